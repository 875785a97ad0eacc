import { type Result, refuse } from '../result.ts';
import { type EpochMs, MINUTE_MS } from '../time.ts';
import { readText } from '../voice/answer.ts';
import type { DialogueFormat, Slot } from './format.ts';

/** Where a meeting is, as the big screen shows it. */
export interface Meeting {
  dialogue: string;
  /** Which slot of the format, and which question of the slot. */
  slot: number;
  question: number;
  /** What is left of the slot's time when the clock stands; less than nothing once it is used up. */
  leftMs: number;
  /** Set while the clock runs. */
  runningSince?: EpochMs;
  /** What the facilitator has taken off the screen; it stays in the minutes. */
  hidden: string[];
  closedAt?: EpochMs;
}

/** What a group agreed on, in its own words. */
export interface MeetingInput {
  dialogue: string;
  /** The slot's id. */
  slot: string;
  /** What the group calls itself, as typed; empty when it does not say. */
  group: string;
  text: string;
  at: EpochMs;
}

export const MEETING_MOVES = ['start', 'pause', 'next', 'back', 'question', 'more', 'close'] as const;
export type MeetingMove = (typeof MEETING_MOVES)[number];

export const MORE_MINUTES = 5;
export const MAX_INPUT_LENGTH = 500;
export const MAX_INPUTS = 300;

export function newMeeting(dialogue: string, format: DialogueFormat): Meeting {
  return { dialogue, slot: 0, question: 0, leftMs: slotMs(format.slots[0]), hidden: [] };
}

export function slotMs(slot: Pick<Slot, 'minutes'> | undefined): number {
  return (slot?.minutes ?? 0) * MINUTE_MS;
}

export function leftAt(meeting: Meeting, now: EpochMs): number {
  return meeting.runningSince === undefined
    ? meeting.leftMs
    : meeting.leftMs - Math.max(0, now - meeting.runningSince);
}

/** One step by the facilitator. The clock of a new slot stands until it is started. */
export function moveMeeting(
  meeting: Meeting,
  move: MeetingMove,
  format: DialogueFormat,
  questions: number,
  now: EpochMs,
): Meeting {
  const { runningSince: _since, ...rest } = meeting;
  const standing: Meeting = { ...rest, leftMs: leftAt(meeting, now) };
  switch (move) {
    case 'start':
      return meeting.runningSince === undefined ? { ...standing, runningSince: now } : meeting;
    case 'pause':
      return standing;
    case 'more':
      return { ...meeting, leftMs: meeting.leftMs + MORE_MINUTES * MINUTE_MS };
    case 'question':
      return { ...meeting, question: questions === 0 ? 0 : (meeting.question + 1) % questions };
    case 'close':
      return { ...standing, closedAt: now };
    default:
      return toSlot(standing, meeting.slot + (move === 'next' ? 1 : -1), format);
  }
}

function toSlot(meeting: Meeting, wanted: number, { slots }: DialogueFormat): Meeting {
  const slot = Math.min(Math.max(wanted, 0), slots.length - 1);
  if (slot === meeting.slot) return meeting;
  return { ...meeting, slot, question: 0, leftMs: slotMs(slots[slot]) };
}

/** Off the screen, or back on it. */
export function toggleHidden(meeting: Meeting, input: string): Meeting {
  const hidden = meeting.hidden.includes(input)
    ? meeting.hidden.filter((one) => one !== input)
    : [...meeting.hidden, input];
  return { ...meeting, hidden: hidden.slice(-MAX_INPUTS) };
}

export function readInput(
  meeting: Meeting | undefined,
  format: DialogueFormat,
  values: Record<string, string>,
  now: EpochMs,
): Result<{ input: MeetingInput }> {
  const slot = meeting && format.slots[meeting.slot];
  if (!meeting || !slot || meeting.closedAt !== undefined) return refuse('MEETING.CLOSED');
  const group = readText(values, 'group', { max: 60, required: false });
  if (!group.ok) return group;
  const said = readText(values, 'said', { max: MAX_INPUT_LENGTH });
  if (!said.ok) return said;
  const input = { dialogue: meeting.dialogue, slot: slot.id, group: group.text, text: said.text, at: now };
  return { ok: true, input };
}
