import { Router } from 'express';
import { beginTogether, type ClassMode, openClassMode, saveTogether } from '../../app/pupil/class-paper.ts';
import type { Owner } from '../../domain/people/people.ts';
import { countWrongCode } from './limits.ts';
import { type PageContext, pageContext } from './page.ts';
import { type ClassStep, classPage } from './pages/class-page.ts';
import { codePage } from './pages/code-page.ts';
import { askedLanguage, contextOf, formOf, unlessOpened } from './request.ts';
import type { PupilRouteParts } from './route-parts.ts';

/** The class together on the teacher's screen: each step is saved before the next is shown. */
export function classRoutes({ app, clock, limits }: PupilRouteParts): Router {
  const router = Router();

  router.post('/:owner/klasse', unlessOpened(app, limits.codes), async (request, response) => {
    const context = await contextOf(app, request, response);
    if (!context) return;
    const values = formOf(request);
    const open = () => openClassMode(app, context.owner, values.code ?? '', clock.now());
    const found = await open();
    if (!found.ok) {
      if (found.code === 'CODE.UNKNOWN') countWrongCode(response);
      const problem = context.say(`refusal.${found.code}`, found.params ?? {});
      response.status(422).send(codePage(context, { problem, asked: context.tag }));
      return;
    }
    const spoken = pageContext(context, askedLanguage(request), found.mode.opened.language);
    const at = await takeStep(context.owner, found.mode, values, spoken);
    const now = await open();
    const mode = now.ok ? now.mode : found.mode;
    response.status(at.problem ? 422 : 200).send(classPage(spoken, { ...at, mode }));
  });

  /** Saves what stands on the screen, and says what comes next. */
  async function takeStep(
    owner: Owner,
    mode: ClassMode,
    values: Record<string, string>,
    { say }: PageContext,
  ): Promise<Omit<ClassStep, 'mode'>> {
    if (values.go === undefined) return { step: 0, values: {} };
    const step = stepOf(values.step, mode);
    const question = mode.opened.story.questions[step - 1];
    const saved = question
      ? await saveTogether(app, owner, mode, question, values)
      : await beginTogether(app, owner, mode, values.present ?? '');
    if (saved.ok) return { step: values.go === 'back' ? Math.max(step - 1, 1) : step + 1, values: {} };
    const text = say(`refusal.${saved.code}`, saved.params ?? {});
    return { step, values, problem: { text, field: String(saved.params?.field) } };
  }

  return router;
}

function stepOf(typed: string | undefined, { opened, paper }: ClassMode): number {
  const step = /^\d{1,2}$/.test(typed ?? '') ? Number(typed) : 0;
  return paper ? Math.min(step, opened.story.questions.length) : 0;
}
