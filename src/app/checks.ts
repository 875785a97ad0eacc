import type { Question } from '../domain/cycle/activity.ts';
import type { OwnerCheckAnswer } from '../domain/dialogue/learning.ts';
import type { SchoolId } from '../domain/people/people.ts';
import type { Band } from '../domain/privacy/release.ts';
import type { Prompt } from '../domain/voice/prompt.ts';
import { frozenAnswers } from './frozen.ts';
import { all } from './load.ts';
import { storyOf } from './prompt-story.ts';
import type { Ctx } from './use-case.ts';
import { questionsOf } from './views/question.ts';

/** Those who answer to others are asked without names: rektorer about the owner, staff about the leaders (SEED 1.3.2). */
export interface Check {
  prompt: string;
  /** Absent when the owner asked. */
  school?: SchoolId;
  /** Empty when too few answered. */
  byQuestion: Said[];
  min: number;
  /** What those who asked have said that they change. */
  answer?: OwnerCheckAnswer;
}

export interface Said {
  question: Question;
  texts: string[];
  /** Of a question with choices: how much of the group, never how many. */
  bands?: Record<string, Band>;
}

type Parts = Pick<Ctx, 'app' | 'store' | 'owner' | 'now'>;

/** What rektorer answered about the owner, once the window is over and enough of them have. */
export async function ownerChecks(ctx: Parts): Promise<Check[]> {
  return checksOf(ctx, (prompt) => prompt.purpose === 'ownerCheck');
}

/** What the staff of these schools answered about how the school is led. */
export async function leaderChecks(ctx: Parts, schools: readonly SchoolId[]): Promise<Check[]> {
  return checksOf(
    ctx,
    (prompt) => prompt.purpose === 'leaderCheck' && schools.some((school) => school === prompt.school),
  );
}

async function checksOf(ctx: Parts, wanted: (prompt: Prompt) => boolean): Promise<Check[]> {
  const prompts = (await all(ctx.store, ctx.owner.id, 'prompt')).filter(
    (one) => wanted(one) && one.closesAt <= ctx.now,
  );
  return Promise.all(prompts.map((prompt) => checkOf(ctx, prompt)));
}

async function checkOf({ app, store, owner, now }: Parts, prompt: Prompt): Promise<Check> {
  const release = await frozenAnswers(app, owner, prompt, now);
  const story = await storyOf(store, owner, prompt);
  const questions = story.ok ? questionsOf(story.story) : [];
  const byQuestion = questions.flatMap((question): Said[] => {
    const { texts = [], atoms = [] } = release?.questions.find((one) => one.question === question.id) ?? {};
    const [atom] = atoms;
    return texts.length > 0 || atom ? [{ question, texts, ...(atom ? { bands: atom.bands } : {}) }] : [];
  });
  const answer = (await store.read(owner.id, 'ownerCheckAnswer', prompt.id))?.body;
  return {
    prompt: prompt.id,
    ...(prompt.school === undefined ? {} : { school: prompt.school }),
    byQuestion,
    min: app.minGroups[prompt.school === undefined ? 'owner' : 'school'],
    ...(answer ? { answer } : {}),
  };
}
