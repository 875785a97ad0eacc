import { expect, it } from 'vitest';
import { makePrompt, startPrompt } from '../../src/app/start-prompt.ts';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';
import { createRig } from '../support/dispatcher-rig.ts';

const SET = { id: 's', questions: [{ id: 'q' }] };

/** A prompt to so many at a school, due now. */
function asked(school: string, count: number) {
  const people = Array.from({ length: count }, (_, n) => ({ id: `${school}-${n}` }));
  return startPrompt({
    prompt: makePrompt({
      id: school,
      purpose: 'reflection',
      set: SET as never,
      opensAt: 1000,
      closesAt: 9_000_000,
      people: people as never,
    }),
    remindAt: [],
  }).filter((change) => change.type === 'enqueue' && change.delivery.kind === 'prompt');
}

it('a small school that asks at the same time as a big one does not wait until the big one is through', async () => {
  const store = createMemoryStore();
  // Each conversation is its own person; the tenant is one, with its thirty a second.
  const rig = createRig({
    store,
    concurrency: 64,
    compose: async ({ owner, recipient }) => {
      const id = recipient.type === 'person' ? recipient.person : '';
      return { type: 'send', view: 'v', address: { platform: 'teams', conversation: { tenant: owner, id } } };
    },
  });
  await store.commit('fjordvik', [...asked('a-big', 600), ...asked('b-small', 20), ...asked('c-small', 25)]);
  await rig.runUntil(60_000);
  const order = rig.messenger.posts.map(({ conversation }) => conversation.id.replace(/-\d+$/, ''));
  expect(order).toHaveLength(645);
  // In the first quarter: what is put off for its turn comes after the big school's next thirty. Unspread it is 619.
  const quarter = 645 / 4;
  expect(order.lastIndexOf('b-small')).toBeLessThan(quarter);
  expect(order.lastIndexOf('c-small')).toBeLessThan(quarter);
  // And the big one loses nothing by it: the tenant is busy all the time.
  const [first, last] = [rig.messenger.posts[0], rig.messenger.posts.at(-1)];
  expect((last?.at ?? 0) - (first?.at ?? 0)).toBeLessThan((645 / 30) * 1000 * 1.05);
});
