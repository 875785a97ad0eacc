import type { WrittenStandard } from '../../domain/language.ts';
import { isOwnerStaff, type Person, type School, type Team } from '../../domain/people/people.ts';
import type { EpochMs, IsoDate } from '../../domain/time.ts';
import { arrives } from '../platform.ts';
import type { Acknowledged, PlatformRecord } from '../records.ts';

/** What the platform and the people know, kept apart from the bot: the other side of every check. */
export interface Ledger {
  remember(record: PlatformRecord): void;
  acknowledge(ack: Acknowledged): void;
  /** How many times a delivery has arrived. */
  arrived(delivery: string): number;
  /** Whether anything was tried: the platform saw a POST of a delivery whose id starts like this. */
  tried(prefix: string, part: string): boolean;
  reminders(of: string): number;
  hasAnswered(person: string, prompt: string): boolean;
  hasSkipped(person: string, prompt: string): boolean;
  /** Distinct people who got a yes to an answer or a vote (`tried answer.save`: who pressed, whatever came of it). */
  answeredBy(verb: string, ref: string): Set<string>;
  stopped(person: string): boolean;
  awayUntil(person: string): IsoDate | undefined;
  wantedReminders(person: string): number;
  language(person: Person): string;
  heldUntil(school: string): IsoDate | undefined;
  isShared(round: string): boolean;
  school(to: string): string | undefined;
  standard(school: string | undefined): WrittenStandard;
  person(id: string): Person | undefined;
  membersOf(team: string): Person[];
  failedUpdate(message: string): EpochMs | undefined;
}

export interface Roster {
  people: Person[];
  schools: School[];
  teams: Team[];
  standard: WrittenStandard;
}

export function createLedger({ people, schools, teams, standard }: Roster): Ledger {
  const byId = new Map(people.map((person) => [person.id, person]));
  const sends = new Map<string, number>();
  const seen: string[] = [];
  const reminded = new Map<string, number>();
  const yes = new Map<string, Set<string>>();
  const stopped = new Set<string>();
  const away = new Map<string, IsoDate>();
  const wanted = new Map<string, number>();
  const languages = new Map<string, string>();
  const held = new Map<string, IsoDate>();
  const shared = new Set<string>();
  const failed = new Map<string, EpochMs>();

  function note(verb: string, ref: string, actor: string): void {
    const key = `${verb} ${ref}`;
    yes.set(key, (yes.get(key) ?? new Set()).add(actor));
  }

  function settings(actor: string, values: Record<string, string>): void {
    if (values.language) languages.set(actor, values.language);
    if (values.reminders) wanted.set(actor, Number(values.reminders));
    if (values.pausedUntil) away.set(actor, values.pausedUntil);
    else away.delete(actor);
  }

  return {
    remember(record) {
      if (record.t === 'send') {
        seen.push(record.delivery);
        if (!arrives(record.end)) return;
        sends.set(record.delivery, (sends.get(record.delivery) ?? 0) + 1);
        const of = reminderOf(record.delivery);
        if (of) reminded.set(of, (reminded.get(of) ?? 0) + 1);
      }
      if (record.t === 'try') note(`tried ${record.tried.verb}`, record.tried.ref, record.tried.actor);
      if (record.t === 'update' && record.end !== 'sent') failed.set(record.message, record.at);
      if (record.t === 'press' && record.verb === 'said' && record.ref === 'avmeld' && record.code === 'OK')
        stopped.add(record.who);
    },
    acknowledge({ verb, ref, actor, values }) {
      note(verb, ref, actor);
      if (verb === 'settings.stop') stopped.add(actor);
      if (verb === 'settings.resume') {
        stopped.delete(actor);
        away.delete(actor);
      }
      if (verb === 'settings.save') settings(actor, values);
      if (verb === 'wheel.hold-save') held.set(ref, values.until ?? '');
      if (verb === 'wheel.resume') held.delete(ref);
      if (verb === 'round.share') shared.add(ref);
      if (verb === 'round.unshare') shared.delete(ref);
    },
    arrived: (delivery) => sends.get(delivery) ?? 0,
    tried: (prefix, part) => seen.some((delivery) => delivery.startsWith(prefix) && delivery.includes(part)),
    reminders: (of) => reminded.get(of) ?? 0,
    hasAnswered: (person, prompt) => yes.get(`answer.save ${prompt}`)?.has(person) ?? false,
    hasSkipped: (person, prompt) => yes.get(`prompt.skip ${prompt}`)?.has(person) ?? false,
    answeredBy: (verb, ref) => yes.get(`${verb} ${ref}`) ?? new Set(),
    stopped: (person) => stopped.has(person),
    awayUntil: (person) => away.get(person),
    wantedReminders: (person) => wanted.get(person) ?? 2,
    language: (person) => languages.get(person.id) ?? person.language,
    heldUntil: (school) => held.get(school),
    isShared: (round) => shared.has(round),
    school(to) {
      const [type, id] = splitAddress(to);
      if (type === 'team') return teams.find((team) => team.id === id)?.school;
      const person = byId.get(id);
      return person && !isOwnerStaff(person) ? person.schools[0] : undefined;
    },
    standard: (school) => schools.find(({ id }) => id === school)?.writtenStandard ?? standard,
    person: (id) => byId.get(id),
    membersOf: (team) => people.filter((person) => person.teams.includes(team)),
    failedUpdate: (message) => failed.get(message),
  };
}

export function splitAddress(to: string): [string, string] {
  const colon = to.indexOf(':');
  return [to.slice(0, colon), to.slice(colon + 1)];
}

/** `<what>:<person>` of a reminder's delivery id; undefined when it is no reminder. */
export function reminderOf(delivery: string): string | undefined {
  return /^(.*):reminder\d$/.exec(delivery)?.[1];
}
