import type { Language } from '../language.ts';
import type { SchoolId } from '../people/people.ts';
import type { InformationSource } from '../reference.ts';
import type { SchoolYear } from '../time.ts';

/** Whose figures are read; the ids of `plans/reference/information-sources.yaml`. */
export const FIGURE_SOURCES = [
  'pupil-survey',
  'national-tests',
  'grades',
  'school-contribution',
  'absence',
  'completion',
] as const;
export type FigureSource = (typeof FIGURE_SOURCES)[number];

export type FigureUnit = 'score' | 'percent' | 'points';

/** One public figure of one own school, as Udir publishes it: for all pupils of a year level together. */
export interface Figure {
  school: SchoolId;
  source: FigureSource;
  schoolYear: SchoolYear;
  /** In Udir's words, as «Trivsel». */
  indicator: string;
  /** In Udir's words, as «7. trinn»; empty for the whole school. */
  yearLevel: string;
  unit: FigureUnit;
  /** 'hidden': Udir does not show it. It is not zero, and it is never worked out from anything else. */
  value: number | 'hidden';
}

export function figureId({ school, source, schoolYear, indicator, yearLevel }: Figure): string {
  return [school, source, schoolYear, indicator, yearLevel].map(slug).join(':');
}

/** Lower case letters and digits: an id that is the same however the table was typed. */
function slug(text: string): string {
  const plain = text.normalize('NFC').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}/]+/gu, '-').replace(/^-|-$/g, '') || 'all';
}

/** One indicator of one school over the years: the only way in which figures are shown. */
export interface FigureSeries {
  source: FigureSource;
  indicator: string;
  yearLevel: string;
  unit: FigureUnit;
  /** Oldest first. */
  points: { schoolYear: SchoolYear; value: number | 'hidden' }[];
}

/** A year more would not be read on a phone. */
export const MOST_YEARS = 5;

/** The own development of one school. Figures of another school are a fault of the caller. */
export function seriesOf(school: SchoolId, figures: Figure[]): FigureSeries[] {
  const own = figures.filter((figure) => figure.school === school);
  const groups = Map.groupBy(own, ({ source, indicator, yearLevel }) =>
    JSON.stringify([FIGURE_SOURCES.indexOf(source), indicator, yearLevel]),
  );
  return [...groups.values()]
    .flatMap((group) => (group[0] ? [oneSeries(group[0], group)] : []))
    .sort(
      (a, b) =>
        FIGURE_SOURCES.indexOf(a.source) - FIGURE_SOURCES.indexOf(b.source) ||
        a.indicator.localeCompare(b.indicator, 'nb') ||
        a.yearLevel.localeCompare(b.yearLevel, 'nb', { numeric: true }),
    );
}

function oneSeries({ source, indicator, yearLevel, unit }: Figure, group: Figure[]): FigureSeries {
  const points = group
    .map(({ schoolYear, value }) => ({ schoolYear, value }))
    .sort((a, b) => a.schoolYear.localeCompare(b.schoolYear));
  return { source, indicator, yearLevel, unit, points: points.slice(-MOST_YEARS) };
}

type Break = NonNullable<InformationSource['breaks']>[number];

/** The first year of the series that cannot be read together with those before; undefined when the break is outside it. */
export function brokenAt({ points }: Pick<FigureSeries, 'points'>, { from }: Break): SchoolYear | undefined {
  const at = points.findIndex(({ schoolYear }) => schoolYear >= from);
  return at > 0 ? points[at]?.schoolYear : undefined;
}

/** Those of the source's breaks that go through at least one of the series. */
export function breaksIn(
  series: readonly FigureSeries[],
  { breaks = [] }: Pick<InformationSource, 'breaks'>,
): Break[] {
  return breaks.filter((one) => series.some((points) => brokenAt(points, one) !== undefined));
}

/** As Udir prints it: «4,0» on the scale from 1 to 5, «12,5 %». */
export function figureText(value: number, unit: FigureUnit): string {
  const digits = (unit === 'score' ? value.toFixed(1) : String(value)).replace('.', ',');
  return unit === 'percent' ? `${digits} %` : digits;
}

/** Udir names indicators in bokmål; the catalogue has the same in the school's own written standard where it is known. */
export function indicatorName(
  source: Pick<InformationSource, 'indicators'> | undefined,
  indicator: string,
  language: Language,
): string {
  const known = source?.indicators?.find(({ nb }) => nb.toLowerCase() === indicator.toLowerCase());
  return known?.[language] ?? indicator;
}
