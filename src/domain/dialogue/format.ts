import type { Localized } from '../language.ts';

/** One part of a meeting, with its time and what is talked about. */
export interface Slot {
  id: string;
  title: Localized;
  /** Absent where no time is set, as for the walk round the building. */
  minutes?: number;
  /** Where a span is stated (30-40): the timer says so when this much has gone. */
  least?: number;
  /** Who is there. */
  who: Localized;
  /** What is talked about: questions of this set. */
  questionSet?: string;
  /** Groups talk, and send in what they agree on. */
  groups?: { from: number; to: number };
}

/** How a kind of meeting goes: dialogmøte, kvalitetsdialog, ledersamtale, skolebesøk. Data, from `plans/reference`. */
export interface DialogueFormat {
  id: string;
  title: Localized;
  why: Localized;
  /** The wheel's activities that are held like this. */
  activities: string[];
  /** Asked of each side before the meeting. */
  preparation: { school: string; owner: string };
  slots: Slot[];
}

/** The meeting as planned, in minutes, with a quarter where nothing is stated, to keep the calendar free. */
export const UNSTATED_MINUTES = 15;

export function formatMinutes(format: Pick<DialogueFormat, 'slots'>): number {
  return format.slots.reduce((sum, slot) => sum + (slot.minutes ?? UNSTATED_MINUTES), 0);
}

/** The format of a dialogue: chosen by hand, by its activity, or the first. */
export function formatOf(
  formats: readonly DialogueFormat[],
  dialogue: { format?: string; activity: string },
): DialogueFormat | undefined {
  return (
    formats.find((one) => one.id === dialogue.format) ??
    formats.find((one) => one.activities.includes(dialogue.activity)) ??
    formats[0]
  );
}
