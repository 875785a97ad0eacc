import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { School } from '../domain/people/people.ts';
import type { Figure } from '../domain/results/figure.ts';
import { readFigures } from './figures-table.ts';
import type { Mistake } from './mistake.ts';

/** Tables from Statistikkbanken that lie in an owner's folder. */
export const FIGURES_FOLDER = 'udir';

/** The own schools' figures of every table in the folder; a mistake in one of them is a mistake in the folder. */
export async function folderFigures(
  folder: string,
  schools: School[],
): Promise<{ ok: true; figures: Figure[] } | { ok: false; mistakes: Mistake[] }> {
  const path = join(folder, FIGURES_FOLDER);
  if (!existsSync(path)) return { ok: true, figures: [] };
  const figures: Figure[] = [];
  for (const name of readdirSync(path).sort()) {
    if (!/\.(csv|tsv|txt|xlsx)$/i.test(name)) continue;
    const read = await readFigures(readFileSync(join(path, name)), schools);
    if (read.errors.length > 0) {
      const file = `${FIGURES_FOLDER}/${name}`;
      return {
        ok: false,
        mistakes: read.errors.map(({ row, message }) => ({
          file,
          line: row,
          column: 1,
          message,
          expected: '',
        })),
      };
    }
    figures.push(...read.figures);
  }
  return { ok: true, figures };
}
