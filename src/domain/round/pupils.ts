import type { QuestionSet } from '../cycle/activity.ts';
import type { ClassId, Person, SchoolClass, TeamId } from '../people/people.ts';
import { type Result, refuse } from '../result.ts';
import type { AskedPupils } from './asked-pupils.ts';
import { chosen } from './draft.ts';

/** What can be chosen from. */
export interface PupilChoice {
  classes: readonly SchoolClass[];
  sets: readonly QuestionSet[];
}

/**
 * What the pupils answered as a whole is read by all who work at the school, what one class answered only by its teacher
 * and the leaders: of one class alone they would be the same.
 */
function leastClasses(classes: readonly SchoolClass[]): number {
  return Math.min(2, Math.max(1, classes.length));
}

/** The classes of the teams, by their contact teachers: all but those that are known to be other teams'. */
export function classesOfTeams(
  teams: readonly TeamId[],
  people: readonly Person[],
  classes: readonly SchoolClass[],
): ClassId[] {
  const teachers = people.filter((person) => person.active && person.teams.length > 0);
  const isOthers = ({ id }: SchoolClass) => {
    const theirs = teachers.filter((person) => person.homeroomOf?.includes(id));
    return theirs.length > 0 && !theirs.some((person) => person.teams.some((team) => teams.includes(team)));
  };
  const own = classes.filter((one) => !isOthers(one));
  return (own.length >= leastClasses(classes) ? own : classes).map(({ id }) => id);
}

/** What rektor chose before, as far as it is still there; else the classes of the round's teams and the first questions. */
export function pupilsOrDefault(
  before: AskedPupils | undefined,
  teams: readonly TeamId[],
  people: readonly Person[],
  { classes, sets }: PupilChoice,
): AskedPupils {
  const still = before?.classes.filter((id) => classes.some((one) => one.id === id));
  const asked = (before?.classes.length ?? 0) > 0;
  const few = asked && (still?.length ?? 0) < leastClasses(classes);
  const set = sets.find((one) => one.id === before?.questionSet) ?? sets[0];
  return {
    classes: still === undefined || few ? classesOfTeams(teams, people, classes) : still,
    questionSet: set?.id ?? '',
  };
}

/** Reads the choice; a card from before there was one leaves it as it stood. */
export function readPupils(
  values: Record<string, string>,
  standing: AskedPupils,
  { classes, sets }: PupilChoice,
): Result<{ pupils: AskedPupils }> {
  if (values.pupils === undefined) return { ok: true, pupils: standing };
  const set = sets.find((one) => one.id === (values.pupilSet ?? standing.questionSet));
  if (!set) return refuse('ROUND.UNKNOWN_QUESTION_SET');
  if (values.pupils === 'no') return { ok: true, pupils: { classes: [], questionSet: set.id } };
  const picked = chosen(values.classes).filter((id) => classes.some((one) => one.id === id));
  const least = leastClasses(classes);
  if (picked.length < least) return refuse('ROUND.TOO_FEW_CLASSES', { least });
  return { ok: true, pupils: { classes: picked, questionSet: set.id } };
}
