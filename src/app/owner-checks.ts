import { canShow } from '../domain/privacy/min-group.ts';
import { all } from './load.ts';
import { storyOf } from './prompt-story.ts';
import type { Ctx } from './use-case.ts';
import type { OwnerCheck } from './views/digest.ts';
import { questionsOf } from './views/question.ts';

/** What rektorer answered about the owner, once the window is over and enough of them have. */
export async function ownerChecks({
  app,
  store,
  owner,
  now,
}: Pick<Ctx, 'app' | 'store' | 'owner' | 'now'>): Promise<OwnerCheck[]> {
  const prompts = (await all(store, owner.id, 'prompt')).filter(
    (one) => one.purpose === 'ownerCheck' && one.closesAt <= now,
  );
  return Promise.all(
    prompts.map(async (prompt): Promise<OwnerCheck> => {
      const answers = await all(store, owner.id, 'unnamedAnswer', `${prompt.id}:`);
      const story = await storyOf(store, owner, prompt);
      const shown = canShow('owner', answers.length, app.minGroups) && story.ok;
      const questions = shown ? questionsOf(story.story) : [];
      const byQuestion = questions.map((question) => ({
        question,
        texts: answers.flatMap((answer) => answer.texts[question.id] ?? []).sort(),
      }));
      const answer = (await store.read(owner.id, 'ownerCheckAnswer', prompt.id))?.body;
      return { prompt: prompt.id, byQuestion, min: app.minGroups.owner, ...(answer ? { answer } : {}) };
    }),
  );
}
