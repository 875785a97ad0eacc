/** One thing that is wrong in a file, and where. Lines and columns start at 1. */
export interface Mistake {
  file: string;
  line: number;
  column: number;
  message: string;
  expected: string;
}

/** `plans/wheel.yaml:12:5 unknown key "titel". Expected: did you mean "title"?` */
export function printMistake({ file, line, column, message, expected }: Mistake): string {
  const where = `${file}:${line}:${column}`;
  return expected === '' ? `${where} ${message}` : `${where} ${message}. Expected: ${expected}`;
}

export function byPosition(a: Mistake, b: Mistake): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** `did you mean "x"?` when a known name is close, else the list of them. */
export function suggest(name: string, known: Iterable<string>): string {
  const names = [...known];
  const close = names
    .map((candidate) => ({
      candidate,
      distance: distanceBetween(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ distance, candidate }) => distance <= Math.max(2, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance)[0];
  if (close) return `did you mean "${close.candidate}"?`;
  return names.length > 0 ? `one of: ${shortList(names)}` : 'none are known';
}

function shortList(names: readonly string[]): string {
  const most = 14;
  return names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} … (${names.length} in all)`;
}

/** Levenshtein distance; inputs are short names. */
function distanceBetween(a: string, b: string): number {
  if (a.length > 80 || b.length > 80) return Number.POSITIVE_INFINITY;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, change));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
