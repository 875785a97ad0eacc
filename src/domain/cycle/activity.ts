import type { Localized } from '../language.ts';
import type { SchoolId } from '../people/people.ts';
import type { ClockTime, EpochMs, IsoDate, Weekday } from '../time.ts';

export const ACTIVITY_KINDS = [
  'reflection',
  'evaluationRound',
  'pupilVoice',
  'parentVoice',
  'analysisMeeting',
  'dialogue',
  'criticalFriends',
  'followUp',
  'ownerCheck',
  'leaderCheck',
  'selfCheck',
  'focusReview',
  'digest',
  'report',
  /** The three stages of resultatoppfølging: elevsamtaler, analysis in the teams, resultatsamtale. */
  'resultTalks',
  'resultAnalysis',
  'resultsConversation',
  'milestone',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Who gets the prompt. 'teamChannel' is the shared channel of each team; the rest are people. */
export const AUDIENCES = [
  'allStaff',
  'teachers',
  'teamLeads',
  'teamChannel',
  'leadership',
  'principal',
  'pupilCouncilContact',
  'parentCommitteeContact',
  'owner',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Points of the skolerute that a plan may lean on. */
export const CALENDAR_ANCHORS = [
  'schoolStart',
  'autumnBreakEnd',
  'christmasBreakStart',
  'christmasBreakEnd',
  'winterBreakEnd',
  'easterBreakEnd',
  'schoolEnd',
] as const;
export type CalendarAnchor = (typeof CALENDAR_ANCHORS)[number];

/** An anchor is a CalendarAnchor, a key of `plans/national-dates.yaml`, or the id of another activity. */
export type When =
  | { type: 'date'; month: number; day: number }
  | { type: 'week'; week: number; weekday: Weekday }
  /** `schoolDays` after (positive) or before (negative) the anchor. */
  | { type: 'relative'; anchor: string; schoolDays: number }
  | { type: 'recurring'; everyWeeks: number; weekday: Weekday; fromWeek: number; toWeek: number };

export interface Activity {
  id: string;
  kind: ActivityKind;
  title: Localized;
  /** One sentence: why you are asked, what happens afterwards. */
  why: Localized;
  /** 'school': once per school. 'owner': once for the owner. */
  level: 'school' | 'owner';
  audience: Audience[];
  when: When;
  /** Time of day, or the school's next fellestid that day. */
  at: ClockTime | 'sharedTime';
  /** How many school days the window is open. */
  windowSchoolDays: number;
  /** School days after opening; at most two. */
  reminders: number[];
  questionSet?: string;
  /** Set when the activity is for these schools only. */
  schools?: SchoolId[];
  /** What single schools have changed. */
  perSchool?: Record<SchoolId, SchoolChange>;
  source: string;
  checked: IsoDate;
}

/** A school leaves an activity out, or has it at another time than the owner's wheel says. */
export interface SchoolChange {
  skip?: true;
  when?: When;
  at?: ClockTime | 'sharedTime';
}

export interface Question {
  id: string;
  text: Localized;
  /** A short example in the reader's words. */
  help?: Localized;
  kind: 'text' | 'choice';
  choices?: { id: string; text: Localized }[];
}

export interface QuestionSet {
  id: string;
  title: Localized;
  audience: 'owner' | 'staff' | 'pupils' | 'parents' | 'principals';
  source: string;
  checked: IsoDate;
  questions: Question[];
}

/** A date that changes every year, as `np-results` for 2026/27: editable, with source and the day it was checked. */
export interface NationalDate {
  key: string;
  schoolYear: string;
  date: IsoDate;
  title: Localized;
  source: string;
  checked: IsoDate;
  /** False while the date is a guess from earlier years. */
  confirmed: boolean;
}

/** The owner's årshjul: the default wheel with the owner's and the schools' changes laid over it. */
export interface Wheel {
  activities: Activity[];
  questionSets: QuestionSet[];
  nationalDates: NationalDate[];
}

export const MOVE_REASONS = ['weekend', 'holiday', 'schoolFree', 'outsideHours', 'school'] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

/** One activity of the wheel, for one school (or the owner), on one date. */
export interface Occurrence {
  /** `<activity>:<school or 'owner'>:<date>`: made of exactly that, so that it is born once. */
  id: string;
  activity: string;
  /** Absent for the owner's own activities. */
  school?: SchoolId;
  /** The day it opens, after any move. */
  date: IsoDate;
  opensAt: EpochMs;
  closesAt: EpochMs;
  remindAt: EpochMs[];
  /** Set when the planned day was closed. */
  moved?: { from: IsoDate; reason: MoveReason };
}
