import { CsvError, parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { decodeText } from './decode.ts';

export interface TableRow {
  /** As a spreadsheet counts; the header is a row too. */
  row: number;
  cells: string[];
}
export type TableRows = { ok: true; rows: TableRow[] } | { ok: false; row: number; message: string };

const LARGEST_BYTES = 50_000_000;
const DELIMITERS = ['\t', ';', ','];

/** Any table as Statistikkbanken and Excel write it: .xlsx, or text with tab, `;` or `,` in any usual encoding. */
export async function readTableRows(bytes: Uint8Array): Promise<TableRows> {
  if (bytes.length > LARGEST_BYTES) return wrong(1, 'the file is larger than 50 MB');
  return isZip(bytes) ? readExcel(bytes) : readText(bytes);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function wrong(row: number, message: string): TableRows {
  return { ok: false, row, message };
}

async function readExcel(bytes: Uint8Array): Promise<TableRows> {
  try {
    const sheet = await readSheet(Buffer.from(bytes));
    const rows = sheet.map((cells, index) => ({ row: index + 1, cells: cells.map(cellText) }));
    return { ok: true, rows: filled(rows) };
  } catch {
    return wrong(1, 'the file is not an Excel workbook that can be read');
  }
}

function cellText(cell: unknown): string {
  return cell === null || cell === undefined ? '' : String(cell).normalize('NFC').trim();
}

function readText(bytes: Uint8Array): TableRows {
  const { text } = decodeText(bytes);
  if (text.includes('\u0000')) return wrong(1, 'the file is neither a text table nor an Excel workbook');
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    });
    const rows = (parsed as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      row: info.lines,
      cells: record,
    }));
    return { ok: true, rows: filled(rows) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return wrong(Number(error.lines ?? 1), `not readable as a table: ${error.message}`);
  }
}

/** «sep=;» on the first line says it; else the one that the header has most of. */
function delimiterOf(text: string): string {
  const [first = '', second = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 2);
  const said = /^"?sep=(.)/.exec(first)?.[1];
  if (said) return said;
  const header = first.trim() === '' ? second : first;
  const counted = DELIMITERS.map((one) => ({ one, count: header.split(one).length }));
  return counted.sort((a, b) => b.count - a.count)[0]?.one ?? ';';
}

function filled(rows: TableRow[]): TableRow[] {
  return rows.filter(({ cells }) => cells.some((cell) => cell !== '') && !/^"?sep=/.test(cells[0] ?? ''));
}
