import { holdsNationalId } from '../domain/privacy/national-id.ts';
import { withoutHidden } from '../domain/voice/answer.ts';
import type { RowNote } from './row-note.ts';

export interface RawRow {
  row: number;
  fields: string[];
  /** The fields where signs stood that nobody sees: ESC, right-to-left, zero width. */
  hidden?: number[];
}

export function withoutHiddenSigns({ row, fields }: RawRow): RawRow {
  const lines = fields.map((field) => field.replace(/\r\n?/g, '\n'));
  const hidden = lines.flatMap((field, at) => (withoutHidden(field) === field ? [] : [at]));
  return { row, fields: lines.map((field) => withoutHidden(field).trim()), hidden };
}

export function hiddenSigns({ row, hidden = [] }: RawRow, header: RawRow): RowNote[] {
  return hidden.map((at) => ({
    row,
    message: `${columnAt(header, at)} has signs that cannot be seen; they were taken away`,
  }));
}

/** The number is not said again: what is printed may be kept in a log. */
export function nationalIds({ row, fields }: RawRow, header: RawRow): RowNote[] {
  return fields.flatMap((field, at) =>
    holdsNationalId(field)
      ? [
          {
            row,
            message: `${columnAt(header, at)} has a fødselsnummer or D-number in it; take it out of the file, it is never needed here`,
          },
        ]
      : [],
  );
}

function columnAt({ fields }: RawRow, at: number): string {
  const name = fields[at] ?? '';
  return name === '' || holdsNationalId(name) ? `column ${at + 1}` : `the column "${name}"`;
}
