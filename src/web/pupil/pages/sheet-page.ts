import type { OpenTicket } from '../../../app/pupil/tickets.ts';
import { html } from '../../html.ts';
import { type PageContext, page } from '../page.ts';

/** For the teacher: makes the sheet when the button is pressed, not before. */
export function sheetPage(context: PageContext, { group, story, answered, ticket }: OpenTicket): string {
  const { say } = context;
  if (ticket.kind === 'loopBack') return loopBackSheetPage(context, group.name);
  return page(context, {
    title: say('pupil.sheet.title', { group: group.name }),
    wayOut: false,
    body: html`
<h1>${say('pupil.sheet.title', { group: group.name })}</h1>
<p class="lead">${say('pupil.sheet.lead', { n: Math.max(0, group.size - answered), school: story.school.name })}</p>
<form class="card" method="post" autocomplete="off">
<ul class="promises plain"><li>${say('pupil.sheet.point1')}</li><li>${say('pupil.sheet.point2')}</li><li>${say('pupil.sheet.point3')}</li></ul>
<button class="button" type="submit">${say('pupil.sheet.fetch')}</button>
</form>`,
  });
}

function loopBackSheetPage(context: PageContext, group: string): string {
  const { say } = context;
  return page(context, {
    title: say('pupil.loopBack.sheetTitle', { group }),
    wayOut: false,
    body: html`
<h1>${say('pupil.loopBack.sheetTitle', { group })}</h1>
<p class="lead">${say('pupil.loopBack.sheetLead')}</p>
<form class="card" method="post" autocomplete="off"><button class="button" type="submit">${say('pupil.sheet.fetch')}</button></form>`,
  });
}
