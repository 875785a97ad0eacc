import { html } from '../../html.ts';
import { languageChoice, type PageContext, page, pathOf } from '../page.ts';

/** Where everybody begins: one field for the code. */
export function codePage(
  context: PageContext,
  { problem, asked = '', typed = '' }: { problem?: string; asked?: string; typed?: string },
): string {
  const { say } = context;
  const described = problem ? 'problem hint' : 'hint';
  return page(context, {
    title: say('pupil.code.title'),
    top: languageChoice(context, pathOf(context), html``, 'get'),
    body: html`
<h1>${say('pupil.code.title')}</h1>
<p class="lead">${say('pupil.code.lead')}</p>
<form class="card code-form" method="post" action="${pathOf(context)}" autocomplete="off" data-code-form>
<input type="hidden" name="lang" value="${asked}">
<label for="code">${say('pupil.code.label')}</label>
<p class="hint" id="hint">${say('pupil.code.hint')}</p>
${problem && html`<p class="problem" id="problem" role="alert">${problem}</p>`}
<input class="code" id="code" name="code" type="text" value="${typed}" maxlength="30" dir="ltr" spellcheck="false" autocapitalize="characters" autocorrect="off" inputmode="text" aria-describedby="${described}" ${problem ? html`aria-invalid="true" autofocus` : undefined}>
<button class="button" type="submit">${say('pupil.code.send')}</button>
</form>`,
  });
}
