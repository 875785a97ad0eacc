import { type Bound, compileBinding } from './binding.ts';

type Node = Record<string, unknown>;

/** Names with a meaning of their own in `adaptivecards-templating`. */
const RESERVED = new Set(['$data', '$when', '$root', '$index', '$host', '$_acTemplateVersion']);

/**
 * A template as functions, one for each node: what `adaptivecards-templating` would draw, without looking at the
 * template again (docs/adr/0015). Undefined when something in it is the library's to understand: `$when`, data that is
 * written out, functions, indexes.
 */
export function compileTemplate(node: unknown): Bound | undefined {
  if (typeof node === 'string') return compileBinding(node);
  if (Array.isArray(node)) return compileList(node);
  if (typeof node === 'object' && node !== null) return compileObject(node as Node);
  return () => node;
}

function compileList(list: unknown[]): Bound | undefined {
  const items = list.map(compileTemplate);
  if (!areAll(items)) return undefined;
  return (data) => {
    const drawn: unknown[] = [];
    for (const item of items) {
      const one = item(data);
      if (Array.isArray(one)) drawn.push(...one);
      else if (one !== null) drawn.push(one);
    }
    return drawn;
  };
}

function compileObject(node: Node): Bound | undefined {
  if ('$when' in node) return undefined;
  const drawOne = compileKeys(node);
  const { $data } = node;
  if ($data === undefined || !drawOne) return drawOne;
  const source = typeof $data === 'string' && $data.includes('${') ? compileBinding($data) : undefined;
  return source && ((data) => drawnFor(source(data), data, drawOne));
}

/** Once for each of a list: none is nothing, one stands alone. */
function drawnFor(found: unknown, outer: unknown, drawOne: Bound): unknown {
  if (!Array.isArray(found)) return drawOne(found);
  const drawn: unknown[] = [];
  let current = outer;
  for (const data of found) {
    // As the library: what is undefined leaves the data of the one before.
    if (data !== undefined) current = data;
    drawn.push(drawOne(current));
  }
  return drawn.length > 1 ? drawn : (drawn[0] ?? null);
}

function compileKeys(node: Node): Bound | undefined {
  const keys = Object.keys(node).filter((key) => !RESERVED.has(key));
  const values = keys.map((key) => compileTemplate(node[key]));
  if (!areAll(values)) return undefined;
  return (data) => {
    const drawn: Node = {};
    for (let n = 0; n < keys.length; n += 1) {
      const value = values[n]?.(data);
      if (value !== undefined) drawn[keys[n] as string] = value;
    }
    return drawn;
  };
}

function areAll(bounds: (Bound | undefined)[]): bounds is Bound[] {
  return bounds.every((bound) => bound !== undefined);
}
