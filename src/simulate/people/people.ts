import { addDays } from '../../domain/calendar/dates.ts';
import { toEpoch } from '../../domain/calendar/zoned-time.ts';
import { hasRole, type Owner, type Person, type School } from '../../domain/people/people.ts';
import type { EpochMs, IsoDate } from '../../domain/time.ts';
import { type Agenda, createAgenda } from '../agenda.ts';
import type { Chat, ChatMessage } from '../chat.ts';
import type { Journal } from '../journal.ts';
import { random } from '../random.ts';
import type { Intent, PlatformRecord } from '../records.ts';
import type { SchoolHours } from '../school-hours.ts';
import * as begins from './begin-round.ts';
import { type Deed, NoSuchButton, type Turn } from './deed.ts';
import { followUp } from './follow-up-deeds.ts';
import { type Habits, habitsOf } from './habits.ts';
import type { Hands } from './hands.ts';
import type { Memory } from './memory.ts';
import * as own from './own-deeds.ts';
import * as owners from './owner-deeds.ts';
import * as principals from './principal-deeds.ts';
import { planFor } from './read.ts';
import * as results from './result-deeds.ts';
import * as rounds from './round-deeds.ts';
import * as staff from './staff-deeds.ts';
import * as yearly from './year-deeds.ts';

const DEEDS: Record<string, Deed | undefined> = {
  ...staff,
  followUp,
  ...results,
  ...own,
  ...owners,
  ...begins,
  ...rounds,
  ...principals,
  ...yearly,
};

export interface PeopleParts {
  seed: number;
  owner: Owner;
  schools: School[];
  people: Person[];
  chat: Chat;
  hours: SchoolHours;
  memory: Memory;
  journal: Journal<PlatformRecord>;
  until: EpochMs;
}

export interface People {
  agenda: Agenda;
  habits: Map<string, Habits>;
  /** What those who see it make of a message that has come. */
  read(message: ChatMessage): Intent[];
  /** What some have in mind from the first day. */
  firstPlans(from: IsoDate): Intent[];
  nextAt(): EpochMs | undefined;
  /** Everybody whose time has come (of those who may) does what they had in mind. */
  act(now: EpochMs, may?: (who: string) => boolean): Promise<void>;
  /** Deeds that ended because a card had no such button, by deed and verb. */
  gaveUp: Map<string, number>;
  useHands(hands: Hands): void;
}

export function createPeople(parts: PeopleParts): People {
  const { seed, owner, schools, people, chat, hours, memory, journal, until } = parts;
  const agenda = createAgenda();
  const habits = habitsOf(seed, people);
  const byId = new Map(people.map((person) => [person.id, person]));
  const gaveUp = new Map<string, number>();
  const reader = { seed, zone: owner.timeZone, hours };
  let hands: Hands | undefined;

  function readersOf({ to }: ChatMessage): Person[] {
    const [type, id] = [to.slice(0, to.indexOf(':')), to.slice(to.indexOf(':') + 1)];
    return people.filter((person) => (type === 'person' ? person.id === id : person.teams.includes(id)));
  }

  function plansFor(person: Person, message: ChatMessage): Intent[] {
    const known = habits.get(person.id);
    return known ? planFor(reader, person, known, message) : [];
  }

  function turnOf(intent: Intent): Turn | undefined {
    const who = byId.get(intent.who);
    const known = habits.get(intent.who);
    if (!who || !known || !hands) return undefined;
    const school = schools.find(({ id }) => id === who.schools[0]);
    return {
      who,
      habits: known,
      intent,
      standard: school?.writtenStandard ?? owner.language,
      school: school?.id,
      place: Math.max(
        0,
        schools.findIndex(({ id }) => id === school?.id),
      ),
      message: intent.message === undefined ? undefined : chat.get(intent.message),
      dice: random(seed, 'does', intent.id),
      now: intent.at,
      hands,
      memory,
      hours,
      seed,
      until,
    };
  }

  async function doOne(intent: Intent, now: EpochMs): Promise<void> {
    const turn = turnOf(intent);
    const deed = DEEDS[intent.do];
    if (!turn || !deed) throw new Error(`nobody knows how to ${intent.do}`);
    let plans: Intent[] = [];
    try {
      plans = await deed({ ...turn, now });
    } catch (error) {
      if (!(error instanceof NoSuchButton)) throw error;
      const key = `${intent.do}: ${error.verb}`;
      gaveUp.set(key, (gaveUp.get(key) ?? 0) + 1);
    }
    const kept = plans.filter(({ at }) => at < until);
    journal.add({ t: 'did', at: now, intent: intent.id, plans: kept });
    agenda.plan(kept);
  }

  return {
    agenda,
    habits,
    gaveUp,
    useHands: (given) => {
      hands = given;
    },
    read(message) {
      const plans = readersOf(message).flatMap((person) => plansFor(person, message));
      const kept = plans.filter(({ at }) => at < until);
      agenda.plan(kept);
      return kept;
    },
    firstPlans: (from) => firstPlans(parts, habits, from).filter(({ at }) => at < until),
    nextAt: () => agenda.nextAt(),
    async act(now, may = () => true) {
      for (let intent = agenda.take(now); intent; intent = agenda.take(now))
        if (may(intent.who)) await doOne(intent, now);
    },
  };
}

/** What happens once in the year: somebody goes on leave, a rektor holds the wheel, another asks for help. */
function firstPlans(
  { seed, owner, schools, people }: PeopleParts,
  habits: Map<string, Habits>,
  from: IsoDate,
): Intent[] {
  const plan = (who: string, what: string, day: number): Intent => {
    const dice = random(seed, 'first', who, what);
    const date = addDays(from, day + dice.between(0, 10));
    return {
      id: `first ${who} ${what}`,
      at: toEpoch(date, `${dice.between(10, 20)}:15`, owner.timeZone),
      who,
      do: what,
    };
  };
  const once: Record<string, number> = {
    stop: 75,
    fewerReminders: 40,
    leave: 95,
    longLeave: 60,
    language: 50,
  };
  const plans = people.flatMap((person) => {
    const what = habits.get(person.id)?.oneTime;
    const day = what === undefined ? undefined : once[what];
    return what === undefined || day === undefined ? [] : [plan(person.id, what, day)];
  });
  const leaders = schools.flatMap(
    ({ id }) => people.find((one) => one.schools.includes(id) && hasRole(one, 'principal')) ?? [],
  );
  const prompt = leaders.filter(({ id }) => !habits.get(id)?.forgets);
  plans.push(...leaders.map(({ id }, index) => plan(id, 'askHelp', 110 + index * 40)));
  const writers = schools.flatMap(
    ({ id }) => people.find((one) => one.schools.includes(id) && hasRole(one, 'teamLead')) ?? [],
  );
  plans.push(...writers.map(({ id }, index) => plan(id, 'offerStory', 220 + index * 6)));
  if (prompt[0]) plans.push(plan(prompt[0].id, 'hold', 170));
  if (prompt.length > 1) plans.push(plan(prompt.at(-1)?.id ?? '', 'cancelRound', 284));
  return plans;
}
