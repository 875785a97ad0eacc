const MOST_POINTS = 12;

/** One point per line; the same point again, whatever its case and blanks, is one. */
export function agendaPoints(lines: readonly string[]): string[] {
  const points = new Map<string, string>();
  for (const line of lines) {
    const point = line.trim();
    const key = point.toLocaleLowerCase('nb').replace(/\s+/g, ' ');
    if (point !== '' && !points.has(key)) points.set(key, point);
  }
  return [...points.values()].slice(0, MOST_POINTS);
}
