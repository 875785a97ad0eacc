import { type Request, type Response, Router } from 'express';
import { handIn } from '../../app/pupil/hand-in.ts';
import { loopBackStory } from '../../app/pupil/loop-back-story.ts';
import { type Opened, openCode, whyNot } from '../../app/pupil/open-code.ts';
import type { Refusal } from '../../domain/result.ts';
import { countWrongCode } from './limits.ts';
import { type PageContext, pageContext, pathOf } from './page.ts';
import { boardPage } from './pages/board-page.ts';
import { classPage } from './pages/class-page.ts';
import { codePage } from './pages/code-page.ts';
import { loopBackPage } from './pages/loop-back-page.ts';
import { thanksPage } from './pages/notice-page.ts';
import { type Paper, questionPage } from './pages/question-page.ts';
import { askedLanguage, contextOf, formOf, unlessOpened } from './request.ts';
import type { PupilRouteParts } from './route-parts.ts';

/** Code, questions, thanks. */
export function answerRoutes({ app, clock, limits, onChange }: PupilRouteParts): Router {
  const router = Router();

  router.get('/:owner', async (request, response) => {
    const context = await contextOf(app, request, response);
    if (context) response.send(codePage(context, { asked: askedLanguage(request) ?? '' }));
  });

  router.post('/:owner', limits.codes, async (request, response) => {
    const found = await opened(request, response);
    if (found)
      response.send(questionPage(found.context, found.opened, { token: app.ids.next(), values: {} }));
  });

  router.post('/:owner/levert', unlessOpened(app, limits.codes), async (request, response) => {
    const context = await contextOf(app, request, response);
    if (!context) return;
    const values = formOf(request);
    const paper = { code: values.code ?? '', token: values.token ?? '', values, now: clock.now() };
    const done = await handIn(app, context.owner, paper);
    const spoken = done.opened ? inSchoolLanguage(context, request, done.opened) : context;
    if (done.ok) {
      onChange();
      const parents = done.opened.story.hearing.voice === 'parents';
      response.send(thanksPage(spoken, { code: done.opened.code, again: done.again, parents }));
      return;
    }
    if (done.opened && (done.code.startsWith('FORM.') || done.code === 'VOICE.BLANK')) {
      response.status(422).send(questionPage(spoken, done.opened, again(spoken, values, done)));
      return;
    }
    refuseCode(response, spoken, done, values.code);
  });

  router.get('/:owner/tavle', async (request, response) => {
    const context = await contextOf(app, request, response);
    if (context) response.send(boardPage(context, `${app.publicUrl ?? ''}${pathOf(context)}`));
  });

  // Back from a page that was posted: to the field for the code, never to an error.
  router.get(['/:owner/levert', '/:owner/klasse'], async (request, response) => {
    const context = await contextOf(app, request, response);
    if (context) response.redirect(303, pathOf(context));
  });

  async function opened(request: Request, response: Response) {
    const context = await contextOf(app, request, response);
    if (!context) return undefined;
    const typed = formOf(request).code ?? '';
    const found = await openCode(app, context.owner, typed);
    if (!found.ok) return refuseCode(response, context, found, typed);
    const spoken = inSchoolLanguage(context, request, found.opened);
    const { story, stored, code } = found.opened;
    const { round, school, hearing } = story;
    const back = round && (await loopBackStory(app.store, context.owner, school, round, hearing.voice));
    if (back) return void response.send(loopBackPage(spoken, back, code));
    const reason = whyNot(found.opened, clock.now());
    if (!reason && stored.body.kind === 'classMode') {
      return void response.send(classPage(spoken, { mode: { opened: found.opened }, step: 0, values: {} }));
    }
    return reason ? refuseCode(response, spoken, reason, typed) : { context: spoken, opened: found.opened };
  }

  return router;
}

/** The school's written standard, unless another was asked for. */
function inSchoolLanguage(context: PageContext, request: Request, opened: Opened): PageContext {
  return pageContext(context, askedLanguage(request), opened.language);
}

/** What was typed stands there still: it may be one sign that is wrong. */
function refuseCode(response: Response, context: PageContext, refusal: Refusal, typed = ''): undefined {
  if (refusal.code === 'CODE.UNKNOWN') countWrongCode(response);
  const words = context.say(`refusal.${refusal.code}`, refusal.params ?? {});
  response
    .status(refusal.code === 'BUSY' ? 503 : 422)
    .send(codePage(context, { problem: words, asked: context.tag, typed: typed.slice(0, 30) }));
  return undefined;
}

/** The same paper, with what was written and what was wrong. */
function again({ say }: PageContext, values: Record<string, string>, refusal: Refusal): Paper {
  const problem = {
    text: say(`refusal.${refusal.code}`, refusal.params ?? {}),
    field: String(refusal.params?.field),
  };
  return { token: values.token ?? '', values, problem, blank: refusal.code === 'VOICE.BLANK' };
}
