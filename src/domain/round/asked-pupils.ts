import type { ClassId } from '../people/people.ts';

/** What rektor has chosen about the pupils of a round. */
export interface AskedPupils {
  /** None: the pupils are not asked in this round. */
  classes: ClassId[];
  questionSet: string;
}
