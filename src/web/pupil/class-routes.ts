import { Router } from 'express';
import { beginTogether, type ClassMode, openClassMode, saveTogether } from '../../app/pupil/class-paper.ts';
import { countWrongCode } from './limits.ts';
import { pageContext } from './page.ts';
import { classPage } from './pages/class-page.ts';
import { codePage } from './pages/code-page.ts';
import type { PupilRouteParts } from './pupil-pages.ts';
import { askedLanguage, contextOf, formOf } from './request.ts';

/** The class together on the teacher's screen: each step is saved before the next is shown. */
export function classRoutes({ app, clock, limits }: PupilRouteParts): Router {
  const router = Router();

  router.post('/:owner/klasse', limits.codes, async (request, response) => {
    const context = await contextOf(app, request, response);
    if (!context) return;
    const values = formOf(request);
    const open = () => openClassMode(app, context.owner, values.code ?? '', clock.now());
    const found = await open();
    if (!found.ok) {
      if (found.code === 'CODE.UNKNOWN') countWrongCode(response);
      const problem = context.say(`refusal.${found.code}`, found.params ?? {});
      response.status(422).send(codePage(context, { problem, asked: context.language }));
      return;
    }
    const { mode } = found;
    const spoken = pageContext(context.owner, askedLanguage(request) ?? mode.opened.language);
    const step = stepOf(values.step, mode);
    if (values.go === undefined) {
      response.send(classPage(spoken, { mode, step: 0, values: {} }));
      return;
    }
    const question = mode.opened.story.questions[step - 1];
    const saved = question
      ? await saveTogether(app, context.owner, mode, question, values)
      : await beginTogether(app, context.owner, mode, values.present ?? '');
    if (!saved.ok) {
      const problem = {
        text: spoken.say(`refusal.${saved.code}`, saved.params ?? {}),
        field: String(saved.params?.field),
      };
      response.status(422).send(classPage(spoken, { mode, step, values, problem }));
      return;
    }
    const now = await open();
    const next = values.go === 'back' ? Math.max(step - 1, 1) : step + 1;
    response.send(classPage(spoken, { mode: now.ok ? now.mode : mode, step: next, values: {} }));
  });

  return router;
}

function stepOf(typed: string | undefined, { opened, paper }: ClassMode): number {
  const step = /^\d{1,2}$/.test(typed ?? '') ? Number(typed) : 0;
  return paper ? Math.min(step, opened.story.questions.length) : 0;
}
