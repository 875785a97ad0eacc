import type { Question } from '../../domain/cycle/activity.ts';
import type { Owner, School } from '../../domain/people/people.ts';
import { canShow, type MinGroups } from '../../domain/privacy/min-group.ts';
import { type Whole, wholeOf } from '../../domain/privacy/release.ts';
import type { EpochMs } from '../../domain/time.ts';
import { frozenAnswers } from '../frozen.ts';
import { all, loadWheel } from '../load.ts';
import type { Store } from '../ports/store.ts';
import type { App } from '../use-case.ts';

/** The six markers of medvirkning (domain.md 7.6): one set for pupils, the same six in two for staff. */
export const PUPIL_MARKERS = 'participation-pupils';
const STAFF_MARKERS = ['participation-staff-1', 'participation-staff-2'];

/** Staff answer them without a name. */
export function asksStaffMarkers(questionSet: string | undefined): boolean {
  return questionSet !== undefined && STAFF_MARKERS.includes(questionSet);
}

export interface Marker {
  pupils: Question;
  staff: Question;
  /** Undefined where too few have answered. */
  said: { pupils?: Whole; staff?: Whole };
}

/** The newest answers of both, side by side, each only from a group that is large enough. */
export async function markersOf(app: App, owner: Owner, school: School, now: EpochMs): Promise<Marker[]> {
  const { store, minGroups } = app;
  const { questionSets } = await loadWheel(store, owner);
  const questions = (id: string) => questionSets.find((set) => set.id === id)?.questions ?? [];
  const pupils = await pupilsSaid(store, owner, school, minGroups);
  const markers: Marker[] = [];
  for (const set of STAFF_MARKERS) {
    const staff = await staffSaid(app, owner, school, set, now);
    for (const question of questions(set)) {
      const same = questions(PUPIL_MARKERS).find((one) => one.id === question.id);
      if (!same) continue;
      const [p, s] = [pupils(same), staff(question)];
      markers.push({
        pupils: same,
        staff: question,
        said: { ...(p ? { pupils: p } : {}), ...(s ? { staff: s } : {}) },
      });
    }
  }
  return markers;
}

type Said = (question: Question) => Whole | undefined;

async function pupilsSaid(store: Store, owner: Owner, school: School, minGroups: MinGroups): Promise<Said> {
  const hearings = (await all(store, owner.id, 'hearing'))
    .filter(
      (one) => one.school === school.id && one.questionSet === PUPIL_MARKERS && one.closedAt !== undefined,
    )
    .sort((a, b) => b.closesAt - a.closesAt);
  const [newest] = hearings;
  const release = newest && (await store.read(owner.id, 'release', newest.id))?.body;
  return (question) => {
    const atoms = release?.questions.find((one) => one.question === question.id)?.atoms ?? [];
    const whole = wholeOf(atoms, choicesOf(question));
    return canShow('school', whole.n, minGroups) ? whole : undefined;
  };
}

async function staffSaid(app: App, owner: Owner, school: School, set: string, now: EpochMs): Promise<Said> {
  const prompts = (await all(app.store, owner.id, 'prompt'))
    .filter((one) => one.school === school.id && one.questionSet === set && one.closesAt <= now)
    .sort((a, b) => b.closesAt - a.closesAt);
  const [newest] = prompts;
  const release = newest && (await frozenAnswers(app, owner, newest, now));
  return (question) => {
    const atoms = release?.questions.find((one) => one.question === question.id)?.atoms ?? [];
    const whole = wholeOf(atoms, choicesOf(question));
    return canShow('school', whole.n, app.minGroups) ? whole : undefined;
  };
}

function choicesOf(question: Question): string[] {
  return (question.choices ?? []).map((choice) => choice.id);
}
