import type { InformationSource } from '../../domain/reference.ts';
import { HEADING_OF_SOURCE } from '../../domain/report/heading.ts';
import { REPORT_HEADINGS, type ReportHeading, type SchoolReport } from '../../domain/report/report.ts';
import { breaksIn, brokenAt, type FigureSeries, indicatorName } from '../../domain/results/figure.ts';
import { type Block, heading, paragraph } from '../block.ts';
import type { Words } from '../words.ts';
import type { ProseOptions } from './common-prose.ts';

/** The school's own figures over the years under one of § 17-12's headings, each source with how to read it. */
export function figuresProse(
  words: Words,
  { figures, school }: SchoolReport,
  under: ReportHeading,
  { sources }: ProseOptions,
): Block[] {
  const here = figures.filter(({ source }) => HEADING_OF_SOURCE[source] === under);
  if (here.length === 0) return [];
  const { say, language } = words;
  // Said once, under the first of the headings that has figures.
  const first =
    REPORT_HEADINGS.find((one) => figures.some(({ source }) => HEADING_OF_SOURCE[source] === one)) === under;
  const ids = [...new Set(here.map(({ source }) => source))];
  return [
    heading(2, say('quality.figures.heading')),
    ...(first ? paragraph(say('quality.figures.lead', { school: school.name })) : []),
    ...ids.flatMap((id) => {
      const series = here.filter(({ source }) => source === id);
      const known = sources.find((source) => source.id === id);
      const years = yearsOf(series);
      return [
        heading(3, known?.name[language] ?? id),
        ...(series.every(allHidden)
          ? paragraph(say('quality.figures.allHidden'))
          : [
              tableOf(words, series, years, known),
              ...paragraph(
                known
                  ? say('quality.figures.doesNotTell', { what: lowerFirst(known.doesNotTell[language]) })
                  : undefined,
                ...breaksIn(series, known ?? {}).map(({ why }) =>
                  say('quality.figures.break', { why: why[language] }),
                ),
              ),
            ]),
      ];
    }),
    ...(here.some((one) => !allHidden(one) && one.points.some(({ value }) => value === 'hidden'))
      ? paragraph(say('quality.figures.hiddenWhy'))
      : []),
  ];
}

function allHidden({ points }: FigureSeries): boolean {
  return points.every(({ value }) => value === 'hidden');
}

function yearsOf(series: FigureSeries[]): string[] {
  return [...new Set(series.flatMap(({ points }) => points.map(({ schoolYear }) => schoolYear)))].sort();
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('nb') + text.slice(1);
}

function tableOf(
  words: Words,
  series: FigureSeries[],
  years: string[],
  source: InformationSource | undefined,
): Block {
  const { say } = words;
  return {
    type: 'table',
    head: [say('quality.figures.what'), ...years],
    rows: series.map((one) => [
      [indicatorName(source, one.indicator, words.language), one.yearLevel]
        .filter((part) => part !== '')
        .join(', '),
      ...years.map((year) => cellOf(words, one, year, source)),
    ]),
    // The name needs the room; the years are narrow and of one breadth.
    widths: [100 - years.length * 12, ...years.map(() => 12)],
    numbers: true,
  };
}

/** A figure; with a line before it where it cannot be read together with those to the left. */
function cellOf(
  { say, figure }: Words,
  series: FigureSeries,
  year: string,
  source: InformationSource | undefined,
): string {
  const point = series.points.find(({ schoolYear }) => schoolYear === year);
  if (!point) return '–';
  const value = point.value === 'hidden' ? say('quality.figures.hidden') : figure(point.value, series.unit);
  const broken = (source?.breaks ?? []).some((one) => brokenAt(series, one) === year);
  return broken ? say('quality.figures.afterBreak', { value }) : value;
}

/** How far the school is with resultatoppfølging: process, in one sentence. */
export function resultWorkProse(words: Words, { resultWork, school }: SchoolReport): Block[] {
  const { say, number, date } = words;
  const { teams, talks, analysis, conversationOn } = resultWork;
  if (talks === 0 && analysis === 0) return [];
  return paragraph(
    say('quality.resultWork.lead', { school: school.name }),
    talks === teams && analysis === teams
      ? say('quality.resultWork.allTeams', { n: teams, word: number(teams) })
      : say('quality.resultWork.teams', {
          talks: number(talks),
          analysis: number(analysis),
          teams: number(teams),
        }),
    conversationOn ? say('quality.resultWork.conversation', { date: date(conversationOn) }) : undefined,
  );
}
