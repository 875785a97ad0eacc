import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { all } from '../../src/app/load.ts';
import type { Store } from '../../src/app/ports/store.ts';
import type { Person } from '../../src/domain/people/people.ts';
import type { Prompt } from '../../src/domain/voice/prompt.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createFaked, type Faked, TEACHER, TEAM } from '../platforms/slack/support/faked.ts';
import { askNow } from '../platforms/teams/support/ask-now.ts';
import { createWiredRig, type WiredRig } from '../platforms/teams/support/wired-rig.ts';
import { REDIS_SERVER, type RedisServer, startRedis } from '../support/redis-server.ts';

const TEAMS_PATIENCE_MS = 5000;
const SLACK_PATIENCE_MS = 3000;
const NOT_SAVED = /ikke lagret|ikkje lagra/;

async function timed<T>(work: Promise<T>): Promise<{ ms: number; result: T }> {
  const began = performance.now();
  const result = await work;
  return { ms: performance.now() - began, result };
}

/** A Redis that is there and says nothing, and one that is not there. */
const AWAY = [
  {
    name: 'hangs',
    leave: async (server: RedisServer) => void process.kill(server.pid(), 'SIGSTOP'),
    back: async (server: RedisServer) => void process.kill(server.pid(), 'SIGCONT'),
  },
  {
    name: 'is gone',
    leave: (server: RedisServer) => server.kill(),
    back: (server: RedisServer) => server.start(),
  },
];

describe.skipIf(!REDIS_SERVER).each(AWAY)('in the middle of a round Redis $name', ({ leave, back }) => {
  let server: RedisServer;
  let store: Store;
  beforeAll(async () => {
    server = await startRedis();
    store = await openStore(server.url, { virtualTime: true });
  });
  beforeEach(() => server.flush());
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  async function answersOf(prompt: Prompt): Promise<string[]> {
    const [question = ''] = prompt.questions;
    const found = await all(store, 'fjordvik', 'answer', `${prompt.id}:`);
    return found.map(({ texts }) => texts[question] ?? '').sort();
  }

  it('Teams: everybody is told in time that nothing was saved, and all that was thanked for is there', async () => {
    const rig: WiredRig = await createWiredRig({ store });
    try {
      const people = rig.folder.people
        .filter(({ schools, teams }) => schools[0] === 'nordlia' && teams.length > 0)
        .slice(0, 6);
      rig.knows(...people);
      rig.connector.allow('POST', /activities$/);
      rig.connector.allow('PUT', /activities/);
      for (const person of people)
        await rig.post(rig.activity(person, { type: 'installationUpdate', action: 'add' }));
      const prompt = await askNow(rig, people);
      const say = (person: Person, words: string) => {
        const values = { [prompt.questions[0] ?? '']: words };
        return rig.post(
          rig.activity(person, { ...rig.execute('answer.save', prompt.id, values), replyToId: 'card' }),
        );
      };
      const thanked: string[] = [];
      const saveAll = async (some: Person[]) => {
        for (const person of some) {
          const { body } = await say(person, `ord fra ${person.id}`);
          if (JSON.stringify(body).includes('Takk')) thanked.push(`ord fra ${person.id}`);
        }
      };
      await saveAll(people.slice(0, 3));
      expect(thanked).toHaveLength(3);
      await rig.quiet();

      await leave(server);
      const told = await Promise.all(people.map((person) => timed(say(person, 'ord som ikke kom fram'))));
      for (const { ms, result } of told) {
        expect(result.status).toBe(200);
        expect(ms).toBeLessThan(TEAMS_PATIENCE_MS);
        expect(result.body.value).toMatch(NOT_SAVED);
      }
      await back(server);
      await expect
        .poll(
          () =>
            store.nextDue().then(
              () => true,
              () => false,
            ),
          { timeout: 10_000 },
        )
        .toBe(true);

      await saveAll(people.slice(3));
      expect(thanked).toHaveLength(6);
      expect(await answersOf(prompt)).toEqual(thanked.toSorted());
    } finally {
      await rig.close();
    }
  }, 120_000);

  it('Slack: everybody is told in time that nothing was saved, and the words stay in the dialog', async () => {
    const slack: Faked = await createFaked({ store });
    try {
      await slack.command('hjelp');
      const teacher = slack.rig.folder.people.filter(({ email }) => email === TEACHER.email);
      const prompt = await askNow(slack.rig, teacher);
      await slack.interact(slack.press({ action_id: 'open:answer.save', value: prompt.id }));
      await slack.rig.attached.close();
      const opened = slack.api.seen.findLast(({ method }) => method === 'views.open');
      const view = { ...JSON.parse(opened?.args.view ?? '{}'), id: 'V1', root_view_id: 'V1', hash: '1' };
      const [input] = view.blocks.filter(({ type }: { type: string }) => type === 'input');
      const send = (trigger: string, words: string) =>
        slack.interact({
          type: 'view_submission',
          team: { id: TEAM },
          user: { id: TEACHER.id, team_id: TEAM },
          trigger_id: trigger,
          view: {
            ...view,
            state: { values: { [input.block_id]: { field: { type: 'plain_text_input', value: words } } } },
          },
        });

      await leave(server);
      const sent = await Promise.all([
        timed(send('t.1', 'ord som ikke kom fram')),
        timed(slack.command('mine svar')),
        timed(slack.interact(slack.press({ action_id: 'open:answer.save', value: prompt.id }))),
      ]);
      for (const { ms, result } of sent) {
        expect(result.status).toBe(200);
        expect(ms).toBeLessThan(SLACK_PATIENCE_MS);
      }
      const [submitted, command] = sent.map(({ result }) => result.body);
      expect(['errors', 'update']).toContain(submitted.response_action);
      expect(JSON.stringify(submitted)).toMatch(NOT_SAVED);
      expect(JSON.stringify(command)).toMatch(/ikke lagret|tregt/);
      await slack.rig.attached.close();
      expect(slack.hooked.map(({ text }) => text).join()).toMatch(/[Ii]kke lagret|tregt/);
      await back(server);
      await expect
        .poll(
          () =>
            store.nextDue().then(
              () => true,
              () => false,
            ),
          { timeout: 10_000 },
        )
        .toBe(true);

      expect(await answersOf(prompt)).toEqual([]);
      expect((await send('t.2', 'ord som kom fram')).body.response_action).toBe('clear');
      expect(await answersOf(prompt)).toEqual(['ord som kom fram']);
      await slack.rig.attached.close();
    } finally {
      await slack.close();
    }
  }, 120_000);
});
