import { isObject, type Json } from './read-json.ts';

/** Not shown by any client, or shown only instead of something else. */
const SILENT = new Set([
  'fallback',
  'data',
  'requires',
  'refresh',
  'authentication',
  'metadata',
  '$data',
  'backgroundImage',
]);

/** All objects of a part of a card in reading order. Not recursive: foreign cards may be deep. */
export function* walkCard(part: unknown): Generator<Json> {
  const queue: unknown[] = [part];
  while (queue.length > 0) {
    const next = queue.pop();
    if (Array.isArray(next)) pushReversed(queue, next);
    else if (isObject(next)) {
      yield next;
      pushReversed(queue, partsOf(next));
    }
  }
}

function partsOf(node: Json): unknown[] {
  const parts: unknown[] = [];
  for (const key of Object.keys(node)) {
    if (typeof node[key] === 'object' && !SILENT.has(key)) parts.push(node[key]);
  }
  return parts;
}

function pushReversed(queue: unknown[], parts: unknown[]): void {
  for (let i = parts.length - 1; i >= 0; i--) queue.push(parts[i]);
}
