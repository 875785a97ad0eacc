import type { Figure, FigureSource } from '../domain/results/figure.ts';
import { type ColumnName, type Measured, schoolYearIn, yearLevelIn } from './figures-columns.ts';

/** A column that holds figures: of the row's own year, or of the year in its header. */
export interface Cell {
  at: number;
  measure: Measured;
  schoolYear?: string;
  parts: string[];
}

export interface RowAbout {
  row: readonly string[];
  cell(column: ColumnName): string;
  columns: ReadonlyMap<ColumnName, number>;
  school: string;
  wanted: FigureSource | undefined;
}

const HIDDEN = /^(\*+|\.{1,2}|:|x|-|–|skjult|skjermet|skjerma|prikket|prikka)$/i;
const GENDER = /^(gutt|jente|kvinne|mann|menn)/i;

/** The figure of one cell; what is wrong with it, in words; or nothing, where there is none. */
export function figureIn(
  { at, measure, parts, schoolYear }: Cell,
  about: RowAbout,
): Figure | string | undefined {
  if (parts.some((part) => GENDER.test(part))) return undefined;
  const typed = about.row[at] ?? '';
  const value = valueIn(typed);
  if (value === undefined) return undefined;
  if (value === 'unreadable') return `"${typed}" is neither a figure nor a mark for hidden`;
  const year = schoolYear ?? schoolYearIn(about.cell('year'));
  if (!year) return `"${about.cell('year')}" is not a school year as 2025-26`;
  const indicator = measure.indicator ?? indicatorIn(about);
  if (indicator === '') return 'the row does not say what the figure is of';
  const source = about.wanted ?? measure.source;
  if (!source) return 'the row does not say whose figure it is';
  const { unit } = measure;
  return (
    outsideScale(value, measure) ?? {
      school: about.school,
      source,
      schoolYear: year,
      indicator,
      yearLevel: levelIn(about, parts),
      unit,
      value,
    }
  );
}

function indicatorIn({ cell, columns }: RowAbout): string {
  return columns.has('indicator') ? cell('indicator') : cell('question');
}

function levelIn({ cell }: RowAbout, parts: string[]): string {
  const inParts = parts.flatMap((part) => yearLevelIn(part) ?? []).at(0);
  const level = cell('yearLevel') || inParts || levelOfCode(cell('yearLevelCode'));
  return /^alle/i.test(level) ? '' : level;
}

function levelOfCode(code: string): string {
  return /^\d{1,2}$/.test(code) ? `${Number(code)}. trinn` : '';
}

/** An empty cell is no figure. What is marked as hidden stays hidden. */
function valueIn(typed: string): number | 'hidden' | 'unreadable' | undefined {
  const text = typed.replace(/[\s\u00A0]/g, '').replace(/%$/, '');
  if (text === '') return undefined;
  if (HIDDEN.test(text)) return 'hidden';
  return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : 'unreadable';
}

function outsideScale(value: number | 'hidden', { unit }: Measured): string | undefined {
  if (value === 'hidden') return undefined;
  if (unit === 'percent' && (value < 0 || value > 100)) return `${value} is not a percentage`;
  if (unit === 'score' && (value < 1 || value > 5)) return `${value} is outside the scale from 1 to 5`;
  return undefined;
}
