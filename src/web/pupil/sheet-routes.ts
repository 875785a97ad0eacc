import { type Request, type Response, Router } from 'express';
import { loopBackStory } from '../../app/pupil/loop-back-story.ts';
import { newSheet, type OpenTicket, openTicket } from '../../app/pupil/tickets.ts';
import { inSchoolsStandard, type PageContext } from './page.ts';
import { noticePage } from './pages/notice-page.ts';
import { sheetPage } from './pages/sheet-page.ts';
import { codeSheet } from './pdf/code-sheet.ts';
import { loopBackSheet } from './pdf/loop-back-sheet.ts';
import { contextOf } from './request.ts';
import type { PupilRouteParts } from './route-parts.ts';

/** The sheet of codes, for whoever has the link from the card. The codes are made when it is fetched and are kept nowhere.
 * No limit of its own: the link holds 128 random bits, and wrong codes from the same school must not shut its teachers out. */
export function sheetRoutes({ app, clock }: PupilRouteParts): Router {
  const router = Router();

  router.get('/:owner/ark/:secret', async (request, response) => {
    const found = await find(request, response);
    if (found) response.send(sheetPage(found.context, found.open));
  });

  router.post('/:owner/ark/:secret', async (request, response) => {
    const found = await find(request, response);
    if (!found) return;
    const { context, open } = found;
    if (open.ticket.kind === 'loopBack') return loopBack(response, context, open);
    const codes = await newSheet(app, context.owner, open, clock.now());
    if (!codes) return gone(response, context);
    const pdf = await codeSheet(context, open, {
      codes,
      url: `${app.publicUrl ?? ''}/svar/${context.owner.id}`,
    });
    const name = `${context.say('pupil.sheet.file')}-${open.group.id}.pdf`;
    response.attachment(name).type('application/pdf').send(pdf);
  });

  async function loopBack(response: Response, context: PageContext, { story, group }: OpenTicket) {
    const { round, school, hearing } = story;
    const back = round && (await loopBackStory(app.store, context.owner, school, round, hearing.voice));
    if (!back) return gone(response, context);
    const sheet = await loopBackSheet(context, group.name, back);
    const name = `${context.say('pupil.loopBack.file')}-${group.id}.pdf`;
    response.attachment(name).type('application/pdf').send(sheet);
  }

  async function find(request: Request, response: Response) {
    const context = await contextOf(app, request, response);
    if (!context) return undefined;
    const open = await openTicket(app, context.owner, String(request.params.secret), clock.now());
    if (!open) return void gone(response, context);
    return { context: inSchoolsStandard(context, open.story.school), open };
  }

  return router;
}

function gone(response: Response, context: PageContext): void {
  const { say } = context;
  const words = { title: say('pupil.sheet.goneTitle'), text: say('pupil.sheet.gone') };
  response.status(410).send(noticePage(context, words));
}
