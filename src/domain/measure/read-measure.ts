import { type Result, refuse } from '../result.ts';
import type { Finding, Round } from '../round/round.ts';
import type { EpochMs, IsoDate } from '../time.ts';
import { readText } from '../voice/answer.ts';
import { FOLLOW_UP_DECISIONS, type FollowUpDecision, type Measure } from './measure.ts';

/** Of this century: what is counted on from a date must be a date too (the year 10000 is written otherwise). */
const ISO_DATE = /^20\d{2}-\d{2}-\d{2}$/;

/** A date from a form, `2026-11-24`; refuses 30 February and the like. */
export function readDate(values: Record<string, string>, field: string): Result<{ date: IsoDate }> {
  const typed = (values[field] ?? '').trim();
  if (typed === '') return refuse('FORM.NO_DATE', { field });
  if (!ISO_DATE.test(typed)) return refuse('FORM.BAD_DATE', { field });
  const [year = 0, month = 0, day = 0] = typed.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? { ok: true, date: typed } : refuse('FORM.BAD_DATE', { field });
}

export interface MeasureContext {
  id: string;
  round: Round;
  findings: Finding[];
  /** Valid values of the field `responsible`. */
  responsible: string[];
  today: IsoDate;
  order: number;
}

/** Reads a tiltak. Without a finding and all five fields there is none. */
export function readMeasure(
  values: Record<string, string>,
  context: MeasureContext,
): Result<{ measure: Measure }> {
  const { id, round, findings, responsible, today, order } = context;
  if (round.phase !== 'measures') return refuse('ROUND.WRONG_PHASE', { phase: 'measures' });
  const finding = findings.find((candidate) => candidate.id === values.finding);
  if (!finding) return refuse('MEASURE.NO_FINDING');
  const what = readText(values, 'what', { max: 500 });
  if (!what.ok) return what;
  const problem = readText(values, 'problem', { max: 300, required: false });
  if (!problem.ok) return problem;
  const who = values.responsible ?? '';
  if (!responsible.includes(who)) return refuse('MEASURE.NO_RESPONSIBLE');
  const startsOn = readDate(values, 'startsOn');
  if (!startsOn.ok) return startsOn;
  const evaluateOn = readDate(values, 'evaluateOn');
  if (!evaluateOn.ok) return evaluateOn;
  if (evaluateOn.date <= startsOn.date || evaluateOn.date <= today)
    return refuse('MEASURE.EVALUATE_TOO_EARLY');
  return {
    ok: true,
    measure: {
      id,
      school: round.school,
      round: round.id,
      finding: finding.id,
      problem: problem.text || finding.statement,
      what: what.text,
      startsOn: startsOn.date,
      responsible: who,
      evaluateOn: evaluateOn.date,
      order,
      status: startsOn.date <= today ? 'ongoing' : 'planned',
      followUps: [],
    },
  };
}

const STATUS_AFTER = {
  continue: 'continued',
  adjust: 'adjusted',
  complete: 'completed',
  stop: 'stopped',
} as const;

/**
 * Answers the follow-up that was asked on `askedOn`. Going on or adjusting needs a new date;
 * every decision needs a why.
 */
export function answerFollowUp(
  measure: Measure,
  askedOn: IsoDate,
  values: Record<string, string>,
  today: IsoDate,
  now: EpochMs,
): Result<{ measure: Measure }> {
  if (measure.evaluateOn !== askedOn || measure.status === 'completed' || measure.status === 'stopped') {
    return refuse('FOLLOW_UP.ALREADY');
  }
  const done = oneOf(values.done, ['yes', 'partly', 'no'] as const);
  const effect = oneOf(values.effect, ['yes', 'some', 'no', 'tooEarly'] as const);
  const decision: FollowUpDecision | undefined = oneOf(values.decision, FOLLOW_UP_DECISIONS);
  if (!done || !effect || !decision) return refuse('FOLLOW_UP.INCOMPLETE');
  // «Fullført» is read by everybody: what was not done is stopped, or gets a new date.
  if (decision === 'complete' && done === 'no') return refuse('FOLLOW_UP.NOT_DONE', { field: 'decision' });
  const why = readText(values, 'why', { max: 500 });
  if (!why.ok) return why;
  const goesOn = decision === 'continue' || decision === 'adjust';
  const next = goesOn ? readDate(values, 'evaluateOn') : undefined;
  if (next && !next.ok) return refuse('FOLLOW_UP.NO_DATE');
  if (next?.ok && next.date <= today) return refuse('MEASURE.EVALUATE_TOO_EARLY');
  const adjusted = decision === 'adjust' ? readAdjusted(measure, values) : undefined;
  if (adjusted && !adjusted.ok) return adjusted;
  return {
    ok: true,
    measure: {
      ...measure,
      what: adjusted?.ok ? adjusted.text : measure.what,
      status: STATUS_AFTER[decision],
      evaluateOn: next?.ok ? next.date : measure.evaluateOn,
      followUps: [
        ...measure.followUps,
        {
          askedOn,
          at: now,
          done,
          effect,
          decision,
          why: why.text,
          ...(adjusted?.ok ? { was: measure.what } : {}),
        },
      ],
    },
  };
}

/** As it was before its last answer, so that the answer can be given anew; undefined when it has been answered since. */
export function beforeLastAnswer(measure: Measure, at: EpochMs): Measure | undefined {
  const last = measure.followUps.at(-1);
  if (!last || last.at !== at) return undefined;
  const before = measure.followUps.at(-2);
  return {
    ...measure,
    what: last.was ?? measure.what,
    status: before ? STATUS_AFTER[before.decision] : 'ongoing',
    evaluateOn: last.askedOn,
    followUps: measure.followUps.slice(0, -1),
  };
}

/** A tiltak that is adjusted is another one than it was. */
function readAdjusted(measure: Measure, values: Record<string, string>): Result<{ text: string }> {
  const read = readText(values, 'what', { max: 500, required: false });
  if (!read.ok) return read;
  const same = read.text === '' || read.text === measure.what;
  return same ? refuse('FOLLOW_UP.NOT_ADJUSTED', { field: 'what' }) : read;
}

function oneOf<T extends string>(value: string | undefined, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value);
}
