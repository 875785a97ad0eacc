/** What a string of a template becomes, with the data that stands where it is drawn. */
export type Bound = (data: unknown) => unknown;

const PATH = /^(?!(?:true|false|null|undefined)\b)[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
/** A text may hold several; what stands between them may be none of the signs that the library reads otherwise. */
const PIECE = /\$\{([^{}]*)\}|([^$`\\\r\n]+)/y;

/** Undefined: it holds something that only the library understands, as a function or an index. */
export function compileBinding(text: string): Bound | undefined {
  if (!text.includes('${')) return () => text;
  const pieces = piecesOf(text);
  const [only, ...more] = pieces ?? [];
  if (!pieces || !only) return undefined;
  // Alone, the value keeps its type; beside others it becomes text.
  if (more.length === 0) return only;
  return (data) => pieces.reduce((said, piece) => said + asText(piece(data)), '');
}

function piecesOf(text: string): Bound[] | undefined {
  const pieces: Bound[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < text.length) {
    const [, path, words] = PIECE.exec(text) ?? [];
    if (words !== undefined) pieces.push(() => words);
    else if (path !== undefined && PATH.test(path)) pieces.push(lookup(path));
    else return undefined;
  }
  return pieces;
}

/** As the library: what is not there is the binding itself; `null` is there. */
function lookup(path: string): Bound {
  const names = path.split('.');
  const missing = `\${${path}}`;
  return (data) => {
    let found = data;
    for (const name of names) found = pick(found, name);
    return found === undefined ? missing : found;
  };
}

function pick(data: unknown, name: string): unknown {
  if (typeof data !== 'object' || data === null) return undefined;
  if (Object.hasOwn(data, name) && !Array.isArray(data)) return (data as Record<string, unknown>)[name];
  // The library does not tell capitals from small letters.
  const like = Object.keys(data).find((key) => key.toLowerCase() === name.toLowerCase());
  return like === undefined ? undefined : (data as Record<string, unknown>)[like];
}

/** As the library, which has no text for `null`. */
function asText(value: unknown): string {
  return (value as { toString(): string }).toString();
}
