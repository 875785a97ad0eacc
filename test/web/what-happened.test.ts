import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestWeb, type TestWeb } from '../support/web-client.ts';
import { createFakeWorkbench, type FakeWorkbench, OWNER, question } from '../support/workbench-fake.ts';

const TIME = '/workbench/api/time';
let fake: FakeWorkbench;
let web: TestWeb;

beforeEach(async () => {
  fake = await createFakeWorkbench();
  const { runUntil } = fake.deps;
  fake.deps.runUntil = async (at, progress, signal) => {
    const { card, fallbackText, language } = fake.deps.render(question('Hva vil du si?'));
    const said = { from: 'bot', card, fallbackText, language } as const;
    for (const person of ['ola', 'rune'])
      await fake.chat.post(OWNER, { ...said, conversation: `person:${person}`, deliveryId: 'p:prompt' }, at);
    const reply = await fake.chat.post(OWNER, { ...said, conversation: 'person:kari' }, at);
    await fake.chat.revise(OWNER, reply, { card, fallbackText, language }, at);
    await runUntil(at, progress, signal);
  };
  web = await openTestWeb(fake.deps);
});
afterEach(() => web.close());

it('sums up a move of the time: who got what, and what changed, but not what one asked for oneself', async () => {
  expect(await web.json(TIME)).not.toHaveProperty('happened');
  await web.post(TIME, { to: 'day' });
  for (;;) {
    const { jump, happened } = await web.json(TIME);
    if (jump) continue;
    const sent = [{ title: 'Hva vil du si?', people: ['ola', 'rune'], teams: [] }];
    expect(happened).toEqual({ sent, others: 0, changed: 1 });
    return;
  }
});
