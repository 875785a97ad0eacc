import { html } from '../../html.ts';
import { type PageContext, page, pathOf } from '../page.ts';

/** Thanks, and what happens with it. */
export function thanksPage(
  context: PageContext,
  { code, again, parents }: { code: string; again: boolean; parents: boolean },
): string {
  const { say } = context;
  return page(context, {
    title: say('pupil.thanks.title'),
    wayOut: { code, parents },
    body: html`<div class="thanks" data-handed-in>
<h1>${say('pupil.thanks.title')}</h1>
<p class="lead">${say(again ? 'pupil.thanks.again' : 'pupil.thanks.lead')}</p>
<ol class="steps"><li>${say('pupil.thanks.next1')}</li><li>${say(parents ? 'pupil.thanks.next2Parents' : 'pupil.thanks.next2')}</li><li>${say('pupil.thanks.next3')}</li></ol>
<p><a class="button quiet" href="${pathOf(context)}">${say('pupil.thanks.done')}</a></p></div>`,
  });
}

/** Something in the way, in a sentence, and the way back. */
export function noticePage(context: PageContext, words: { title: string; text: string }): string {
  return page(context, {
    title: words.title,
    body: html`<h1>${words.title}</h1><p class="lead">${words.text}</p>
<p><a class="button" href="${pathOf(context)}">${context.say('pupil.back')}</a></p>`,
  });
}
