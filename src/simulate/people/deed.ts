import { addDays, isWeekend } from '../../domain/calendar/dates.ts';
import type { WrittenStandard } from '../../domain/language.ts';
import type { Person } from '../../domain/people/people.ts';
import { DAY_MS, type EpochMs } from '../../domain/time.ts';
import type { ChatMessage } from '../chat.ts';
import type { Random } from '../random.ts';
import type { Intent } from '../records.ts';
import type { SchoolHours } from '../school-hours.ts';
import type { Habits } from './habits.ts';
import type { Hands, Press, Pressed } from './hands.ts';
import type { Memory } from './memory.ts';

/** One person about to do one thing. */
export interface Turn {
  who: Person;
  /** The written standard of the person's school, or of the owner. */
  standard: WrittenStandard;
  /** Undefined for the owner's staff. */
  school: string | undefined;
  /** Number of the school in the owner's list: schools choose different themes. */
  place: number;
  habits: Habits;
  intent: Intent;
  message: ChatMessage | undefined;
  /** The same for this person and this intent each time. */
  dice: Random;
  now: EpochMs;
  hands: Hands;
  memory: Memory;
  hours: SchoolHours;
  seed: number;
  /** First day after the simulated time: nobody plans beyond it. */
  until: EpochMs;
}

/** Does it, and gives what the person has in mind to do next. */
export type Deed = (turn: Turn) => Promise<Intent[]>;

/** The card had no such button: the person gives up this time. */
export class NoSuchButton extends Error {
  readonly verb: string;
  constructor(verb: string) {
    super(`no button ${verb}`);
    this.verb = verb;
  }
}

/** Presses a button that must be there. */
export async function press(turn: Turn, message: ChatMessage, verb: string, how?: Press): Promise<Pressed> {
  const pressed = await turn.hands.press(turn.who, message, verb, how);
  if (!pressed) throw new NoSuchButton(verb);
  return pressed;
}

export function has(message: ChatMessage, verb: string): boolean {
  return message.look.buttons.some((button) => button.verb === verb);
}

export function refOf(message: ChatMessage, verb: string): string | undefined {
  return message.look.buttons.find((button) => button.verb === verb)?.ref;
}

/** A day as forms want it. */
export function dayAhead(turn: Turn, days: number): string {
  return new Date(turn.now + days * DAY_MS).toISOString().slice(0, 10);
}

/** The last days before the summer: nothing is looked at after this. */
const LAST_DAY = '06-16';
const AFTER_SUMMER = '09-01';

/** As `dayAhead`, on a day when the school is at work, and not in the summer. */
export function schoolDay(turn: Turn, days: number): string {
  const today = turn.hours.date(turn.now);
  const year = Number(today.slice(0, 4)) + (today.slice(5, 7) >= '07' ? 1 : 0);
  const last = `${year}-${LAST_DAY}`;
  if (today >= last) return firstWeekday(`${year}-${AFTER_SUMMER}`);
  const day = turn.hours.date(turn.hours.next(turn.school, turn.now + days * DAY_MS));
  return day > last ? last : day;
}

/** No skolerute is known so far ahead. */
function firstWeekday(date: string): string {
  return isWeekend(date) ? firstWeekday(addDays(date, 1)) : date;
}

/** One of those that the school has written least often. */
export function leastUsed(turn: Turn, phrases: readonly string[]): string {
  const times = phrases.map((one) => turn.memory.wrote(one, turn.school));
  const least = Math.min(...times);
  return turn.dice.pick(phrases.filter((_, index) => times[index] === least));
}

/** Something more to do, some days at work later. */
export function later(turn: Turn, what: string, days: number, message?: ChatMessage): Intent {
  const time = `${String(turn.dice.between(8, 14)).padStart(2, '0')}:${String(turn.dice.between(0, 59)).padStart(2, '0')}`;
  const at = turn.hours.after(turn.school, turn.now, days, time);
  return {
    id: `${turn.intent.id}>${what}`,
    at,
    who: turn.who.id,
    do: what,
    ...(message ? { message: message.id } : {}),
  };
}
