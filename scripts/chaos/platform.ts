/** Slack, Teams and everybody on them, in a process of its own: it sees what the killed ones do, and outlives them. */
import { setTimeout as pause } from 'node:timers/promises';
import { random } from '../../src/simulate/random.ts';
import { startLocalIssuer } from '../../test/platforms/teams/support/local-issuer.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createPeople } from './people.ts';
import { startSlackSide } from './slack-side.ts';
import { startTeamsSide } from './teams-side.ts';
import { type Colleague, type PlatformPlaces, slackUser, type World } from './world.ts';

export type ToPlatform = { type: 'begin'; world: World } | { type: 'end' };
export type FromPlatform =
  | { type: 'ready'; places: PlatformPlaces }
  | { type: 'progress'; arrived: number; thanked: number; busy: number }
  | { type: 'ledger'; ledger: Ledger };

const seed = Number(process.argv[2]);
const book = createLedger();
const byId = new Map<string, Colleague>();
let people: ReturnType<typeof createPeople> | undefined;

const posted = (person: Colleague | undefined, message: string, card: string) => {
  if (person) people?.posted(person, message, card);
};
const [slack, teams, issuer] = await Promise.all([
  startSlackSide(random(seed, 'slack'), book, {
    posted: (user, ts, blocks) => posted(byId.get(user), ts, blocks),
    shown: (card) => people?.shown(card),
    opened: (trigger, view) => people?.opened(trigger, view) ?? {},
  }),
  startTeamsSide(random(seed, 'teams'), book, {
    posted: (person, id, activity) => {
      people?.shown(activity);
      posted(byId.get(person), id, activity);
    },
    shown: (activity) => people?.shown(activity),
  }),
  startLocalIssuer(),
]);
const places: PlatformPlaces = {
  apiUrl: slack.apiUrl,
  connectorHost: teams.host,
  serviceUrl: teams.serviceUrl,
  issuer: issuer.issuer,
};

function begin(world: World): void {
  for (const one of world.people) byId.set(one.platform === 'slack' ? slackUser(one.id) : one.id, one);
  slack.people(world.people.filter(({ platform }) => platform === 'slack'));
  teams.people(world.people.filter(({ platform }) => platform === 'teams'));
  people = createPeople({
    world,
    places,
    slackUrl: slack.url,
    bearer: issuer.bearer(teams.serviceUrl),
    dice: random(seed, 'people'),
    book,
  });
}

async function end(): Promise<void> {
  while ((people?.busy() ?? 0) > 0) await pause(50);
  say({ type: 'ledger', ledger: book.ledger });
}

function say(message: FromPlatform): void {
  process.send?.(message);
}

process.on('message', (message: ToPlatform) => {
  if (message.type === 'begin') begin(message.world);
  else void end();
});
process.once('disconnect', () => process.exit(0));
setInterval(() => {
  const { arrived, counts } = book.ledger;
  say({
    type: 'progress',
    arrived: Object.keys(arrived).length,
    thanked: counts.thanked,
    busy: people?.busy() ?? 0,
  });
}, 500);
say({ type: 'ready', places });
