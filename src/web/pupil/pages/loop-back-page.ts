import type { LoopBackStory } from '../../../app/pupil/loop-back-story.ts';
import { formatDay } from '../../../i18n/dates.ts';
import { html } from '../html.ts';
import { languageChoice, languageOf, type PageContext, page, pathOf } from '../page.ts';

/** «november», in the page's language. */
export function monthOf(context: PageContext, date: string): string {
  const locale = context.tag === 'en' ? 'en-GB' : context.tag;
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T12:00Z`),
  );
}

function dayOf({ tag, language }: PageContext, date: string): string {
  if (tag === language) return formatDay(language, date);
  const day = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(tag, day).format(new Date(`${date}T12:00Z`));
}

/** What the same code opens when the school has answered. */
export function loopBackPage(context: PageContext, story: LoopBackStory, code: string): string {
  const { say } = context;
  const own = languageOf(context, context.tag !== context.language);
  const month = monthOf(context, story.askedOn);
  return page(context, {
    title: say('pupil.loopBack.title'),
    top: languageChoice(context, pathOf(context), html`<input type="hidden" name="code" value="${code}">`),
    wayOut: { code },
    body: html`
<h1>${say('pupil.loopBack.title')}</h1>
<p class="lead">${say('pupil.loopBack.lead', { month, school: story.school.name })}</p>
<p class="why"><span>${say('pupil.questions.about')}</span> <span class="own" ${own}>${story.round.theme}</span></p>
<p class="words" ${own}>${story.words}</p>
${
  story.pairs.length > 0 &&
  html`<ul class="said">${story.pairs.map(
    ({ said, done }) =>
      html`<li>${said && html`<strong>${say('pupil.loopBack.said', { month })}</strong> <span ${own}>${said}</span>`}<strong>${say('pupil.loopBack.done')}</strong> <span ${own}>${done}</span></li>`,
  )}</ul>`
}
${story.nextCheck && html`<p>${say('pupil.loopBack.next', { day: dayOf(context, story.nextCheck) })}</p>`}
<p>${say('pupil.loopBack.footer')}</p>`,
  });
}
