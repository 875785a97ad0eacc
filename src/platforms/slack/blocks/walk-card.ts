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
    if (Array.isArray(next)) for (let i = next.length - 1; i >= 0; i--) queue.push(next[i]);
    else if (isObject(next)) {
      yield next;
      for (const key of Object.keys(next).reverse()) if (!SILENT.has(key)) queue.push(next[key]);
    }
  }
}
