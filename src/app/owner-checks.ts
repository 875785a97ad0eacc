import { frozenAnswers } from './frozen.ts';
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
      const release = await frozenAnswers(app, owner, prompt, now);
      const story = await storyOf(store, owner, prompt);
      const questions = story.ok ? questionsOf(story.story) : [];
      const byQuestion = questions.flatMap((question) => {
        const { texts = [], atoms = [] } =
          release?.questions.find((one) => one.question === question.id) ?? {};
        const [atom] = atoms;
        return texts.length > 0 || atom ? [{ question, texts, ...(atom ? { bands: atom.bands } : {}) }] : [];
      });
      const answer = (await store.read(owner.id, 'ownerCheckAnswer', prompt.id))?.body;
      return { prompt: prompt.id, byQuestion, min: app.minGroups.owner, ...(answer ? { answer } : {}) };
    }),
  );
}
