import type { Language } from '../domain/language.ts';
import en from './en.json' with { type: 'json' };
import nb from './nb.json' with { type: 'json' };
import nn from './nn.json' with { type: 'json' };

export type Catalogue = ReadonlyMap<string, string>;

/** Every text of a language by its whole key, `area.name`; `{ "area": { "name": "…" } }` in the file. */
export const CATALOGUES: Record<Language, Catalogue> = { nb: flatten(nb), nn: flatten(nn), en: flatten(en) };

/** Nested as deep as is pleasant: the key of a text is the way to it, joined by dots. */
export function flatten(tree: object, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    if (typeof value === 'string') texts.set(key, value);
    else for (const [inner, text] of flatten(value, key)) texts.set(inner, text);
  }
  return texts;
}
