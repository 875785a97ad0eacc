import type { Question } from '../../domain/cycle/activity.ts';
import { refuse } from '../../domain/result.ts';
import { readOwnQuestion } from '../../domain/voice/own-question.ts';
import { questionsBeside } from '../../domain/voice/theme-question.ts';
import { loadWheel, notFound } from '../load.ts';
import { type HearingStory, isHearingOver, loadHearing } from '../pupil/hearing-story.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { confirmation } from '../views/parts.ts';
import { formAgain } from '../views/refusal.ts';
import { OWN_FIELDS, questionsForm } from '../views/voice-questions.ts';
import { answeredOf, groupsFor } from './voice.ts';

/** Another set of questions, or some of the school's own, as long as nobody has answered. */
export async function openQuestions(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadUnanswered(ctx);
  return loaded.ok ? show(questionsForm(ctx.actor, loaded.story, loaded.sets), { inPlace: false }) : loaded;
}

export async function saveQuestions(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadUnanswered(ctx);
  if (!loaded.ok) return loaded;
  const { story, sets } = loaded;
  const set = sets.find((one) => one.id === ctx.action.values.set);
  if (!set) return refuse('PROMPT.SET_GONE');
  const own: Question[] = [];
  for (const id of OWN_FIELDS) {
    const read = readOwnQuestion(ctx.action.values[id] ?? '', id);
    if (!read.ok)
      return { ...read, view: formAgain(questionsForm(ctx.actor, story, sets), ctx.action.values, read) };
    if (read.question) own.push(read.question);
  }
  const theme = story.hearing.asksTheme === true;
  const questions = questionsBeside(set.questions, { theme, own: own.length }).map(({ id }) => id);
  const body = { ...story.hearing, questionSet: set.id, questions, own };
  const { id, version } = story.stored;
  return decide(
    [{ type: 'put', collection: 'hearing', id, body, expect: version }],
    confirmation(ctx.actor, 'voiceQuestions.saved', { n: questions.length + own.length }),
  );
}

/** The contact and the leaders choose; not one class's teacher for all. */
async function loadUnanswered(ctx: Ctx) {
  const story = await loadHearing(ctx.store, ctx.owner, ctx.action.reference);
  if (!story || !choosesQuestions(ctx, story)) return notFound();
  if (isHearingOver(story, ctx.now)) return refuse('CODE.CLOSED');
  const answered = Object.values(await answeredOf(ctx, story)).some((n) => n > 0);
  if (answered) return refuse('VOICE.ANSWERED');
  const { questionSets } = await loadWheel(ctx.store, ctx.owner);
  return {
    ok: true as const,
    story,
    sets: questionSets.filter((one) => one.audience === story.hearing.voice),
  };
}

function choosesQuestions(ctx: Ctx, { hearing }: HearingStory): boolean {
  return groupsFor(ctx.actor, hearing).length === hearing.groups.length;
}
