import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  commandForm,
  createFaked,
  eventBody,
  type Faked,
  pressBody,
  TEACHER,
  TEAM,
} from './support/faked.ts';
import { createMutate, createRandom } from './support/mutate.ts';
import { FORM, interaction, sendSigned } from './support/signed.ts';

/** `RUNS=100000 npx vitest run test/platforms/slack/fuzz.test.ts` runs them all; SEED makes it another hundred thousand. */
const RUNS = Number(process.env.RUNS ?? 1500);
const SEED = Number(process.env.SEED ?? 20261124);
const AT_ONCE = 20;

let slack: Faked;
beforeAll(async () => {
  slack = await createFaked({ deadlineMs: 1500 });
  await slack.command('hjelp');
});
afterAll(() => slack.close());

/** One of each kind of thing that Slack sends. None of them would change anything but the person's own settings. */
function originals(hooksUrl: string): unknown[] {
  const view = {
    id: 'V1',
    type: 'modal',
    hash: '1.1',
    root_view_id: 'V1',
    callback_id: 'settings.save',
    private_metadata: '{"ref":"self","meta":"{\\"openedAt\\":1}"}',
    title: { type: 'plain_text', text: 'Innstillinger' },
    blocks: [
      {
        type: 'input',
        block_id: 'language',
        element: { type: 'radio_buttons', action_id: 'field', options: [] },
      },
    ],
    state: { values: { language: { field: { type: 'radio_buttons', selected_option: { value: 'en' } } } } },
  };
  const base = { team: { id: TEAM }, user: { id: TEACHER.id, team_id: TEAM }, trigger_id: '1.2.3' };
  return [
    pressBody({ action_id: 'settings.open', value: 'self' }, 'press', hooksUrl),
    pressBody({ action_id: 'open:answer.save', value: 'p:1' }, 'open', hooksUrl),
    pressBody({ action_id: 'home.wheel', value: '' }, 'home', hooksUrl, { view: { ...view, type: 'home' } }),
    pressBody({ type: 'plain_text_input', action_id: 'field', value: 'ord' }, 'typed', hooksUrl, { view }),
    { type: 'view_submission', ...base, view },
    { type: 'view_closed', ...base, is_cleared: false, view },
    { type: 'shortcut', ...base, callback_id: 'home.status', action_ts: '1.1' },
    eventBody({ type: 'message', channel: 'D1', channel_type: 'im', text: 'hjelp', ts: '1.1' }, 'im'),
    eventBody({ type: 'app_mention', channel: 'C1', text: 'hjelp', ts: '1.1' }, 'mention'),
    eventBody({ type: 'app_home_opened', tab: 'home', channel: 'D1' }, 'tab'),
    eventBody(
      { type: 'member_joined_channel', channel: 'C1', user: 'UBOTT0ONE', inviter: TEACHER.id },
      'joined',
    ),
    { type: 'url_verification', challenge: 'abc' },
    Object.fromEntries(new URLSearchParams(commandForm('språk', TEACHER.id, TEAM, 'c', hooksUrl))),
  ];
}

describe('requests that Slack signed and that are broken in some way', () => {
  it(`${RUNS} of them: no crash, no 5xx, always an answer, and only this person's own settings change`, {
    timeout: 3_600_000,
  }, async () => {
    const random = createRandom(SEED);
    const mutate = createMutate(random);
    const whole = originals(slack.hooksUrl);
    const statuses = new Map<number, number>();
    const broken: string[] = [];
    let crashes = 0;
    const count = () => {
      crashes += 1;
    };
    process.on('unhandledRejection', count);
    const before = await othersState();
    for (let done = 0; done < RUNS; done += AT_ONCE) {
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, RUNS - done) }, one));
    }
    await slack.rig.attached.close();
    process.off('unhandledRejection', count);
    console.log(
      `${RUNS} requests: ${[...statuses]
        .sort()
        .map(([status, n]) => `${status} × ${n}`)
        .join(', ')}`,
    );
    expect(crashes).toBe(0);
    expect(broken).toEqual([]);
    expect([...statuses.keys()].every((status) => [200, 400, 413].includes(status))).toBe(true);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(RUNS / 20);
    expect(await othersState()).toBe(before);

    async function one(): Promise<void> {
      const original = whole[Math.floor(random() * whole.length)];
      const [raw, type] = asSent(mutate(structuredClone(original)), original, random);
      const { status } = await sendSigned(slack.rig.endpoint, raw, type, { at: slack.now() });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status >= 500) broken.push(raw.slice(0, 1000));
    }
  });

  it('those that are invalid change nothing at all', async () => {
    const random = createRandom(SEED + 1);
    const mutate = createMutate(random);
    const whole = originals(slack.hooksUrl);
    for (let done = 0; done < Math.min(RUNS, 400); done += 1) {
      const original = whole[Math.floor(random() * whole.length)];
      const [raw, type] = asSent(mutate(structuredClone(original)), original, random);
      await slack.rig.attached.close();
      const before = slack.watched.commits();
      const { status } = await sendSigned(slack.rig.endpoint, raw, type, { at: slack.now() });
      if (status === 200) continue;
      await slack.rig.attached.close();
      expect(slack.watched.commits(), raw.slice(0, 500)).toBe(before);
    }
  });
});

/** As the bytes that go over the wire; now and then these are broken too. */
function asSent(value: unknown, original: unknown, random: () => number): [string, string] {
  const isCommand = typeof original === 'object' && original !== null && 'command' in original;
  const isEvent =
    typeof original === 'object' &&
    original !== null &&
    !isCommand &&
    ('event_id' in original || 'challenge' in original);
  const whole: [string, string] = isEvent
    ? [JSON.stringify(value) ?? '', 'application/json']
    : isCommand && typeof value === 'object' && value !== null
      ? [
          new URLSearchParams(
            Object.entries(value).map(([key, one]) => [
              key,
              (typeof one === 'string' ? one : (JSON.stringify(one) ?? '')).toWellFormed(),
            ]),
          ).toString(),
          FORM,
        ]
      : [interaction(value as object), FORM];
  const [raw, type] = whole;
  if (random() > 0.1) return whole;
  const cut = Math.floor(random() * raw.length);
  return [
    random() < 0.5 ? raw.slice(0, cut) : `${raw.slice(0, cut)}\u0000${raw.slice(cut + 1)}`,
    random() < 0.8 ? type : 'text/plain',
  ];
}

/** Everything but what the person may change: their own settings, drafts, address, and the inbox rows of that. */
async function othersState(): Promise<string> {
  const own = slack.rig.folder.people.find(({ email }) => email === TEACHER.email)?.id;
  const state: unknown[] = [];
  for (const collection of [
    'owner',
    'school',
    'team',
    'person',
    'prompt',
    'answer',
    'unnamedAnswer',
    'round',
    'measure',
    'finding',
    'dialogue',
    'slackInstallation',
    'safetyAlert',
    'helpRequest',
  ] as const) {
    for await (const { id, body } of slack.watched.store.list('fjordvik', collection)) {
      if (id !== own) state.push([collection, id, body]);
    }
  }
  return JSON.stringify(state);
}
