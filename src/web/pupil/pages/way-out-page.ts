import type { School } from '../../../domain/people/people.ts';
import { type Html, html } from '../../html.ts';
import { type PageContext, page, pathOf } from '../page.ts';

export interface WayOutForm {
  schools: School[];
  chosen?: School;
  token: string;
  values: Record<string, string>;
  problem?: { text: string; field?: string };
}

/** § 12-4: what it does, who is told, what happens next; then a few fields. */
export function wayOutPage(context: PageContext, form: WayOutForm): string {
  const { say } = context;
  const { values, problem, token } = form;
  const wrong = (field: string) => (problem?.field === field ? html`aria-invalid="true"` : undefined);
  return page(context, {
    title: say('pupil.adult.title'),
    wayOut: false,
    body: html`
<h1>${say('pupil.adult.title')}</h1>
<p class="lead">${say('pupil.adult.lead')}</p>
<section class="card" aria-labelledby="skjer"><h2 id="skjer">${say('pupil.adult.nextTitle')}</h2>
<ol class="steps"><li>${say('pupil.adult.next1')}</li><li>${say('pupil.adult.next2')}</li><li>${say('pupil.adult.next3')}</li></ol></section>
${problem && html`<p class="problem" role="alert">${problem.text}</p>`}
<form class="card fields" method="post" action="${pathOf(context, 'voksen/sendt')}" autocomplete="off">
<input type="hidden" name="token" value="${token}"><input type="hidden" name="lang" value="${context.tag}">
${schoolField(context, form)}
<div><label for="alert">${say('pupil.adult.what')}</label><p class="hint" id="alert_hint">${say('pupil.adult.whatHint')}</p>
<textarea id="alert" name="alert" rows="5" maxlength="2000" required aria-describedby="alert_hint" ${wrong('alert')}>${values.alert ?? ''}</textarea></div>
<div><label for="name">${say('pupil.adult.name')}</label><p class="hint" id="name_hint">${say('pupil.adult.nameHint')}</p>
<input id="name" name="name" type="text" maxlength="120" autocomplete="off" aria-describedby="name_hint" value="${values.name ?? ''}"></div>
<div><label for="group">${say('pupil.adult.group')}</label><input id="group" name="group" type="text" maxlength="60" autocomplete="off" value="${values.group ?? ''}"></div>
<label class="choice"><input type="checkbox" name="leaders" value="yes" ${values.leaders === 'yes' ? html`checked` : undefined}><span>${say('pupil.adult.leaders')}</span></label>
<button class="button" type="submit">${say('pupil.adult.send')}</button>
</form>
${numbers(context)}`,
  });
}

function schoolField({ say }: PageContext, { schools, chosen, values, problem }: WayOutForm): Html {
  if (chosen) return html`<input type="hidden" name="school" value="${chosen.id}"><p>${chosen.name}</p>`;
  const options = schools.map(
    ({ id, name }) =>
      html`<option value="${id}" ${id === values.school ? html`selected` : undefined}>${name}</option>`,
  );
  const wrong = problem?.field === 'school' ? html`aria-invalid="true"` : undefined;
  return html`<div><label for="school">${say('pupil.adult.school')}</label>
<select id="school" name="school" required ${wrong}><option value="">${say('pupil.adult.choose')}</option>${options}</select></div>`;
}

/** Who answers now, also at night. */
function numbers({ say }: PageContext): Html {
  return html`<section class="numbers" aria-labelledby="ringe"><h2 id="ringe">${say('pupil.adult.callTitle')}</h2>
<ul><li>${say('pupil.adult.call112')}</li><li>${say('pupil.adult.call116111')}</li></ul></section>`;
}

export function toldPage(context: PageContext, { names }: { names: string[] }): string {
  const { say, tag } = context;
  const list = new Intl.ListFormat(tag, { type: 'conjunction' }).format(names);
  return page(context, {
    title: say('pupil.adult.toldTitle'),
    wayOut: false,
    body: html`<h1>${say('pupil.adult.toldTitle')}</h1>
<p class="lead">${say('pupil.adult.told', { names: list })}</p>
<ol class="steps"><li>${say('pupil.adult.toldNext1')}</li><li>${say('pupil.adult.toldNext2')}</li></ol>
${numbers(context)}<p><a class="button quiet" href="${pathOf(context)}">${say('pupil.thanks.done')}</a></p>`,
  });
}
