import { isObject } from './read-json.ts';

/** Every text in a block, as sent. */
export function blockTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(blockTexts);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    if ((key === 'text' || key === 'alt_text') && typeof part === 'string') return [part];
    return blockTexts(part);
  });
}
