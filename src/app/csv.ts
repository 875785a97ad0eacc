/** What a spreadsheet would run as a formula is text to us: it gets a sign in front that the program shows as nothing. */
const FORMULA = /^[=+\-@\t\r]/;

/** A table as Norwegian spreadsheets open it: semicolons, UTF-8 with its mark, CRLF. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
