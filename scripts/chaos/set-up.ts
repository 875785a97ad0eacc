import { kommune } from '../../bench/kommune.ts';
import { knowAs } from '../../src/app/addresses.ts';
import { importOwner, type OwnerData } from '../../src/app/import-owner.ts';
import type { Address } from '../../src/app/ports/messenger.ts';
import type { Change, Store } from '../../src/app/ports/store.ts';
import type { Verb } from '../../src/app/verbs.ts';
import { createHouse } from '../../src/assemble.ts';
import { toEpoch } from '../../src/domain/calendar/zoned-time.ts';
import type { Person, School } from '../../src/domain/people/people.ts';
import { createIds } from '../../src/ids.ts';
import { createLog } from '../../src/observe/log.ts';
import { createVirtualClock } from '../../src/simulate/advance-time.ts';
import { random } from '../../src/simulate/random.ts';
import {
  type Asked,
  type ChaosPlan,
  type Colleague,
  KEY,
  OWNER,
  type PlatformPlaces,
  SLACK_TEAM,
  slackUser,
  teamsConversation,
} from './world.ts';

/** A Wednesday on which the wheel has little else to do. */
export const START = toEpoch('2026-12-02', '09:30', 'Europe/Oslo');
const PER_SCHOOL = 200;
/** Leaders and others who are not asked. */
const NOT_ASKED = 4;
/** Slack takes four a second, Teams thirty. */
const ON_SLACK = 0.25;
const BLOCKED = 0.01;

export interface SetUp {
  people: Colleague[];
  asked: Asked[];
}

/** A municipality in the store, and a round at each of its schools, begun by its rektor one school after another. */
export async function setUp(
  store: Store,
  plan: ChaosPlan,
  places: PlatformPlaces,
  spreadMs: number,
): Promise<SetUp> {
  const schools = Math.max(2, Math.round(plan.people / PER_SCHOOL));
  const data = kommune(OWNER, schools, Math.ceil(plan.people / schools) + NOT_ASKED);
  const people = colleagues(data.people, plan.seed);
  await fill(store, data, people, places);
  const asked: Asked[] = [];
  for (const [n, school] of data.schools.entries()) {
    const at = START + Math.round((n * spreadMs) / data.schools.length);
    asked.push(await beginRound(store, data, school, at));
  }
  return { people, asked };
}

function colleagues(people: Person[], seed: number): Colleague[] {
  const dice = random(seed, 'colleagues');
  return people.map(({ id, name, email }) => ({
    ...{ id, name, email },
    platform: dice.chance(ON_SLACK) ? 'slack' : 'teams',
    blocked: dice.chance(BLOCKED),
  }));
}

async function fill(
  store: Store,
  data: OwnerData,
  people: Colleague[],
  { serviceUrl }: PlatformPlaces,
): Promise<void> {
  const onSlack = new Set(people.filter(({ platform }) => platform === 'slack').map(({ id }) => id));
  const imported = await importOwner(store, data, (key): Address => {
    const id = key.replace(/^(person|team):/, '');
    return onSlack.has(id)
      ? { platform: 'slack', conversation: { owner: OWNER, team: SLACK_TEAM, channel: slackUser(id) } }
      : { platform: 'teams', conversation: teamsConversation(id, serviceUrl) };
  });
  if (!imported.ok) throw new Error(imported.code);
  const known = people.flatMap(({ id, platform }): Change[] =>
    knowAs(platform, platform === 'slack' ? `${SLACK_TEAM}:${slackUser(id)}` : `oid-${id}`, {
      type: 'person',
      person: id,
    }),
  );
  await store.commit(OWNER, known);
}

/** Rektor's own presses, from the form to the start. */
async function beginRound(store: Store, data: OwnerData, school: School, at: number): Promise<Asked> {
  const clock = createVirtualClock(at);
  const log = createLog({ level: 'error' });
  const house = createHouse({ store, clock, ids: createIds(KEY), log, messengers: {} });
  const actor = data.people.find((one) => one.roles.includes('principal') && one.schools.includes(school.id));
  if (!actor) throw new Error(`${school.id} has no rektor`);
  const act = async (verb: Verb, reference: string, values: Record<string, string> = {}) => {
    const event = { key: `${school.id} ${verb}`, owner: OWNER, actor: actor.id, verb, reference, values, at };
    const reply = await house.handleAction({ ...event, place: { type: 'personal' } });
    if (reply.code !== 'OK') throw new Error(`${verb}: ${reply.code}`);
    return reply.view.data;
  };
  const form = await act('round.new', school.id);
  const preview = await act('round.draft', `new@${school.id}`, {
    theme: 'Lesing',
    problem: 'Hva hjelper?',
    questionSet: form.fields?.find(({ id }) => id === 'questionSet')?.value ?? '',
    teams: data.teams
      .filter((team) => team.school === school.id)
      .map(({ id }) => id)
      .join(','),
    window: '3',
  });
  const round = preview.actions?.find(({ verb }) => verb === 'round.start')?.ref ?? '';
  await act('round.start', round);
  const prompt = await store.read(OWNER, 'prompt', `${round}:reflection`);
  if (!prompt) throw new Error('the round did not start');
  return { prompt: prompt.id, question: prompt.body.questions[0] ?? '', people: prompt.body.people };
}
