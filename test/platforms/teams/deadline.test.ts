import { afterEach, describe, expect, it, vi } from 'vitest';
import { all } from '../../../src/app/load.ts';
import { createMemoryStore } from '../../../src/store/memory/memory-store.ts';
import { askNow } from './support/ask-now.ts';
import { slowStore } from './support/slow-store.ts';
import { createWiredRig, type WiredRig } from './support/wired-rig.ts';

const WORDS = 'Vi leser høyt hver dag';
let rig: WiredRig;
afterEach(() => rig.close());

/** Guro has a question in her chat, which she answers. */
async function asked(options: { deadlineMs?: number } = {}) {
  const slow = slowStore(createMemoryStore());
  rig = await createWiredRig({ store: slow.store, ...options });
  const guro = rig.person('guro');
  rig.knows(guro);
  rig.connector.allow('POST', /activities$/);
  rig.connector.allow('PUT', /activities/);
  await rig.post(rig.activity(guro, { type: 'installationUpdate', action: 'add' }));
  const prompt = await askNow(rig, [guro]);
  await rig.quiet();
  rig.connector.calls.length = 0;
  const values = { [prompt.questions[0] ?? '']: WORDS };
  const activity = rig.activity(guro, {
    ...rig.execute('answer.save', prompt.id, values),
    replyToId: 'the-card',
  });
  return { slow, guro, prompt, activity };
}

const answers = () => all(rig.store, rig.owner, 'answer');
const says = (value: unknown) => JSON.stringify(value);

describe('the reply to a button comes in time', () => {
  it('within five seconds when the store takes ten, and says «takk» only when it is saved', async () => {
    const { slow, activity } = await asked();
    slow.takes(10_000);
    const started = performance.now();

    const reply = await rig.post(activity);

    expect(performance.now() - started).toBeLessThan(5000);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
    expect(reply.body.value).toContain('ikke lagret ennå');
    expect(await answers()).toEqual([]);
    expect(rig.connector.calls).toEqual([]);

    await vi.waitFor(() => expect(rig.connector.calls).toHaveLength(1), { timeout: 15_000 });
    expect(performance.now() - started).toBeGreaterThan(10_000);
    expect((await answers()).map((one) => Object.values(one.texts))).toEqual([[WORDS]]);
    expect(rig.connector.calls[0]).toMatchObject({ method: 'PUT', path: expect.stringMatching(/the-card$/) });
    expect(says(rig.connector.calls[0]?.body)).toContain('Takk');
  }, 40_000);

  it('is the new card itself when the store is quick, and the message is edited to last', async () => {
    const { activity } = await asked();

    const reply = await rig.post(activity);

    expect(reply.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(says(reply.body.value)).toContain('Takk');
    await vi.waitFor(() => expect(rig.connector.calls).toHaveLength(1));
    expect(rig.connector.calls[0]).toMatchObject({ method: 'PUT' });
  });

  it('says that it was not saved when it was not, and the card keeps what was written', async () => {
    const { slow, activity } = await asked();
    slow.fails(true);

    const reply = await rig.post(activity);

    expect(reply.status).toBe(200);
    expect(reply.body.type).toBe('application/vnd.microsoft.activity.message');
    expect(reply.body.value).toContain('ikke lagret');
    expect(await answers()).toEqual([]);
  });

  it('tells in the chat when what came late was not saved after all', async () => {
    const { slow, activity } = await asked({ deadlineMs: 100 });
    slow.takes(300);
    slow.fails(true);

    const reply = await rig.post(activity);

    expect(reply.body.value).toContain('ikke lagret ennå');
    await vi.waitFor(() => expect(rig.connector.calls).toHaveLength(1));
    expect(rig.connector.calls[0]).toMatchObject({ method: 'POST' });
    expect(says(rig.connector.calls[0]?.body)).toContain('Det ble ikke lagret');
  });

  it('a second copy while the first is saved has one effect and the same reply', async () => {
    const { slow, activity } = await asked();
    slow.takes(300);

    const [first, second] = await Promise.all([rig.post(activity), rig.post(activity)]);

    expect(second).toEqual(first);
    expect(await answers()).toHaveLength(1);
    await vi.waitFor(() => expect(rig.connector.calls).toHaveLength(1));
  });
});
