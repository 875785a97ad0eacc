import type { Block, TableBlock } from './block-types.ts';
import { type Context, report, reportLooks } from './context.ts';
import { LIMITS } from './limits.ts';
import { isObject, type Json, list, word } from './read-json.ts';
import { isStyled, plainOf, type Span } from './span.ts';
import { cellSpans } from './table-cell.ts';
import { sectionBlocks } from './text-blocks.ts';
import { toRichText } from './to-rich-text.ts';

/** A table of texts is a table block, once per message; every other table becomes lines. */
export function table(ctx: Context, element: Json, path: string): Block[] {
  reportLooks(ctx, path, element, ['gridStyle', 'showGridLines']);
  const rows = list(element.rows).map((row) => (isObject(row) ? list(row.cells) : []));
  const texts = rows.map((cells, index) =>
    cells.map((cell) => cellSpans(ctx, cell, index === 0 && hasHeader(element))),
  );
  const known = texts.every((row) => row.every((cell) => cell !== undefined))
    ? (texts as Span[][][])
    : undefined;
  if (known && known.flat(2).length === 0) return [];
  if (known && fitsTable(ctx, known)) {
    ctx.tableUsed = true;
    return [tableBlock(element, known)];
  }
  report(ctx, path, element, 'TABLE_AS_TEXT');
  return known
    ? known.flatMap(lineBlocks)
    : rows.flatMap((cells, index) => mixedRow(ctx, cells, `${path}.rows[${index}]`));
}

function hasHeader(element: Json): boolean {
  return element.firstRowAsHeader !== false && element.firstRowAsHeaders !== false;
}

function fitsTable(ctx: Context, rows: Span[][][]): boolean {
  const longest = Math.max(...rows.map((row) => row.length));
  const total = rows.flat().reduce((sum, cell) => sum + plainOf(cell).length + 1, 0);
  return (
    ctx.surface === 'message' &&
    !ctx.tableUsed &&
    rows.length <= LIMITS.tableRows &&
    longest <= LIMITS.tableColumns &&
    total <= LIMITS.tableTotal
  );
}

function tableBlock(element: Json, rows: Span[][][]): TableBlock {
  const width = Math.max(...rows.map((row) => row.length));
  const block: TableBlock = {
    type: 'table',
    rows: rows.map((row) => Array.from({ length: width }, (_, index) => tableCell(row[index] ?? []))),
  };
  const settings = list(element.columns).slice(0, width).map(columnSetting);
  if (settings.length > 0) block.column_settings = settings;
  return block;
}

function tableCell(spans: Span[]): TableBlock['rows'][number][number] {
  if (spans.some(isStyled)) return toRichText(spans);
  return { type: 'raw_text', text: plainOf(spans) || ' ' };
}

function columnSetting(column: unknown): { align: 'left' | 'center' | 'right'; is_wrapped: true } {
  const align = isObject(column) ? word(column.horizontalCellContentAlignment) : '';
  return { align: align === 'center' || align === 'right' ? align : 'left', is_wrapped: true };
}

function lineBlocks(row: Span[][]): Block[] {
  return sectionBlocks(row.flatMap((cell, index) => (index === 0 ? cell : [{ text: ' | ' }, ...cell])));
}

function mixedRow(ctx: Context, cells: unknown[], path: string): Block[] {
  return cells.flatMap((cell, index) => {
    const typed = isObject(cell) && !cell.type ? { ...cell, type: 'TableCell' } : cell;
    return ctx.elements([typed], `${path}.cells`, index);
  });
}
