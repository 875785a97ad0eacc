import { spanOf } from '../calendar/weeks.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { isOpenMeasure, type Measure } from '../measure/measure.ts';
import type { SchoolId } from '../people/people.ts';
import { type Standing, standingSees } from '../privacy/visibility.ts';
import type { Phase, Round } from '../round/round.ts';
import type { EpochMs, IsoDate, SchoolYear } from '../time.ts';

/** `waiting`: its day has been, and what should come of it has not. */
export type OwnState = 'done' | 'now' | 'coming' | 'waiting';

/** A time in which a round's card is open. */
export interface OwnWindow {
  kind: 'collect' | 'vote';
  from: IsoDate;
  until: IsoDate;
}

export interface OwnRound {
  id: string;
  /** Absent for those who may know that there is a round, and not what it is about. */
  theme?: string;
  phase: Phase;
  state: OwnState;
  startedOn: IsoDate;
  endedOn?: IsoDate;
  windows: OwnWindow[];
}

export interface OwnFollowUp {
  id: string;
  /** The tiltak, in the school's words. */
  what: string;
  date: IsoDate;
  state: OwnState;
}

export interface OwnMeeting {
  id: string;
  school: SchoolId;
  activity: string;
  format?: string;
  date: IsoDate;
  state: OwnState;
}

/** What a school itself has in a school year, as far as one kind of readers may see it. */
export interface OwnYear {
  rounds: OwnRound[];
  followUps: OwnFollowUp[];
  meetings: OwnMeeting[];
}

export interface OwnYearInput {
  rounds: readonly Round[];
  measures: readonly Measure[];
  dialogues: readonly Dialogue[];
  reader: Standing;
  schoolYear: SchoolYear;
  today: IsoDate;
  dayOf: (at: EpochMs) => IsoDate;
}

export function ownYear(input: OwnYearInput): OwnYear {
  const started = input.rounds.filter((round) => !round.cancelled && round.phase !== 'draft');
  return {
    rounds: started
      .filter(() => standingSees(input.reader, 'process', false))
      .map((round) => ownRound(input, round))
      .filter(({ startedOn, endedOn }) => touches(input, startedOn, endedOn))
      .sort((a, b) => a.startedOn.localeCompare(b.startedOn) || a.id.localeCompare(b.id)),
    followUps: started.flatMap((round) => followUpsOf(input, round)).sort(byDate),
    meetings: input.dialogues
      .filter((one) => one.cancelledAt === undefined && standingSees(input.reader, 'agenda', false))
      .map((one) => ownMeeting(input, one))
      .filter(({ date }) => touches(input, date, date))
      .sort(byDate),
  };
}

function ownRound({ reader, today, dayOf }: OwnYearInput, round: Round): OwnRound {
  const { id, phase, collect, vote, history, theme, sharedAt, createdAt } = round;
  const startedOn = dayOf(collect?.opensAt ?? createdAt);
  const closed = phase === 'closed' ? history.findLast((one) => one.phase === 'closed') : undefined;
  const windows: OwnWindow[] = [];
  for (const [kind, window] of [['collect', collect] as const, ['vote', vote] as const])
    if (window) windows.push({ kind, from: dayOf(window.opensAt), until: dayOf(window.closesAt) });
  return {
    id,
    // What a round is about is content: the owner reads it after «Ferdigstill og del».
    ...(standingSees(reader, 'finding', sharedAt !== undefined) ? { theme } : {}),
    phase,
    state: closed ? 'done' : startedOn > today ? 'coming' : 'now',
    startedOn,
    ...(closed ? { endedOn: dayOf(closed.at) } : {}),
    windows,
  };
}

/** Each time it was asked about, and the time that comes. */
function followUpsOf(input: OwnYearInput, round: Round): OwnFollowUp[] {
  if (!standingSees(input.reader, 'followUp', round.sharedAt !== undefined)) return [];
  return input.measures
    .filter((measure) => measure.round === round.id)
    .flatMap(({ id, what, status, evaluateOn, followUps }) => {
      const answered = followUps.map(({ askedOn }, n) => ({
        id: `${id}:${n}`,
        what,
        date: askedOn,
        state: 'done' as const,
      }));
      const next = { id, what, date: evaluateOn, state: stateOn(evaluateOn, input.today) };
      return isOpenMeasure({ status }) ? [...answered, next] : answered;
    })
    .filter(({ date }) => touches(input, date, date));
}

function ownMeeting({ today }: OwnYearInput, dialogue: Dialogue): OwnMeeting {
  const { id, school, activity, format, date, heldAt } = dialogue;
  return {
    id,
    school,
    activity,
    ...(format === undefined ? {} : { format }),
    date,
    state: heldAt === undefined ? stateOn(date, today) : 'done',
  };
}

function stateOn(date: IsoDate, today: IsoDate): OwnState {
  if (date === today) return 'now';
  return date < today ? 'waiting' : 'coming';
}

function touches({ schoolYear }: OwnYearInput, from: IsoDate, until: IsoDate | undefined): boolean {
  const { first, last } = spanOf(schoolYear);
  return from <= last && (until === undefined || until >= first);
}

/** As they come; the id settles what is on the same day. */
export function byDate(a: { date: IsoDate; id: string }, b: { date: IsoDate; id: string }): number {
  return a.date.localeCompare(b.date) || a.id.localeCompare(b.id);
}
