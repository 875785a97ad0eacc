import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { goneFrom, unknownMembers } from '../app/people/member-signs.ts';
import type { Store } from '../app/ports/store.ts';
import { verifyAudit } from '../app/records/audit.ts';
import { type Config, readConfig } from '../config.ts';
import { calendarEndsSoon } from '../domain/calendar/anchors.ts';
import { lastSchoolDay } from '../domain/calendar/school-days.ts';
import type { Person, Team } from '../domain/people/people.ts';
import { DAY_MS } from '../domain/time.ts';
import { printMistake } from '../files/mistake.ts';
import { readOwnerFolder } from '../files/owner-folder.ts';
import { createIds } from '../ids.ts';
import { AppError } from '../observe/app-error.ts';
import { isOtherKey } from './trail-words.ts';

export type Verdict = 'ok' | 'warning' | 'fault';

export interface Finding {
  check: string;
  verdict: Verdict;
  /** One line: what was found, and for a fault or a warning what to do. */
  line: string;
}

const LEAST_NODE = 24;
const LEAST_FREE_BYTES = 500_000_000;
const DRAFT = /^utkast-/;

export const ok = (check: string, line: string): Finding => ({ check, verdict: 'ok', line });
export const warning = (check: string, line: string): Finding => ({ check, verdict: 'warning', line });
export const fault = (check: string, line: string): Finding => ({ check, verdict: 'fault', line });

export function checkNode(version: string): Finding {
  const major = Number(/^v?(\d+)/.exec(version)?.[1] ?? 0);
  return major >= LEAST_NODE
    ? ok('node', `Node ${version}`)
    : fault('node', `Node ${version} is too old. Run it with npm (which brings Node 24), or install Node 24`);
}

export function checkEnvironment(): { findings: Finding[]; config?: Config } {
  const read = readConfig();
  if (!read.ok) return { findings: read.mistakes.map((line) => fault('environment', line)) };
  const { config } = read;
  const findings = [
    ok(
      'environment',
      config.production ? 'production' : 'development (set NODE_ENV=production for real people)',
    ),
    ...keyFindings(config),
    ...platformFindings(config),
    addressFinding(config),
  ];
  return { findings, config };
}

function keyFindings({ key }: Config): Finding[] {
  if (key === undefined)
    return [
      warning(
        'key',
        'ARSHJUL_KEY is not set: a key beside the store is used. Set it before real people answer',
      ),
    ];
  const finding = ok('key', 'ARSHJUL_KEY is set. Keep a copy of it apart from the store and its backups');
  if (!existsSync('.env') || (statSync('.env').mode & 0o077) === 0) return [finding];
  return [finding, warning('key', '.env can be read by others on this machine: chmod 600 .env')];
}

function platformFindings({ teams, slack, production }: Config): Finding[] {
  const on = [...(teams ? ['Teams'] : []), ...(slack ? ['Slack'] : [])];
  if (on.length > 0) return [ok('platform', `credentials for ${on.join(' and ')} have the right shape`)];
  const line = 'neither Teams nor Slack is set up: docs/teams.md, docs/slack.md';
  return [
    production ? fault('platform', line) : warning('platform', `${line}. Until then there is the workbench`),
  ];
}

function addressFinding({ publicUrl, production }: Config): Finding {
  if (publicUrl === undefined)
    return warning(
      'address',
      'PUBLIC_URL is not set: pupils and parents are not asked, and cards have no wheel',
    );
  if (production && !publicUrl.startsWith('https://'))
    return fault('address', 'PUBLIC_URL must begin with https:// in production');
  return ok('address', `PUBLIC_URL is ${publicUrl}`);
}

/** Opens the store as the bot would, with the same demands on durability; one that is not there is not made. */
export async function checkStore(config: Config): Promise<{ findings: Finding[]; store?: Store }> {
  try {
    const { openEngine } = await import('../store/open-store.ts');
    const { production, redisTrusted, storeUrl } = config;
    const there = { mustExist: true, durabilityTrusted: redisTrusted };
    const { store } = await openEngine(storeUrl, { production, ...there });
    await store.nextDue();
    return { findings: [...volatile(config), ok('store', 'opens, reads, and keeps what is written')], store };
  } catch (error) {
    if (error instanceof AppError && error.code === 'STORE.NOT_THERE') return { findings: [notYet(config)] };
    const words = error instanceof AppError ? [error.message, error.hint ?? ''] : ['the store does not open'];
    return { findings: [fault('store', words.filter((one) => one !== '').join('. '))] };
  }
}

/** A first start makes it: a doctor makes nothing. */
function notYet({ storeUrl }: Config): Finding {
  const path = storeUrl.slice('sqlite:'.length);
  let folder = dirname(resolve(path));
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return fault('store', `there is no store at ${path} yet, and the bot may not write in ${folder}`);
  }
  return warning(
    'store',
    `there is no store at ${path} yet: it is made at the first start, or by import people`,
  );
}

function volatile({ storeUrl, production }: Config): Finding[] {
  if (!storeUrl.startsWith('sqlite:')) return [];
  const path = storeUrl.slice('sqlite:'.length);
  if (path === ':memory:') {
    const line = 'the store is in memory only: everything is gone at a restart. Set STORE_URL';
    return [production ? fault('store', line) : warning('store', line)];
  }
  const { bavail, bsize } = statfsSync(dirname(resolve(path)));
  if (bavail * bsize >= LEAST_FREE_BYTES) return [];
  return [warning('store', `less than 500 MB is free beside ${path}`)];
}

/** The owner's folder: mistakes, what will be missed, drafts that were left, and calendars that run out. */
export function checkOwner(folder: string | undefined, today: string): Finding[] {
  if (folder === undefined)
    return [warning('owner', 'OWNER_FOLDER is not set. Make one with: npm run arshjul -- init')];
  if (!existsSync(folder)) return [fault('owner', `${folder}: there is no such folder (OWNER_FOLDER)`)];
  const read = readOwnerFolder(folder);
  if (!read.ok) return read.mistakes.map((mistake) => fault('owner', printMistake(mistake)));
  const { schools, people, calendars, owner, warnings } = read;
  const name = (id: string) => schools.find((school) => school.id === id)?.name ?? id;
  const ending = calendars.flatMap((calendar) => {
    const newest = calendars.filter((one) => one.school === calendar.school).at(-1);
    const last = lastSchoolDay(calendar);
    if (calendar !== newest || last === undefined || !calendarEndsSoon(calendar, today)) return [];
    const line = `the skolerute of ${name(calendar.school)} ends ${last}. Bring in the next: import calendar`;
    return [last < today ? fault('calendar', line) : warning('calendar', line)];
  });
  return [
    ok('owner', `${owner.name}: ${schools.length} schools, ${people.length} people`),
    ...warnings.map((one) => warning('owner', printMistake(one))),
    ...draftFindings(folder),
    ...(ending.length > 0 ? ending : [ok('calendar', 'every skolerute reaches far enough')]),
  ];
}

function draftFindings(folder: string): Finding[] {
  const place = resolve(folder, 'skolerute');
  if (!existsSync(place)) return [];
  const drafts = readdirSync(place).filter((name) => DRAFT.test(name));
  return drafts.map((name) =>
    warning('calendar', `skolerute/${name} is init's draft. Replace it with the kommune's own`),
  );
}

/** What stands in the store of the owner: who cannot be reached, what did not arrive, whether the bot is running. */
export async function checkPeople(
  store: Store,
  owner: string,
  now: number,
  platform: boolean,
): Promise<Finding[]> {
  const people: Person[] = [];
  for await (const { body } of store.list(owner, 'person')) if (body.active) people.push(body);
  if (people.length === 0)
    return [warning('people', `${owner} is not in the store yet: it comes in at the first start`)];
  const teams: Team[] = [];
  for await (const { body } of store.list(owner, 'team')) teams.push(body);
  const reached = new Set<string>();
  for await (const { id } of store.list(owner, 'address')) reached.add(id);
  const without = people.filter(({ id }) => !reached.has(`person:${id}`));
  const silent = teams.filter(({ id }) => !reached.has(`team:${id}`));
  const rektors = without.filter(({ roles }) => roles.includes('principal')).map(({ name }) => name);
  const named = rektors.length > 0 ? `, rektor among them: ${rektors.join(', ')}` : '';
  const grave = platform && rektors.length > 0 ? fault : warning;
  return [
    without.length === 0
      ? ok('people', `all ${people.length} people can be reached`)
      : grave(
          'people',
          `${without.length} of ${people.length} people have no address yet${named}. They must open the app once`,
        ),
    silent.length === 0
      ? ok('channels', `all ${teams.length} teams have a channel`)
      : warning(
          'channels',
          `${silent.length} of ${teams.length} teams have no channel: ${silent.map(({ name }) => name).join(', ')}. Mention Årshjulet there`,
        ),
    ...(await memberFindings(store, owner)),
    await runningFinding(store, owner, now),
    ...(await deliveryFindings(store, owner)),
  ];
}

/** Where Teams or Slack says otherwise than people.csv. Nobody is taken out by it. */
async function memberFindings(store: Store, owner: string): Promise<Finding[]> {
  const gone = (await goneFrom(store, owner)).map(({ person, platform }) => `${person.name} (${platform})`);
  const unknown = await unknownMembers(store, owner);
  return [
    ...(gone.length > 0
      ? [warning('members', `gone from the platform, but in people.csv: ${gone.join(', ')}. Have they left?`)]
      : []),
    ...(unknown > 0
      ? [warning('members', `${unknown} members of the Slack workspace are not in people.csv`)]
      : []),
  ];
}

async function runningFinding(store: Store, owner: string, now: number): Promise<Finding> {
  const mark = await store.read(owner, 'sweep', 'sweep');
  if (!mark) return warning('running', 'the bot has not run for this owner yet');
  const days = Math.floor((now - mark.body.at) / DAY_MS);
  return days > 1
    ? warning('running', `the deletion clocks last ran ${days} days ago: is the bot running?`)
    : ok('running', 'the deletion clocks have run within two days');
}

async function deliveryFindings(store: Store, owner: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const state of ['unreachable', 'ambiguous'] as const) {
    let n = 0;
    for await (const _ of store.deliveries(owner, { state })) n += 1;
    if (n > 0) findings.push(warning('messages', `${n} messages are ${state}`));
  }
  return findings.length > 0 ? findings : [ok('messages', 'none is unreachable or uncertain')];
}

export async function checkTrail(store: Store, owner: string, key: string | undefined): Promise<Finding> {
  if (key === undefined) return warning('trail', 'cannot be checked without ARSHJUL_KEY');
  const verified = await verifyAudit({ store, ids: createIds(key) }, owner);
  const { rows, faults } = verified;
  if (isOtherKey(verified))
    return fault(
      'trail',
      'the key is not the one that the trail was sealed with. Is it the bot’s ARSHJUL_KEY?',
    );
  return faults.length === 0
    ? ok('trail', `${rows} rows, whole and in order`)
    : fault(
        'trail',
        `${faults.length} faults in the trail of changes. See: npm run arshjul -- archive verify`,
      );
}
