/** What the drawings share: colours that hold 4.5:1 on white, and shapes that say the same without colour. */
export const INK = '#14242e';
export const QUIET = '#4d5f6a';
export const LINE = '#d5dee2';
export const BAND = '#f3f6f7';
export const TEAL = '#0b6067';
export const FONT = "'Atkinson Hyperlegible Next', 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif";

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML does not allow them, not even escaped
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(CONTROLS, '')
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

export interface TextOptions {
  size?: number;
  weight?: number;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
}

export function svgText(
  x: number,
  y: number,
  words: string,
  { size = 24, weight = 500, fill = INK, anchor = 'start' }: TextOptions = {},
): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escapeXml(words)}</text>`;
}

export function svgDocument(width: number, height: number, parts: string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="${FONT}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<defs><pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="9" height="9" fill="#ffffff"/><line x1="0" y1="0" x2="0" y2="9" stroke="${TEAL}" stroke-width="7"/></pattern></defs>`,
    ...parts,
    '</svg>',
  ].join('\n');
}

/** Words on as many lines as they need, at most `most`; what is left is marked with «…». */
export function wrapped(text: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 > letters) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [...kept.slice(0, -1), `${(kept.at(-1) ?? '').slice(0, letters - 1)}…`];
}
