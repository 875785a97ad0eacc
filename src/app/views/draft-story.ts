import type { QuestionSet } from '../../domain/cycle/activity.ts';
import type { FocusArea } from '../../domain/focus/focus-area.ts';
import type { Person, School, SchoolClass, Team } from '../../domain/people/people.ts';
import type { Round } from '../../domain/round/round.ts';

/** What the form and the preview of a round need. */
export interface DraftStory {
  school: School;
  teams: Team[];
  people: Person[];
  /** Question sets for staff. */
  sets: QuestionSet[];
  zone: string;
  /** The newest earlier rounds, to start from. */
  earlier: Round[];
  occurrence?: string;
  round?: Round;
  /** The school's classes by year, and the sets of questions for pupils. */
  classes: SchoolClass[];
  pupilSets: QuestionSet[];
  /** There are pages on which pupils can answer. */
  hasPages: boolean;
  /** Open focus areas that it can belong to. */
  focus: FocusArea[];
}
