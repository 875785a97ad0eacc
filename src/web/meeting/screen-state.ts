import { clockOf, type MeetingRoom } from '../../app/dialogue/meeting-room.ts';
import type { EpochMs } from '../../domain/time.ts';

/** What the big screen draws; nothing of who sent what. */
export interface ScreenState {
  slot: {
    index: number;
    title: string;
    who: string;
    minutes: number | null;
    least: number | null;
    isGroup: boolean;
  };
  question: string | null;
  questionNumber: number;
  questions: number;
  clock: { leftMs: number; running: boolean };
  closed: boolean;
  /** Of the slot that is on, newest last. */
  inputs: { id: string; text: string; group: string; hidden: boolean }[];
  /** How many came in during the whole meeting. */
  sent: number;
}

export function screenState(room: MeetingRoom, now: EpochMs): ScreenState {
  const { meeting, format, questions, inputs, school } = room;
  const language = school.writtenStandard;
  const slot = format.slots[meeting.slot];
  return {
    slot: {
      index: meeting.slot,
      title: slot?.title[language] ?? '',
      who: slot?.who[language] ?? '',
      minutes: slot?.minutes ?? null,
      least: slot?.least ?? null,
      isGroup: slot?.groups !== undefined,
    },
    question: questions[meeting.question]?.text[language] ?? null,
    questionNumber: meeting.question,
    questions: questions.length,
    clock: clockOf(meeting, now),
    closed: meeting.closedAt !== undefined,
    inputs: inputs
      .filter(({ input }) => input.slot === slot?.id)
      .map(({ id, input }) => ({
        id,
        text: input.text,
        group: input.group,
        hidden: meeting.hidden.includes(id),
      })),
    sent: inputs.length,
  };
}
