import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Template } from 'adaptivecards-templating/lib/template-engine.js';
import type { AdaptiveCard } from '../app/ports/messenger.ts';
import { CARD_NAMES, type CardName } from '../app/view.ts';
import type { Language } from '../domain/language.ts';
import type { Translate } from '../i18n/translate.ts';
import { AppError } from '../observe/app-error.ts';
import type { CardModel } from './card-model.ts';
import type { Bound } from './expand/binding.ts';
import { compileTemplate } from './expand/compile-template.ts';
import { tidy } from './tidy.ts';

type Node = Record<string, unknown>;

/**
 * The library, for a template that holds more than we compile; none of ours does. Loaded when there is one: it takes a
 * tenth of the time and a fifth of the memory of a whole start.
 */
function byLibrary(template: unknown): Bound {
  const require = createRequire(import.meta.url);
  const library = require('adaptivecards-templating/lib/template-engine.js') as { Template: typeof Template };
  const made = new library.Template(template);
  return (model) => made.expand({ $root: model });
}

export interface Templates {
  draw(card: CardName, language: Language, model: CardModel): AdaptiveCard;
}

/**
 * `<card>.json` and `parts/<name>.json`: Adaptive Cards with the bindings of `adaptivecards-templating`, and two words
 * of ours: `{ "$include": "fields" }` (a part, which may be a list) and `{ "$text": "card.safety" }` (a text of the
 * catalogues). Both are put in once per language, before the template is compiled.
 */
export function loadTemplates(folder: string, translate: Translate): Templates {
  const sources = readSources(folder);
  const compiled = new Map<string, Bound>();

  function template(name: CardName, language: Language): Bound {
    const id = `${name}:${language}`;
    const known = compiled.get(id);
    if (known) return known;
    const whole = withTexts(sources.whole(name), language, translate);
    const created = compileTemplate(whole) ?? byLibrary(whole);
    compiled.set(id, created);
    return created;
  }

  return {
    draw: (card, language, model) => tidy(template(card, language)(model) as Node) as AdaptiveCard,
  };
}

/** The templates of a folder with their parts in them; refuses a folder that lacks one. */
export function readSources(folder: string): { whole(name: CardName): unknown } {
  const parts = readFolder(join(folder, 'parts'));
  const sources = readFolder(folder);
  for (const name of CARD_NAMES) whole(name);

  function whole(name: CardName): unknown {
    const template = sources.get(name);
    if (template === undefined) throw broken(`There is no template ${name}.json.`, `Add cards/${name}.json.`);
    return include(template, []);
  }

  function include(node: unknown, above: string[]): unknown {
    if (Array.isArray(node)) return node.flatMap((item) => include(item, above));
    if (typeof node !== 'object' || node === null) return node;
    const part = (node as Node).$include;
    if (typeof part === 'string') return included(part, above);
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, include(value, above)]));
  }

  function included(part: string, above: string[]): unknown {
    const way = [...above, part].join(' -> ');
    if (above.includes(part))
      throw broken(`A part includes itself: ${way}.`, 'Break the circle in cards/parts.');
    const content = parts.get(part);
    if (content === undefined) throw broken(`There is no part ${way}.`, `Add cards/parts/${part}.json.`);
    return include(content, [...above, part]);
  }

  return { whole };
}

export function withTexts(node: unknown, language: Language, translate: Translate): unknown {
  if (Array.isArray(node)) return node.map((item) => withTexts(item, language, translate));
  if (typeof node !== 'object' || node === null) return node;
  const key = (node as Node).$text;
  if (typeof key === 'string') return translate(language, key);
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, withTexts(value, language, translate)]),
  );
}

function readFolder(folder: string): Map<string, unknown> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(names.map((name) => [basename(name, '.json'), readJson(join(folder, name))]));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw broken(
      `${basename(file)} is not JSON.`,
      'Mend the file; `npx biome check cards` shows the line.',
      cause,
    );
  }
}

function broken(message: string, hint: string, cause?: unknown): AppError {
  return new AppError('CARD.TEMPLATE', message, { hint, cause });
}
