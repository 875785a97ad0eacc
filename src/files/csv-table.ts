import { CsvError, parse } from 'csv-parse/sync';
import { hiddenSigns, nationalIds, type RawRow, withoutHiddenSigns } from './csv-signs.ts';
import { decodeText } from './decode.ts';
import { suggest } from './mistake.ts';
import type { RowNote } from './row-note.ts';

export interface CsvRow<Column extends string> {
  row: number;
  /** Trimmed; empty when the field is missing. */
  fields: Record<Column, string>;
}

export interface CsvTable<Column extends string> {
  columns: Column[];
  rows: CsvRow<Column>[];
  warnings: RowNote[];
  errors: RowNote[];
}

/** The names a column may have in the files, in lower case. */
export type ColumnNames<Column extends string> = Record<Column, readonly string[]>;

const LARGEST_BYTES = 20_000_000;

/** Reads a CSV as people make them: any of `;` `,` tab, any usual encoding, blanks around names, CRLF, empty lines. */
export function readCsv<Column extends string>(
  bytes: Uint8Array,
  names: ColumnNames<Column>,
  required: readonly NoInfer<Column>[],
): CsvTable<Column> {
  const empty: CsvTable<Column> = { columns: [], rows: [], warnings: [], errors: [] };
  if (bytes.length > LARGEST_BYTES)
    return { ...empty, errors: [{ row: 1, message: 'the file is larger than 20 MB' }] };
  const { text } = decodeText(bytes);
  if (text.includes('\u0000'))
    return { ...empty, errors: [{ row: 1, message: 'the file is not a CSV text file' }] };
  const records = recordsOf(text);
  if (!records.ok) return { ...empty, errors: [records.error] };
  const [header, ...body] = records.rows.map(withoutHiddenSigns);
  if (!header) return { ...empty, errors: [{ row: 1, message: 'the file is empty' }] };
  const secret = [header, ...body].flatMap((row) => nationalIds(row, header));
  if (secret.length > 0) return { ...empty, errors: secret };
  const table = tableFrom(header.fields, body, names, required);
  return {
    ...table,
    warnings: [...table.warnings, ...[header, ...body].flatMap((row) => hiddenSigns(row, header))],
  };
}

function recordsOf(text: string): { ok: true; rows: RawRow[] } | { ok: false; error: RowNote } {
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    });
    const rows = (parsed as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      row: info.lines,
      fields: record,
    }));
    return { ok: true, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      ok: false,
      error: { row: Number(error.lines ?? 1), message: `not readable as CSV: ${error.message}` },
    };
  }
}

/** The delimiter that the header has most of. */
function delimiterOf(text: string): string {
  const header = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  const counted = [';', ',', '\t'].map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counted.sort((a, b) => b.count - a.count)[0]?.delimiter ?? ';';
}

function tableFrom<Column extends string>(
  header: string[],
  body: RawRow[],
  names: ColumnNames<Column>,
  required: readonly Column[],
): CsvTable<Column> {
  const all = Object.keys(names) as Column[];
  const found = header.map((name) => all.find((column) => names[column].includes(plain(name))));
  const missing = required.filter((column) => !found.includes(column));
  const errors = missing.map((column) => ({
    row: 1,
    message: `no column "${names[column][0]}"; the header has: ${header.join(', ')}`,
  }));
  const twice = all.filter((column) => found.filter((other) => other === column).length > 1);
  errors.push(...twice.map((column) => ({ row: 1, message: `two columns mean "${names[column][0]}"` })));
  const warnings = header.flatMap((name, index) =>
    found[index] || name === '' ? [] : [{ row: 1, message: unknownColumn(name, all, names) }],
  );
  const columns = all.filter((column) => found.includes(column));
  if (errors.length > 0) return { columns, rows: [], warnings, errors };
  return {
    columns,
    rows: body.map(({ row, fields }) => ({ row, fields: fieldsOf(found, fields, all) })),
    warnings,
    errors,
  };
}

function unknownColumn<Column extends string>(
  name: string,
  all: Column[],
  names: ColumnNames<Column>,
): string {
  return `the column "${name}" is not used; ${suggest(
    name,
    all.flatMap((column) => names[column][0] ?? []),
  )}`;
}

/** A last column that holds the delimiter (a comment with a comma in it) gets all that is left of the row. */
function fieldsOf<Column extends string>(
  found: readonly (Column | undefined)[],
  values: readonly string[],
  all: readonly Column[],
): Record<Column, string> {
  const fields = Object.fromEntries(all.map((column) => [column, ''])) as Record<Column, string>;
  found.forEach((column, index) => {
    if (!column) return;
    const last = index === found.length - 1;
    fields[column] = (last ? values.slice(index).filter(Boolean).join(', ') : (values[index] ?? '')).trim();
  });
  return fields;
}

/** For comparing names: lower case, single blanks, no blanks at the ends, every dash a hyphen («3.–4. trinn»). */
export function plain(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/\p{Pd}/gu, '-')
    .trim()
    .toLowerCase();
}
