import { type Figure, median } from './measure.ts';

const HEAD = ['figure', 'median', 'from', 'to', 'runs', 'unit', 'goal', ''];

/** A table for people: the median of the runs, and the spread between the least and the most. */
export function table(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))),
    )
    .map((row) => `  ${row.join('  ').trimEnd()}\n`)
    .join('');
}

function rowOf({ what, unit, runs, goal = '', reached }: Figure): string[] {
  const numbers = [median(runs), Math.min(...runs), Math.max(...runs)].map(short);
  const verdict = reached === undefined ? '' : reached ? 'reached' : 'MISSED';
  return [what, ...numbers, String(runs.length), unit, goal, verdict];
}

function short(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-GB');
  return String(Number(value.toPrecision(3)));
}
