import { isObject } from './read-json.ts';

const KEYS = new Set(['text', 'alt_text', 'initial_value', 'accessibility_label']);

/** Every text in a block as people read it. */
export function blockTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(blockTexts);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    if (typeof part !== 'string') return blockTexts(part);
    if (!KEYS.has(key)) return [];
    return [value.type === 'mrkdwn' ? unescapeMrkdwn(part) : part];
  });
}

function unescapeMrkdwn(text: string): string {
  return text
    .replace(/<([^<>|]+)\|([^<>]*)>/g, '$2 ($1)')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Action ids of elements and addresses of links in texts. */
export function pressableIds(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(pressableIds);
  if (!isObject(value)) return [];
  if (value.type === 'link') return [String(value.url)];
  if (value.type === 'mrkdwn') {
    return [...String(value.text).matchAll(/<([^<>|]+)\|/g)].map(([, url]) => unescapeMrkdwn(url ?? ''));
  }
  const own = typeof value.action_id === 'string' ? [value.action_id] : [];
  return [...own, ...Object.values(value).flatMap(pressableIds)];
}
