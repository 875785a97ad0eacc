import { readDate } from '../measure/read-measure.ts';
import { isOwnerStaff, type Person, type PersonId, type SchoolId } from '../people/people.ts';
import { type Result, refuse } from '../result.ts';
import type { EpochMs, IsoDate } from '../time.ts';
import { readText } from '../voice/answer.ts';
import type { DraftStep, SummaryState } from './minute-steps.ts';

/** A meeting between owner and school: dialogmøte, kvalitetsdialog, ledersamtale, skolebesøk. */
export interface Dialogue {
  /** The occurrence's id, or a random one when it was planned by hand. */
  id: string;
  school: SchoolId;
  /** Of the wheel; empty when planned by hand. */
  activity: string;
  /** How it goes; by its activity when absent. */
  format?: string;
  /** Where, as typed. */
  room?: string;
  /** Invited besides rektor and the owner's staff. */
  guests?: PersonId[];
  date: IsoDate;
  startsAt: EpochMs;
  /** Points rektor chose from the round, in words. */
  agenda: string[];
  /** The earlier steps of the minutes, while they are worked on. */
  drafts?: Partial<Record<DraftStep, string>>;
  /** The last step: the summary that everybody who took part gets. */
  minutes: string;
  summary?: SummaryState;
  heldAt?: EpochMs;
  cancelledAt?: EpochMs;
}

/** What one participant brings; own until it is shared with those who meet. */
export interface Preparation {
  dialogue: string;
  person: PersonId;
  /** By question id, as typed. */
  texts: Record<string, string>;
  shared: boolean;
}

/** The two sides that promise each other something: rektor and the owner's staff. */
export function isSide(person: Person, school: SchoolId): boolean {
  return isOwnerStaff(person) || (person.schools.includes(school) && person.roles.includes('principal'));
}

/** Whether somebody is of the side that made the promise. */
export function promisedBy({ by, school }: Pick<Commitment, 'by' | 'school'>, person: Person): boolean {
  if (by === 'owner') return isOwnerStaff(person);
  return person.schools.includes(school) && person.roles.includes('principal');
}

/** Everybody who is invited: both sides and the guests. */
export function takesPart(person: Person, dialogue: Pick<Dialogue, 'school' | 'guests'>): boolean {
  if (!person.active) return false;
  return isSide(person, dialogue.school) || (dialogue.guests ?? []).includes(person.id);
}

/** løfte: what one side promised the other, with a date, asked about on that date. */
export interface Commitment {
  id: string;
  school: SchoolId;
  /** The school does, the owner contributes. */
  by: 'school' | 'owner';
  text: string;
  dueOn: IsoDate;
  /** Where it was made: a dialogue or a help request. */
  origin: string;
  outcome?: { kept: 'kept' | 'partly' | 'broken'; text: string; at: EpochMs };
}

/** A school asks its owner for help; first in the owner's view until it is answered. */
export interface HelpRequest {
  id: string;
  school: SchoolId;
  topic: string;
  text: string;
  at: EpochMs;
  answer?: { text: string; at: EpochMs };
}

export const HELP_TOPICS = [
  'analysis',
  'competence',
  'resources',
  'schoolEnvironment',
  'leadership',
  'other',
] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

export function readCommitment(
  base: Pick<Commitment, 'id' | 'school' | 'by' | 'origin'>,
  values: Record<string, string>,
  fields: { text: string; date: string },
  today: IsoDate,
): Result<{ commitment: Commitment | undefined }> {
  const promised = readText(values, fields.text, { max: 300, required: false });
  if (!promised.ok) return promised;
  if (promised.text === '') return { ok: true, commitment: undefined };
  const due = readDate(values, fields.date);
  if (!due.ok) return due;
  if (due.date <= today) return refuse('COMMITMENT.PAST_DATE');
  return { ok: true, commitment: { ...base, text: promised.text, dueOn: due.date } };
}

/** Its date has passed, and nobody has said how it went. */
export function isOverdue(
  { outcome, dueOn }: Pick<Commitment, 'outcome' | 'dueOn'>,
  today: IsoDate,
): boolean {
  return !outcome && dueOn < today;
}

/** What is still open first, the longest overdue at the top; then what is closed. */
export function byDue(a: Commitment, b: Commitment): number {
  return (
    Number(a.outcome !== undefined) - Number(b.outcome !== undefined) ||
    (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn))
  );
}

/** Kept, partly, or dropped with a reason; a promise that is put off gets a new date instead. */
export function answerCommitment(
  commitment: Commitment,
  askedOn: IsoDate,
  values: Record<string, string>,
  today: IsoDate,
  now: EpochMs,
): Result<{ commitment: Commitment }> {
  if (commitment.outcome || commitment.dueOn !== askedOn) return refuse('COMMITMENT.ALREADY');
  const note = readText(values, 'note', { max: 300, required: false });
  if (!note.ok) return note;
  const kept = values.kept;
  if (kept === 'later') {
    const due = readDate(values, 'dueOn');
    if (!due.ok) return due;
    if (due.date <= today) return refuse('COMMITMENT.PAST_DATE');
    return { ok: true, commitment: { ...commitment, dueOn: due.date } };
  }
  if (kept !== 'kept' && kept !== 'partly' && kept !== 'broken') return refuse('COMMITMENT.INCOMPLETE');
  if (kept === 'broken' && note.text === '') return refuse('COMMITMENT.NO_REASON', { field: 'note' });
  return { ok: true, commitment: { ...commitment, outcome: { kept, text: note.text, at: now } } };
}

/** The promises of one side that have been answered. */
export function ledgerOf(
  commitments: readonly Commitment[],
  by: Commitment['by'],
): { kept: number; partly: number; broken: number } {
  const ledger = { kept: 0, partly: 0, broken: 0 };
  for (const commitment of commitments) {
    if (commitment.by === by && commitment.outcome) ledger[commitment.outcome.kept] += 1;
  }
  return ledger;
}
