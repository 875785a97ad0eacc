import type { Question } from '../../domain/cycle/activity.ts';
import type { Person } from '../../domain/people/people.ts';
import { canShow, type MinGroups } from '../../domain/privacy/min-group.ts';
import { type Atom, shownAtoms, type Whole, wholeOf } from '../../domain/privacy/release.ts';
import { maySee } from '../../domain/privacy/visibility.ts';
import { handedIn, type Release, type TextGroup, writtenIn } from '../../domain/privacy/voice-release.ts';
import type { HearingStory } from './hearing-story.ts';
import { saysSomething } from './round-voices.ts';

/** What one person may see of one question. */
export interface SeenQuestion {
  question: Question;
  /** The school as a whole, for questions with choices. */
  whole?: Whole;
  atoms: Atom[];
  /** Words that an adult has let go on. */
  passed: string[];
  /** Words that this person is to read before they go on. */
  toRead: TextGroup[];
  /** Words of the own class, as they were written. */
  own: TextGroup[];
  /** Why no words are shown, where there are some and it gives nothing away. */
  held?: 'unread' | 'kept';
}

/** Who reads, and which classes have a contact teacher who reads for them. */
export interface Reader {
  person: Person;
  taught: ReadonlySet<string>;
}

export interface SeenResult {
  questions: SeenQuestion[];
  answered: number;
  /** From how many answers on anything is shown. */
  least: number;
  /** Whether anything is told of the hearing at all. */
  told: boolean;
}

/**
 * A hearing as this person may see it; undefined when nothing of it is theirs. Everything here is taken from the
 * release: there is no other way to an answer.
 */
export function resultFor(
  reader: Reader,
  story: HearingStory,
  release: Release,
  minGroups: MinGroups,
): SeenResult | undefined {
  const { person } = reader;
  const { hearing, round } = story;
  const place = { school: hearing.school, shared: round?.sharedAt !== undefined };
  const mayWhole = maySee(person, 'voiceResult', place);
  const questions = release.questions.flatMap(({ question: id, atoms = [], groups: all = [] }) => {
    // A kommune may have raised its minimum since.
    const groups = all.filter((group) => group.n >= minGroups.school);
    const question = story.questions.find((one) => one.id === id);
    if (!question) return [];
    const seen: SeenQuestion = {
      question,
      atoms: shownAtoms(atoms, minGroups.school).filter((atom) => mayAtom(person, story, atom.cells)),
      passed: mayWhole ? passedOf(person, story, groups, minGroups) : [],
      toRead: groups.filter((group) => group.readTo < group.texts.length && readsWords(reader, story, group)),
      own: groups.filter((group) => isOwnClass(person, story, group)),
    };
    const held =
      mayWhole && seen.passed.length === 0 ? heldBack(person, story, groups, minGroups) : undefined;
    if (held) seen.held = held;
    const whole = wholeOf(
      atoms,
      (question.choices ?? []).map((choice) => choice.id),
    );
    if (mayWhole && canShow(reachOf(person, story), whole.n, minGroups)) seen.whole = whole;
    return [seen];
  });
  const any = mayWhole || questions.some((one) => one.atoms.length + one.own.length + one.toRead.length > 0);
  const told = saysSomething(release) && writtenIn(release) >= story.least;
  return any ? { questions, answered: handedIn(release), least: story.least, told } : undefined;
}

/** That somebody is to read the words, or has read them and kept them: both are known only of groups that may be told of. */
function heldBack(
  person: Person,
  story: HearingStory,
  groups: TextGroup[],
  minGroups: MinGroups,
): SeenQuestion['held'] {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  if (!canShow(reachOf(person, story), n, minGroups)) return undefined;
  const written = groups.filter((group) => group.texts.length > 0);
  if (written.length === 0) return undefined;
  return written.some((group) => group.readTo < group.texts.length) ? 'unread' : 'kept';
}

function reachOf(person: Person, { hearing }: HearingStory): 'school' | 'owner' {
  return person.schools.includes(hearing.school) ? 'school' : 'owner';
}

/** A group of several classes is told to those who may see one of them; what parents say, to the leaders. */
function mayAtom(person: Person, { hearing }: HearingStory, cells: string[]): boolean {
  const of = (group: string) =>
    maySee(person, 'classResult', { school: hearing.school, group, shared: false });
  return hearing.voice === 'pupils'
    ? cells.some(of)
    : maySee(person, 'mergedWords', { school: hearing.school, shared: false });
}

function passedOf(person: Person, story: HearingStory, groups: TextGroup[], minGroups: MinGroups): string[] {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  if (!canShow(reachOf(person, story), n, minGroups)) return [];
  return groups.flatMap((group) => group.passed).sort((a, b) => (a < b ? -1 : 1));
}

function isOwnClass(person: Person, { hearing }: HearingStory, group: TextGroup): boolean {
  const [only = '', ...others] = group.cells;
  return (
    others.length === 0 &&
    maySee(person, 'classWords', { school: hearing.school, group: only, shared: false })
  );
}

/** The class's contact teacher reads its words; rektor those of classes put together, of parents, and where there is no such teacher. */
export function readsWords(
  { person, taught }: Reader,
  story: Pick<HearingStory, 'hearing'> & { taught?: ReadonlySet<string> },
  group: TextGroup,
): boolean {
  if (isOwnClass(person, story as HearingStory, group)) return true;
  const alone = group.cells.length === 1 && taught.has(group.cells[0] ?? '');
  return !alone && maySee(person, 'mergedWords', { school: story.hearing.school, shared: false });
}
