import type { FigureSource, FigureUnit } from '../domain/results/figure.ts';
import { plain } from './csv-table.ts';

/** What a column says about a row; names as in Udir's exports and as people rename them. */
const NAMES = {
  orgNumber: ['organisasjonsnummer', 'organisasjonsnr', 'orgnr', 'org.nr', 'org.nr.', 'orgnummer'],
  unit: ['enhetnavn', 'enhetsnavn', 'enhet', 'skolenavn', 'skole', 'skule', 'skulenamn', 'school'],
  year: ['skoleaarnavn', 'skoleårnavn', 'skoleår', 'skoleaar', 'skuleår', 'school year'],
  level: ['enhetnivaa', 'enhetsnivå', 'enhetnivå'],
  yearLevel: ['trinnnavn', 'trinnavn', 'trinn', 'årstrinn'],
  yearLevelCode: ['trinnkode'],
  gender: ['kjoenn', 'kjønn', 'kjoennnavn', 'kjønnnavn'],
  group: ['gruppenavn'],
  ownership: ['eierformnavn', 'eierform', 'eigarform'],
  question: ['spoersmaalnavn', 'spørsmålnavn', 'spørsmål'],
  indicator: [
    'spoersmaalgruppe',
    'spørsmålsgruppe',
    'indikator',
    'indikatornavn',
    'proevenavn',
    'prøvenavn',
    'prøve',
    'fagnavn',
    'fag',
    'vurderingsfagnavn',
    'temanavn',
    'tema',
  ],
} as const;
export type ColumnName = keyof typeof NAMES;

export interface Measured {
  unit: FigureUnit;
  /** Where the name alone tells whose figure it is. */
  source?: FigureSource;
  /** The indicator, where no column names it. */
  indicator?: string;
}

/** Columns that hold a figure. Counts and how answers were spread are not among them: from those one can subtract. */
const MEASURES: Record<string, Measured> = {
  score: { unit: 'score', source: 'pupil-survey' },
  andelmobbet: { unit: 'percent', source: 'pupil-survey' },
  skalapoeng: { unit: 'points', source: 'national-tests' },
  'gjennomsnittlig skalapoeng': { unit: 'points', source: 'national-tests' },
  grunnskolepoeng: { unit: 'points', source: 'grades', indicator: 'Grunnskolepoeng' },
  'gjennomsnittlig grunnskolepoeng': { unit: 'points', source: 'grades', indicator: 'Grunnskolepoeng' },
  snittkarakter: { unit: 'points', source: 'grades' },
  gjennomsnittskarakter: { unit: 'points', source: 'grades' },
  skolebidragsindikator: {
    unit: 'points',
    source: 'school-contribution',
    indicator: 'Skolebidragsindikator',
  },
  skolebidrag: { unit: 'points', source: 'school-contribution', indicator: 'Skolebidragsindikator' },
  'median antall dager fravær': { unit: 'points', source: 'absence', indicator: 'Fravær, dager (median)' },
  'median antall timer fravær': { unit: 'points', source: 'absence', indicator: 'Fravær, timer (median)' },
  andelfullfoert: { unit: 'percent', source: 'completion', indicator: 'Fullført' },
  gjennomsnitt: { unit: 'points' },
  verdi: { unit: 'points' },
  value: { unit: 'points' },
};

export function columnIn(header: string): ColumnName | undefined {
  const name = plain(header);
  return (Object.keys(NAMES) as ColumnName[]).find((column) =>
    (NAMES[column] as readonly string[]).includes(name),
  );
}

export function measureIn(header: string): Measured | undefined {
  return MEASURES[plain(header)];
}

/** «2024-25», «2024/25» or «2024/2025» as a school year. */
export function schoolYearIn(typed: string): string | undefined {
  const [, first = '', second = ''] = /^(\d{4})\s*[-/–]\s*(\d{2}|\d{4})$/.exec(typed.trim()) ?? [];
  const next = String(Number(first) + 1);
  if (first === '' || (second.length === 2 ? next.slice(2) : next) !== second) return undefined;
  return `${first}/${next.slice(2)}`;
}

/** A year's column of a wide table: «2024-25.Alle eierformer.7. trinn.Alle kjønn.Score». */
export interface YearColumn {
  schoolYear: string;
  measure: Measured;
  /** What stands between the year and the measure. */
  parts: string[];
}

export function yearColumnIn(header: string): YearColumn | undefined {
  const [, year = '', rest = ''] = /^(\d{4}[-/–]\d{2,4})\.(.+)$/.exec(header.trim()) ?? [];
  const schoolYear = schoolYearIn(year);
  if (!schoolYear) return undefined;
  const parts = rest.split(/\.(?=\S)/).map((part) => part.trim());
  const last = parts.at(-1) ?? '';
  const measure = measureIn(last);
  return measure ? { schoolYear, measure, parts: parts.slice(0, -1) } : undefined;
}

/** All together: not one gender, not one group, not one kind of owner of the same school. */
export function isEverybody(cell: string): boolean {
  return cell === '' || /^(alle|begge|samlet|samla|all|totalt|a|t)\b/i.test(cell);
}

export function yearLevelIn(text: string): string | undefined {
  return /(?:^|\b)(?:\d{1,2}\.\s*(?:års)?trinn|vg\d|alle trinn)\b/i.exec(text)?.[0];
}
