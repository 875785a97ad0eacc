import type { School } from '../domain/people/people.ts';
import { FIGURE_SOURCES, type Figure, type FigureSource, figureId } from '../domain/results/figure.ts';
import { plain } from './csv-table.ts';
import { type Cell, figureIn } from './figures-cells.ts';
import { type ColumnName, columnIn, isEverybody, measureIn, yearColumnIn } from './figures-columns.ts';
import type { RowNote } from './row-note.ts';
import { readTableRows, type TableRow } from './table-rows.ts';

export interface FiguresRead {
  figures: Figure[];
  errors: RowNote[];
  warnings: RowNote[];
  /** Rows that were not kept, and why: never whose. */
  leftOut: { others: number; parts: number };
}

interface Shape {
  columns: Map<ColumnName, number>;
  cells: Cell[];
}

interface Found {
  row: number;
  figure: Figure;
}

const HEADER_WITHIN = 15;
const MOST_ERRORS = 50;

/**
 * The own schools' figures in a table from Statistikkbanken. Rows of other schools, of kommune, fylke and the country
 * are never kept, so that nothing can stand beside them; rows of one gender or group neither, since what is hidden could
 * be worked out from them.
 */
export async function readFigures(
  bytes: Uint8Array,
  schools: School[],
  source?: FigureSource,
): Promise<FiguresRead> {
  const none: FiguresRead = { figures: [], errors: [], warnings: [], leftOut: { others: 0, parts: 0 } };
  const table = await readTableRows(bytes);
  if (!table.ok) return { ...none, errors: [{ row: table.row, message: table.message }] };
  const headerAt = table.rows.slice(0, HEADER_WITHIN).findIndex(isHeader);
  const header = table.rows[headerAt];
  if (!header)
    return {
      ...none,
      errors: [{ row: 1, message: 'no header with a column "EnhetNavn" or "Organisasjonsnummer"' }],
    };
  const shape = shapeOf(header.cells);
  const wrong = shapeErrors(header, shape, source);
  if (wrong.length > 0) return { ...none, errors: wrong };
  const match = matcherFor(schools, shape, table.rows.slice(headerAt + 1));
  const read: FiguresRead = {
    ...none,
    errors: match.errors,
    warnings: match.warnings,
    leftOut: { others: 0, parts: 0 },
  };
  const found: Found[] = [];
  for (const row of table.rows.slice(headerAt + 1))
    found.push(...readRow(row, shape, match.school, source, read));
  read.figures = single(found, read.errors);
  read.errors = read.errors.slice(0, MOST_ERRORS);
  if (read.errors.length === 0 && read.figures.length === 0)
    read.errors.push({ row: header.row, message: 'none of the rows is one of your own schools' });
  return read;
}

function isHeader({ cells }: TableRow): boolean {
  const columns = cells.map(columnIn);
  return columns.includes('orgNumber') || (columns.includes('unit') && cells.length > 2);
}

function shapeOf(header: string[]): Shape {
  const columns = new Map<ColumnName, number>();
  const cells: Cell[] = [];
  header.forEach((name, at) => {
    const column = columnIn(name);
    if (column && !columns.has(column)) columns.set(column, at);
    const wide = column ? undefined : yearColumnIn(name);
    const measure = column || wide ? undefined : measureIn(name);
    if (wide) cells.push({ at, measure: wide.measure, schoolYear: wide.schoolYear, parts: wide.parts });
    else if (measure) cells.push({ at, measure, parts: [] });
  });
  return { columns, cells };
}

function shapeErrors(
  header: TableRow,
  { columns, cells }: Shape,
  source: FigureSource | undefined,
): RowNote[] {
  const { row } = header;
  if (cells.length === 0) {
    const seen = header.cells.slice(0, 12).join(', ');
    return [
      {
        row,
        message: `no column with figures that is known, as "Score" or "Skalapoeng"; the header has: ${seen}`,
      },
    ];
  }
  if (!columns.has('year') && cells.some((cell) => cell.schoolYear === undefined))
    return [{ row, message: 'no column "Skoleaarnavn" that tells the school year' }];
  if (!source && cells.some(({ measure }) => measure.source === undefined))
    return [
      {
        row,
        message: `the table does not tell whose figures these are. Add --source ${FIGURE_SOURCES.join(' | ')}`,
      },
    ];
  return [];
}

/** By organisasjonsnummer where both have one; by the whole name where only one unit in the file has it. */
function matcherFor(schools: School[], { columns }: Shape, rows: TableRow[]) {
  const [org, unit] = [columns.get('orgNumber'), columns.get('unit')];
  const orgOf = (row: TableRow) => (org === undefined ? '' : (row.cells[org] ?? '').replace(/\s/g, ''));
  const nameOf = (row: TableRow) => (unit === undefined ? '' : plain(row.cells[unit] ?? ''));
  const errors: RowNote[] = [];
  const warnings: RowNote[] = [];
  const byName = new Map<string, School>();
  for (const school of schools.filter((one) => !one.orgNumber)) {
    const same = rows.filter((row) => nameOf(row) === plain(school.name));
    const numbers = new Set(same.map(orgOf));
    const [first] = same;
    if (first && numbers.size > 1)
      errors.push({
        row: first.row,
        message: `${numbers.size} units are called "${school.name}". Add the school's orgNumber to schools.yaml`,
      });
    else if (first) {
      byName.set(plain(school.name), school);
      warnings.push({
        row: first.row,
        message: `"${school.name}" was found by its name; add its orgNumber to schools.yaml to be sure`,
      });
    }
  }
  const school = (row: TableRow): School | undefined =>
    schools.find((one) => one.orgNumber !== undefined && one.orgNumber === orgOf(row)) ??
    byName.get(nameOf(row));
  return { errors, warnings, school };
}

function readRow(
  row: TableRow,
  { columns, cells }: Shape,
  schoolOf: (row: TableRow) => School | undefined,
  wanted: FigureSource | undefined,
  read: FiguresRead,
): Found[] {
  const cell = (column: ColumnName) => row.cells[columns.get(column) ?? -1] ?? '';
  const school = schoolOf(row);
  if (!school) {
    read.leftOut.others += 1;
    return [];
  }
  const whole = ['gender', 'group'].every((column) => isEverybody(cell(column as ColumnName)));
  const index = /^(alle spørsmål|alle spoersmaal)?$/i.test(cell('question')) || !columns.has('indicator');
  if (!whole || !index) {
    read.leftOut.parts += 1;
    return [];
  }
  return cells.flatMap((one): Found[] => {
    const made = figureIn(one, { row: row.cells, cell, columns, school: school.id, wanted });
    if (made === undefined) return [];
    if (typeof made !== 'string') return [{ row: row.row, figure: made }];
    read.errors.push({ row: row.row, message: made });
    return [];
  });
}

/** The same figure twice is one; two that differ are a mistake somewhere. Hidden wins: what is hidden once stays hidden. */
function single(found: Found[], errors: RowNote[]): Figure[] {
  const byId = new Map<string, Found>();
  for (const one of found) {
    const id = figureId(one.figure);
    const known = byId.get(id);
    if (!known || one.figure.value === 'hidden') byId.set(id, one);
    else if (known.figure.value !== 'hidden' && known.figure.value !== one.figure.value)
      errors.push({
        row: one.row,
        message: `another value for ${one.figure.indicator} ${one.figure.schoolYear} than on row ${known.row}`,
      });
  }
  return [...byId.values()].map(({ figure }) => figure);
}
