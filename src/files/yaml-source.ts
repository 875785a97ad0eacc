import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type { Mistake } from './mistake.ts';

export type Path = readonly (string | number)[];

/** A YAML file with its values and where each of them stands. */
export interface YamlSource {
  file: string;
  value: unknown;
  /** Where the value at `path` begins; of the nearest value above it when there is none. */
  at(path: Path): { line: number; column: number };
  /** Where the key itself stands. */
  atKey(path: Path): { line: number; column: number };
}

export type YamlResult = { ok: true; source: YamlSource } | { ok: false; mistakes: Mistake[] };

/** The largest wheel we know of is a tenth of this. */
const MOST_CHARACTERS = 1_000_000;

export function readYaml(text: string, file: string): YamlResult {
  const fault = (message: string, expected: string): YamlResult => ({
    ok: false,
    mistakes: [{ file, line: 1, column: 1, message, expected }],
  });
  if (text.length > MOST_CHARACTERS) return fault('the file is too large', 'at most 1 MB of YAML');
  if (text.includes('\u0000')) return fault('the file is not text', 'YAML saved as UTF-8');
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false });
  const mistakes = [...syntaxMistakes(document, lines, file), ...aliasMistakes(document, lines, file)];
  if (mistakes.length > 0) return { ok: false, mistakes };
  return { ok: true, source: sourceOf(document, lines, file) };
}

function syntaxMistakes(document: Document.Parsed, lines: LineCounter, file: string): Mistake[] {
  return [...document.errors, ...document.warnings].map(({ pos, code, message }) => ({
    file,
    ...position(lines, pos[0]),
    message: message.split('\n')[0]?.replace(/[:.]$/, '') ?? 'not valid YAML',
    expected: SYNTAX_HINTS[code] ?? 'valid YAML: "key: value", indented with spaces',
  }));
}

const SYNTAX_HINTS: Partial<Record<string, string>> = {
  TAB_AS_INDENT: 'spaces for indentation, never tabs',
  DUPLICATE_KEY: 'each key once',
  MULTIPLE_DOCS: 'one document per file (no "---" in the middle)',
  TAG_RESOLVE_FAILED: 'plain values without tags (no "!…")',
  BLOCK_AS_IMPLICIT_KEY: 'quotes around a text that holds a colon and a space',
  BAD_INDENT: 'the same indentation for all keys of one level',
  MULTILINE_IMPLICIT_KEY: 'a colon and a space after each key',
};

/** Aliases are not needed in these files, and nested ones can blow a small file up to gigabytes. */
function aliasMistakes(document: Document.Parsed, lines: LineCounter, file: string): Mistake[] {
  const first = new Map<string, Mistake>();
  visit(document, {
    Alias(_key, node) {
      if (first.has(node.source)) return;
      first.set(node.source, {
        file,
        ...position(lines, node.range?.[0] ?? 0),
        message: `an alias "*${node.source}" is not allowed here`,
        expected: 'the text written out where it is used',
      });
    },
  });
  return [...first.values()];
}

function sourceOf(document: Document.Parsed, lines: LineCounter, file: string): YamlSource {
  const at = (path: Path) => position(lines, offsetOf(document, path));
  return {
    file,
    value: document.toJS({ maxAliasCount: 0 }),
    at,
    atKey: (path) => {
      const offset = keyOffset(document, path);
      return offset === undefined ? at(path) : position(lines, offset);
    },
  };
}

function offsetOf(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyOffset(document: Document.Parsed, path: Path): number | undefined {
  const parent = path.length <= 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isSeq(parent) || isAlias(parent) || !isMap(parent)) return undefined;
  const key = path.at(-1);
  const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
