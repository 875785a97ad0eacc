import { describe, expect, it } from 'vitest';
import { figuresView } from '../../../src/app/views/figures.ts';
import { breaksIn, brokenAt, type FigureSeries } from '../../../src/domain/results/figure.ts';
import { reference } from '../../../src/files/reference.ts';
import { figuresProse } from '../../../src/report/prose/figures-prose.ts';
import { createWords } from '../../../src/report/words.ts';

const series = (indicator: string, years: string[]): FigureSeries => ({
  source: 'national-tests',
  indicator,
  yearLevel: '8. trinn',
  unit: 'points',
  points: years.map((schoolYear, index) => ({ schoolYear, value: 48 + index })),
});
const across = series('Lesing', ['2020/21', '2021/22', '2023/24']);
const before = series('Engelsk', ['2020/21', '2021/22']);
const after = series('Regning', ['2022/23', '2023/24']);
const tests = reference().sources.find(({ id }) => id === 'national-tests') ?? {};

describe('a break in a row of figures (national tests 2022)', () => {
  it('is at the first year after it, and in no row that stands on one side', () => {
    const [only, ...more] = breaksIn([before, across, after], tests);
    if (!only) throw new Error('the list of sources has no break');
    expect(more).toEqual([]);
    expect([before, across, after].map((one) => brokenAt(one, only))).toEqual([
      undefined,
      '2023/24',
      undefined,
    ]);
    expect(breaksIn([before, after], tests)).toEqual([]);
  });

  it('is drawn in that row of the report alone, and explained', () => {
    const report = { figures: [across, before, after], school: { name: 'Nordlia' } } as never;
    const options = { sources: reference().sources } as never;
    const blocks = figuresProse(createWords('nb'), report, 'results', options);
    const table = blocks.find((block) => block.type === 'table');
    const cells = table?.rows.flat().filter((cell) => cell.startsWith('‖'));
    expect(cells).toEqual(['‖ 50']);
    expect(JSON.stringify(blocks)).toContain('‖ Brudd i rekken. Prøvene fikk ny skala');
  });

  it('is said in the card between the two years it parts', () => {
    const view = figuresView(
      { language: 'nb', schools: [], roles: [] } as never,
      { id: 'nordlia', name: 'Nordlia' } as never,
      [across, after],
      reference().sources,
    );
    const values = view.data.sections?.[0]?.facts?.map(({ value }) => JSON.stringify(value)) ?? [];
    expect(values.map((value) => value.split('figures.thenBreak').length - 1)).toEqual([1, 0]);
  });
});
