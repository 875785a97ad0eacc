/** Some runs of one thing. */
export interface Figure {
  what: string;
  unit: string;
  runs: number[];
  /** What it should be, as a sentence: "at most 1.05". */
  goal?: string;
  /** Whether the median reaches the goal. */
  reached?: boolean;
}

export interface Bench {
  name: string;
  /** What was done, so that the figures can be read. */
  work: string;
  run(note: (text: string) => void): Promise<Figure[]>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}

/** The value below which the share lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function atMost(goal: number, figure: Omit<Figure, 'goal' | 'reached'>): Figure {
  return { ...figure, goal: `at most ${goal}`, reached: median(figure.runs) <= goal };
}

export function atLeast(goal: number, figure: Omit<Figure, 'goal' | 'reached'>): Figure {
  return { ...figure, goal: `at least ${goal}`, reached: median(figure.runs) >= goal };
}

export async function repeat<T>(times: number, work: (run: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < times; run += 1) results.push(await work(run));
  return results;
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** What the process holds after the garbage is gone; needs --expose-gc, which `npm run bench` gives. */
export function heldMb(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}
