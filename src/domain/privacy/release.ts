/** How many answered, and what, to one question with choices. */
export interface Cell {
  /** A class. */
  id: string;
  yearLevel: number;
  /** Answers by choice; those who skipped are not in it. */
  counts: Record<string, number>;
  /** Given in the open, as raised hands: the class knows them, so they are never put together with anybody else's. */
  open?: true;
  /** Given with a code that the class shares: somebody may have answered twice, and so know two of the answers. */
  twice?: true;
}

/** What is said of a choice instead of a number; `rest`: not most, and no more than that. */
export const BANDS = ['few', 'some', 'most', 'rest'] as const;
export type Band = (typeof BANDS)[number];

/** The smallest thing that is ever told: the answers of one class, or of several that are too small alone. */
export interface Atom {
  cells: string[];
  /** At least so many answered, in fives: with the exact number, a class that is put to another could be told to have skipped. */
  n: number;
  bands: Record<string, Band>;
  /** What the class answered together, with raised hands. */
  open?: true;
  /** Somebody may have answered twice: the bands are wider. */
  twice?: true;
}

/** A school's steps: small classes are put together within a step first (domain.md 4.1). */
const STEPS = [4, 7, 10, 13];

export function stepOf(yearLevel: number): number {
  const step = STEPS.findIndex((last) => yearLevel <= last);
  return step < 0 ? STEPS.length : step;
}

/** Where somebody may have answered twice, so many, so that at least five are left besides the two. */
export const LEAST_WITH_A_SHARED_CODE = 7;

/**
 * Divides the classes into groups that are all at least the minimum. A class that is large enough stands alone;
 * the small ones of a step are put together, with the step's smallest other group where they are still too few,
 * then across steps. Every answer is in exactly one group, so nothing can be had by subtraction; with fewer
 * answers in all than the minimum there is no group and nothing is told. A class that handed in and skipped the
 * question is in a group too: who skipped is told no more than who answered.
 */
export function atomsOf(cells: Cell[], choices: string[], min: number): Atom[] {
  const steps = new Map<number, Cell[][]>();
  for (const cell of cells) {
    if (cell.open) continue;
    steps.set(stepOf(cell.yearLevel), [...(steps.get(stepOf(cell.yearLevel)) ?? []), [cell]]);
  }
  const whole = [...steps.values()].flatMap((groups) => joinSmall(groups, min));
  const alone = cells.filter((cell) => cell.open).map((cell) => [cell]);
  return [...joinSmall(whole, min), ...alone]
    .filter((group) => isEnough(group, min))
    .map((group) => atom(group, choices, min));
}

/** Small groups become one; if that is still small it joins the smallest that is large enough. */
function joinSmall(groups: Cell[][], min: number): Cell[][] {
  const large = groups.filter((group) => isEnough(group, min));
  const rest = groups.filter((group) => !isEnough(group, min)).flat();
  if (rest.length === 0) return large;
  const [smallest, ...others] = large.sort((a, b) => total(a) - total(b) || first(a).localeCompare(first(b)));
  if (isEnough(rest, min) || !smallest) return [...large, rest];
  return joinSmall([...others, [...smallest, ...rest]], min);
}

function isEnough(group: Cell[], min: number): boolean {
  return total(group) >= leastFor(group, min);
}

function leastFor(group: Cell[], min: number): number {
  return isTwice(group) ? Math.max(min, LEAST_WITH_A_SHARED_CODE) : min;
}

function isTwice(group: Cell[]): boolean {
  return group.some((cell) => cell.twice);
}

function first(group: Cell[]): string {
  return group[0]?.id ?? '';
}

function total(group: Cell[]): number {
  return group.reduce((sum, cell) => sum + Object.values(cell.counts).reduce((a, b) => a + b, 0), 0);
}

const FIVES = 5;

/** At least so many, so that one more or less is not seen. */
export function inFives(n: number, min: number): number {
  return n >= min ? Math.max(min, Math.floor(n / FIVES) * FIVES) : Math.floor(n / FIVES) * FIVES;
}

function atom(group: Cell[], choices: string[], min: number): Atom {
  const n = total(group);
  const atLeast = Math.max(leastFor(group, min), Math.floor(n / FIVES) * FIVES);
  const counts = choices.map((choice) => group.reduce((sum, cell) => sum + (cell.counts[choice] ?? 0), 0));
  const bands = bandsOf(counts, n, isTwice(group) ? 2 : 1);
  const named = choices.map((choice, index) => [choice, bands[index] ?? 'rest'] as const);
  const cellIds = group.map((cell) => cell.id).sort();
  const made: Atom = {
    cells: cellIds,
    n: group.some(({ open }) => open) ? n : atLeast,
    bands: Object.fromEntries(named),
  };
  if (group.some((cell) => cell.open)) made.open = true;
  if (isTwice(group)) made.twice = true;
  return made;
}

/** How many of the answers somebody may know to be their own. */
type Known = 1 | 2;
/** From this many on there is room for a band in the middle. */
const THREE_BANDS_FROM: Record<Known, number> = { 1: 10, 2: 14 };

/**
 * What is told of each choice. Chosen so that in every case several ways of answering give the same words, also to one who
 * knows their own answer (or two): nobody's answer follows, nor that all others answered alike, nor that nobody took a
 * choice. `pupil-adversary.test.ts` goes through every way of answering for groups of 5 to 30.
 */
export function bandsOf(counts: number[], n: number, known: Known = 1): Band[] {
  const three = counts.map((count) => bandOf(count, n, known));
  const least = three.reduce((sum, band) => sum + rangeOf(band, n, known)[0], 0);
  // So many answers are always left open, so that no choice is known to be empty.
  if (n >= THREE_BANDS_FROM[known] && least <= n - (known + 2)) return three;
  return three.map((band) => (band === 'most' ? 'most' : 'rest'));
}

/** The same for something that each may take or leave, whatever else they take. */
export function shareBand(count: number, n: number): Band {
  const band = bandOf(count, n);
  return band === 'most' || n >= THREE_BANDS_FROM[1] ? band : 'rest';
}

/** The outer bands are wider than what somebody may know: 0 to 2, n-2 to n. */
export function slack(n: number, known: Known = 1): number {
  return Math.max(known + 1, Math.floor(n / 4));
}

export function bandOf(count: number, n: number, known: Known = 1): Band {
  if (count >= n - slack(n, known)) return 'most';
  return count <= slack(n, known) ? 'few' : 'some';
}

/** The least and the most that a band may stand for. */
export function rangeOf(band: Band, n: number, known: Known = 1): [low: number, high: number] {
  const wide = slack(n, known);
  if (band === 'most') return [n - wide, n];
  if (band === 'few') return [0, wide];
  if (band === 'rest') return [0, n - wide - 1];
  return [wide + 1, n - wide - 1];
}

export interface Whole {
  n: number;
  atoms: number;
  /** Undefined where the groups do not say enough. */
  bands: Record<string, Band | undefined>;
}

/**
 * The school as a whole, made from what the groups already tell and from nothing else: however the two are
 * put together, the whole gives nothing away that the parts did not. A band is said only where it holds whatever the
 * groups' own bands may stand for; else the groups are too unlike to say.
 */
export function wholeOf(atoms: Atom[], choices: string[]): Whole {
  const n = atoms.reduce((sum, one) => sum + one.n, 0);
  const bands = choices.map((choice) => [choice, bandOfAll(atoms, choice, n)] as const);
  return { n, atoms: atoms.length, bands: Object.fromEntries(bands) };
}

/** A number told in fives may stand for so many more. */
const AT_MOST_MORE = FIVES - 1;

function bandOfAll(atoms: Atom[], choice: string, n: number): Band | undefined {
  if (n === 0) return undefined;
  const told = new Set(atoms.map(({ bands }) => bands[choice] ?? 'rest'));
  const [only] = told;
  if (only !== undefined && told.size === 1) return only === 'rest' ? undefined : only;
  const rangesAt = (more: number) =>
    atoms.map((one) => rangeOf(one.bands[choice] ?? 'rest', one.n + more, one.twice ? 2 : 1));
  const low = rangesAt(0).reduce((sum, [least]) => sum + least, 0);
  const high = rangesAt(AT_MOST_MORE).reduce((sum, [, most]) => sum + most, 0);
  const mostPeople = n + AT_MOST_MORE * atoms.length;
  if (low > mostPeople / 2) return 'most';
  if (high <= n / 4) return 'few';
  return low >= mostPeople / 10 && high <= (3 * n) / 4 ? 'some' : undefined;
}

/** The groups as they may be shown now: when a kommune has raised its minimum since, and one is too small, only the whole is. */
export function shownAtoms(atoms: Atom[], min: number): Atom[] {
  return atoms.every((one) => one.n >= min) ? atoms : [];
}
