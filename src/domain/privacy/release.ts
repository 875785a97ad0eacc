/** How many answered, and what, to one question with choices. */
export interface Cell {
  /** A class. */
  id: string;
  yearLevel: number;
  /** Answers by choice; those who skipped are not in it. */
  counts: Record<string, number>;
}

/** What is said of a choice instead of a number; `rest`: not most, and no more than that. */
export const BANDS = ['few', 'some', 'most', 'rest'] as const;
export type Band = (typeof BANDS)[number];

/** The smallest thing that is ever told: the answers of one class, or of several that are too small alone. */
export interface Atom {
  cells: string[];
  /** How many answered. */
  n: number;
  bands: Record<string, Band>;
}

/** A school's steps: small classes are put together within a step first (domain.md 4.1). */
const STEPS = [4, 7, 10, 13];

export function stepOf(yearLevel: number): number {
  const step = STEPS.findIndex((last) => yearLevel <= last);
  return step < 0 ? STEPS.length : step;
}

/**
 * Divides the classes into groups that are all at least the minimum. A class that is large enough stands alone;
 * the small ones of a step are put together, with the step's smallest other group where they are still too few,
 * then across steps. Every answer is in exactly one group, so nothing can be had by subtraction; with fewer
 * answers in all than the minimum there is no group and nothing is told.
 */
export function atomsOf(cells: Cell[], choices: string[], min: number): Atom[] {
  const steps = new Map<number, Cell[][]>();
  for (const cell of cells) {
    if (total([cell]) === 0) continue;
    steps.set(stepOf(cell.yearLevel), [...(steps.get(stepOf(cell.yearLevel)) ?? []), [cell]]);
  }
  const whole = [...steps.values()].flatMap((groups) => joinSmall(groups, min));
  return joinSmall(whole, min)
    .filter((group) => total(group) >= min)
    .map((group) => atom(group, choices));
}

/** Small groups become one; if that is still small it joins the smallest that is large enough. */
function joinSmall(groups: Cell[][], min: number): Cell[][] {
  const large = groups.filter((group) => total(group) >= min);
  const rest = groups.filter((group) => total(group) < min).flat();
  if (rest.length === 0) return large;
  const [smallest, ...others] = large.sort((a, b) => total(a) - total(b) || first(a).localeCompare(first(b)));
  if (total(rest) >= min || !smallest) return [...large, rest];
  return [...others, [...smallest, ...rest]];
}

function first(group: Cell[]): string {
  return group[0]?.id ?? '';
}

function total(group: Cell[]): number {
  return group.reduce((sum, cell) => sum + Object.values(cell.counts).reduce((a, b) => a + b, 0), 0);
}

function atom(group: Cell[], choices: string[]): Atom {
  const n = total(group);
  const counts = choices.map((choice) => group.reduce((sum, cell) => sum + (cell.counts[choice] ?? 0), 0));
  const bands = bandsOf(counts, n);
  const named = choices.map((choice, index) => [choice, bands[index] ?? 'rest'] as const);
  return { cells: group.map((cell) => cell.id).sort(), n, bands: Object.fromEntries(named) };
}

/** From this many on there is room for a band in the middle. */
const THREE_BANDS_FROM = 10;
/** So many answers are always left open, so that no choice is known to be empty. */
const LEFT_OPEN = 3;

/**
 * What is told of each choice. Chosen so that in every case several ways of answering give the same words, also to one who
 * knows their own answer: nobody's answer follows, nor that all others answered alike, nor that nobody took a choice.
 * `pupil-adversary.test.ts` goes through every way of answering for groups of 5 to 30.
 */
export function bandsOf(counts: number[], n: number): Band[] {
  const three = counts.map((count) => bandOf(count, n));
  const least = three.reduce((sum, band) => sum + rangeOf(band, n)[0], 0);
  if (n >= THREE_BANDS_FROM && least <= n - LEFT_OPEN) return three;
  return three.map((band) => (band === 'most' ? 'most' : 'rest'));
}

/** The outer bands are at least three wide: 0 to 2, n-2 to n. */
export function slack(n: number): number {
  return Math.max(2, Math.floor(n / 4));
}

export function bandOf(count: number, n: number): Band {
  if (count >= n - slack(n)) return 'most';
  return count <= slack(n) ? 'few' : 'some';
}

/** The least and the most that a band may stand for. */
export function rangeOf(band: Band, n: number): [low: number, high: number] {
  if (band === 'most') return [n - slack(n), n];
  if (band === 'few') return [0, slack(n)];
  if (band === 'rest') return [0, n - slack(n) - 1];
  return [slack(n) + 1, n - slack(n) - 1];
}

export interface Whole {
  n: number;
  atoms: number;
  /** Undefined where the groups do not say enough. */
  bands: Record<string, Band | undefined>;
}

/**
 * The school as a whole, made from what the groups already tell and from nothing else: however the two are
 * put together, the whole gives nothing away that the parts did not.
 */
export function wholeOf(atoms: Atom[], choices: string[]): Whole {
  const n = atoms.reduce((sum, one) => sum + one.n, 0);
  const bands = choices.map((choice) => {
    const ranges = atoms.map((one) => rangeOf(one.bands[choice] ?? 'few', one.n));
    const low = ranges.reduce((sum, [least]) => sum + least, 0);
    const high = ranges.reduce((sum, [, most]) => sum + most, 0);
    return [choice, bandBetween(low, high, n)] as const;
  });
  return { n, atoms: atoms.length, bands: Object.fromEntries(bands) };
}

/** The band in which the middle of what is possible lies; none where the possible is wider than half the school. */
function bandBetween(low: number, high: number, n: number): Band | undefined {
  if (n === 0 || high - low > n / 2) return undefined;
  return bandOf((low + high) / 2, n);
}
