import { addDays } from '../../domain/calendar/dates.ts';
import { toEpoch, toLocal } from '../../domain/calendar/zoned-time.ts';
import { hasRole, isOwnerStaff, type Person } from '../../domain/people/people.ts';
import { type EpochMs, HOUR_MS, MINUTE_MS } from '../../domain/time.ts';
import type { Look } from '../card-look.ts';
import type { ChatMessage } from '../chat.ts';
import { type Random, random } from '../random.ts';
import type { Intent } from '../records.ts';
import type { SchoolHours } from '../school-hours.ts';
import { has } from './deed.ts';
import type { Habits, Pace } from './habits.ts';

export interface Reader {
  seed: number;
  zone: string;
  hours: SchoolHours;
}

/** What a person makes of a message: what to do about it, and when. */
export function planFor(reader: Reader, person: Person, habits: Habits, message: ChatMessage): Intent[] {
  const dice = random(reader.seed, 'reads', person.id, message.delivery ?? message.id);
  const deeds = message.to.startsWith('team:')
    ? channelDeeds(person, message, dice)
    : ownDeeds(person, habits, message, dice);
  return deeds.map(({ what, at, look }) => ({
    id: `${message.id} ${person.id} ${what}`,
    at: at(reader, person, dice),
    who: person.id,
    do: what,
    message: message.id,
    ...(look ? { look } : {}),
  }));
}

interface Planned {
  what: string;
  /** How the card looked, for those who press it long after. */
  look?: Look;
  at: (reader: Reader, person: Person, dice: Random) => EpochMs;
}

function ownDeeds(person: Person, habits: Habits, message: ChatMessage, dice: Random): Planned[] {
  const soon = byPace(message.at, habits.pace);
  const atWork = (days: number) => workTime(message.at, days);
  if (has(message, 'answer.save')) return questionDeeds(habits, message, dice, soon);
  if (has(message, 'ballot.save')) return habits.pace === 'never' ? [] : [{ what: 'vote', at: soon }];
  if (has(message, 'followup.save')) return [{ what: 'followUp', at: atWork(dice.between(0, 4)) }];
  if (has(message, 'promise.answer'))
    return dice.chance(0.8) ? [{ what: 'answerPromise', at: atWork(dice.between(0, 3)) }] : [];
  if (has(message, 'safety.acknowledge'))
    return [{ what: 'acknowledge', at: waking(message.at + dice.between(5, 60) * MINUTE_MS) }];
  if (has(message, 'help.answer')) return [{ what: 'answerHelp', at: atWork(dice.between(1, 3)) }];
  if (has(message, 'selfcheck.item')) return [{ what: 'lookAtOneself', at: atWork(dice.between(0, 4)) }];
  if (has(message, 'focus.keep') || has(message, 'focus.new'))
    return decidesFocus(person) ? [{ what: 'reviewFocus', at: atWork(dice.between(0, 3)) }] : [];
  if (has(message, 'owner.school')) return [{ what: 'readDigest', at: atWork(dice.between(0, 2)) }];
  if (has(message, 'dialogue.minutes')) return dialogueDeeds(message, dice);
  const results = resultDeeds(person, message, dice);
  if (results) return results;
  return hasRole(person, 'principal') && !isOwnerStaff(person) ? principalDeeds(habits, message, dice) : [];
}

/** Among leaders one does it for all. */
function decidesFocus(person: Person): boolean {
  return hasRole(person, 'principal', 'educationDirector');
}

function questionDeeds(habits: Habits, message: ChatMessage, dice: Random, soon: Planned['at']): Planned[] {
  if (habits.pace === 'never')
    return dice.chance(0.1) ? [{ what: 'answer', at: byPace(message.at, 'days') }] : [];
  if (habits.pace === 'late') return [{ what: 'pressOld', at: soon, look: message.look }];
  if (habits.skips && dice.chance(0.5)) return [{ what: 'skip', at: soon }];
  if (habits.oneTime === 'safety' && dice.chance(0.2))
    return [
      { what: 'tellAdult', at: soon },
      { what: 'answer', at: soon },
    ];
  const isFirst = message.delivery?.endsWith(':prompt') ?? false;
  if (habits.putsOff && isFirst && dice.chance(0.6)) return [{ what: 'putOff', at: soon }];
  return [{ what: 'answer', at: soon }];
}

/** a, b and c, and the kvalitetsmelding; undefined when the card is about something else. */
function resultDeeds(person: Person, message: ChatMessage, dice: Random): Planned[] | undefined {
  const within = (least: number, most: number) => workTime(message.at, dice.between(least, most));
  if (has(message, 'results.note')) return [{ what: 'tellResults', at: within(2, 6) }];
  if (has(message, 'results.conversation'))
    return hasRole(person, 'principal') ? [{ what: 'holdConversation', at: within(1, 4) }] : [];
  if (!has(message, 'report.open')) return undefined;
  return [{ what: isOwnerStaff(person) ? 'approveReports' : 'finishReport', at: within(1, 5) }];
}

/** Before: rektor makes the agenda. After: one of those who were there writes. */
function dialogueDeeds(message: ChatMessage, dice: Random): Planned[] {
  const after = message.delivery?.endsWith(':dialogue-after') ?? false;
  if (after) return [{ what: 'writeMinutes', at: workTime(message.at, dice.between(0, 3)) }];
  return has(message, 'dialogue.agenda')
    ? [{ what: 'writeAgenda', at: workTime(message.at, dice.between(1, 3)) }]
    : [];
}

function principalDeeds(habits: Habits, message: ChatMessage, dice: Random): Planned[] {
  if (has(message, 'round.new')) {
    const days = habits.forgets ? dice.between(16, 22) : dice.between(0, 3);
    return [{ what: 'beginRound', at: workTime(message.at, days) }];
  }
  if (has(message, 'check.answer'))
    return [{ what: 'answerCheck', at: workTime(message.at, dice.between(0, 2)) }];
  if (has(message, 'round.advance') || has(message, 'round.overview')) {
    const days = habits.forgets ? dice.between(4, 7) : dice.between(0, 2);
    return [{ what: 'workRound', at: workTime(message.at, days) }];
  }
  return [];
}

function channelDeeds(person: Person, message: ChatMessage, dice: Random): Planned[] {
  if (!has(message, 'team.take-pen')) return [];
  if (hasRole(person, 'teamLead'))
    return [{ what: 'teamWrite', at: byPace(message.at, dice.pick(['hours', 'days'])) }];
  if (dice.chance(0.25)) return [{ what: 'teamAmend', at: byPace(message.at, dice.pick(['hours', 'days'])) }];
  return dice.chance(0.08) ? [{ what: 'teamWrite', at: byPace(message.at, 'hours') }] : [];
}

function byPace(from: EpochMs, pace: Pace): Planned['at'] {
  return (reader, person, dice) => {
    const wait = {
      minutes: dice.between(2, 45) * MINUTE_MS,
      hours: dice.between(60, 600) * MINUTE_MS,
      days: dice.between(20, 80) * HOUR_MS,
      late: dice.between(4, 16) * 24 * HOUR_MS,
      never: 0,
    }[pace];
    return waking(from + wait)(reader, person, dice);
  };
}

/** People answer in the evening and at the weekend too, but not at night. */
function waking(at: EpochMs): Planned['at'] {
  return ({ zone }, _person, dice) => {
    const { date, time } = toLocal(at, zone);
    if (time >= '06:30' && time < '22:30') return at;
    const morning = time < '06:30' ? date : addDays(date, 1);
    return toEpoch(morning, '06:30', zone) + dice.between(0, 120) * MINUTE_MS;
  };
}

function workTime(from: EpochMs, days: number): Planned['at'] {
  return ({ hours }, person, dice) => {
    const school = isOwnerStaff(person) ? undefined : person.schools[0];
    if (days === 0) return hours.next(school, from + dice.between(5, 120) * MINUTE_MS);
    return hours.after(
      school,
      from,
      days,
      `${String(dice.between(8, 14)).padStart(2, '0')}:${String(dice.between(0, 59)).padStart(2, '0')}`,
    );
  };
}
