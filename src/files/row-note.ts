/** Something about one row of a table. Row 1 is the header, as a spreadsheet counts. */
export interface RowNote {
  row: number;
  message: string;
}
