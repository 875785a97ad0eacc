import type { Question } from '../cycle/activity.ts';
import type { School, SchoolClass, SchoolId } from '../people/people.ts';
import type { EpochMs } from '../time.ts';

/** Whose voice is heard. */
export const VOICES = ['pupils', 'parents'] as const;
export type Voice = (typeof VOICES)[number];

/** A class as it was when the hearing began; parents are one group for the whole school. */
export interface HearingGroup {
  id: string;
  name: string;
  /** 0 for parents. */
  yearLevel: number;
  /** Never more answers than this. */
  size: number;
  /** The class also gets the card in its own channel. */
  chat?: true;
}

/** One set of questions to every class of a school, or to its parents. Nobody's name stands in it. */
export interface Hearing {
  /** `<round or occurrence>:<voice>` */
  id: string;
  voice: Voice;
  school: SchoolId;
  round?: string;
  activity?: string;
  questionSet: string;
  questions: string[];
  /** A round's: its theme is asked about first. */
  asksTheme?: true;
  /** The school's own questions, after those of the set. */
  own?: Question[];
  groups: HearingGroup[];
  opensAt: EpochMs;
  /** A class has been given one code for all: from then on more answers are needed. */
  sharedCode?: true;
  /** A round's own window counts where there is a round: it may be extended. */
  closesAt: EpochMs;
  /** The urns are emptied and the release is made. */
  closedAt?: EpochMs;
}

/** How a code lets somebody in. */
export const CODE_KINDS = ['single', 'class', 'classMode', 'parents'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** Where a code leads. Its id is a keyed hash: the code itself is only on paper. */
export interface VoiceCode {
  hearing: string;
  group: string;
  kind: CodeKind;
  /** 0 or 1, so that marking it changes nothing else in the row. Never cleared. */
  used: 0 | 1;
}

/** One answer to one question, on its way out of the urn; it is stored nowhere. */
export interface VoiceAnswer {
  question: string;
  text: string;
}

export const PARENTS_GROUP = 'parents';
/** Two guardians to a pupil. */
const GUARDIANS = 2;

export function pupilGroups(classes: SchoolClass[]): HearingGroup[] {
  return classes
    .map(({ id, name, yearLevel, size, chat }) => ({ id, name, yearLevel, size, ...(chat ? { chat } : {}) }))
    .sort((a, b) => a.yearLevel - b.yearLevel || a.name.localeCompare(b.name, 'nb'));
}

export function parentGroup(school: School, classes: SchoolClass[]): HearingGroup[] {
  const pupils = classes.reduce((sum, one) => sum + one.size, 0);
  return [
    { id: PARENTS_GROUP, name: school.name, yearLevel: 0, size: Math.max(GUARDIANS * pupils, GUARDIANS) },
  ];
}

export function groupOf(hearing: Pick<Hearing, 'groups'>, id: string): HearingGroup | undefined {
  return hearing.groups.find((group) => group.id === id);
}
