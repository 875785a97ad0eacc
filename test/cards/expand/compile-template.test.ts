// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are the bindings of templates
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Template as LibraryTemplate } from 'adaptivecards-templating/lib/template-engine.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardModel } from '../../../src/cards/card-model.ts';
import { compileTemplate } from '../../../src/cards/expand/compile-template.ts';
import { CARDS_FOLDER } from '../../../src/cards/folder.ts';
import { loadSamples } from '../../../src/cards/samples.ts';
import { createSay } from '../../../src/cards/say.ts';
import { readSources, withTexts } from '../../../src/cards/templates.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';

const { Template } = createRequire(import.meta.url)('adaptivecards-templating/lib/template-engine.js') as {
  Template: typeof LibraryTemplate;
};
const translate = createTranslate();
const sources = readSources(CARDS_FOLDER);

/** What the library draws, as bytes; what it says when it cannot. */
function byLibrary(template: unknown, model: unknown): string | undefined {
  return drawn(() => new Template(template).expand({ $root: model }));
}
function byUs(template: unknown, model: unknown): string | undefined {
  const compiled = compileTemplate(template);
  expect(compiled).toBeTypeOf('function');
  return drawn(() => compiled?.(model));
}
function drawn(draw: () => unknown): string | undefined {
  try {
    return JSON.stringify(draw());
  } catch {
    return 'cannot';
  }
}

describe('every card of ours', () => {
  it.each(loadSamples())('$name is drawn by us as by the library', ({ view }) => {
    const template = withTexts(sources.whole(view.card), view.language, translate);
    const model = cardModel(createSay(translate, view.language), view, 'In short');
    expect(byUs(template, model)).toBe(byLibrary(template, model));
  });

  it('is drawn alike whatever stands in its data', () => {
    const template = withTexts(sources.whole('question'), 'nn', translate);
    const names = namesIn(textsIn(join(CARDS_FOLDER, 'parts')));
    fc.assert(
      fc.property(dataWith(names), (model) => {
        expect(byUs(template, model)).toBe(byLibrary(template, model));
      }),
      { numRuns: 60 },
    );
  });
});

describe('any template of plain bindings', () => {
  const names = ['a', 'b', 'items', 'Text'];
  const binding = fc.constantFrom(
    '${a}',
    '${b}',
    '${items}',
    '${text}',
    '${a.b}',
    '${items.text}',
    '${gone}',
  );
  const words = fc.stringMatching(/^[ -#%-[\]^-_a-z{|}~æøå]{0,6}$/);
  const text = fc.oneof(
    binding,
    words,
    fc.array(fc.oneof(binding, words), { maxLength: 4 }).map((parts) => parts.join('')),
  );
  const { node } = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      text,
      fc.constantFrom(0, 1, true, false, null),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.record(
        { $data: binding, type: text, items: tie('node'), more: tie('node') },
        { requiredKeys: ['type'] },
      ),
    ),
  }));

  it('is drawn by us as by the library, or left to it', () => {
    let compared = 0;
    fc.assert(
      fc.property(node, dataWith(names), (template, model) => {
        if (!compileTemplate(template)) return;
        compared += 1;
        expect(byUs(template, model)).toBe(byLibrary(template, model));
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(200);
  });
});

describe('what is left to the library', () => {
  it.each([
    '${toUpper(a)}',
    '${items[0]}',
    '${$root.a}',
    '${$index}',
    '${true}',
    '${ a }',
    'a\\${b}',
    'costs $5 ${a}',
    '`${a}',
    '${a',
    { $when: '${a}', type: 'TextBlock' },
    { $data: { a: 1 }, type: 'TextBlock' },
    { $data: 'a', type: 'TextBlock' },
    [{ deep: ['${a + 1}'] }],
  ])('%j', (template) => {
    expect(compileTemplate(template)).toBeUndefined();
  });
});

function dataWith(names: string[]) {
  const odd = fc.constantFrom(
    undefined,
    null,
    '',
    0,
    -0,
    1.5,
    false,
    true,
    [],
    {},
    'ord',
    '${a}',
    [null],
    [undefined, 1],
  );
  const { data } = fc.letrec<{ data: unknown }>((tie) => ({
    data: fc.oneof(
      { depthSize: 'medium' },
      odd,
      fc.array(tie('data'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie('data'), { maxKeys: 8 }),
    ),
  }));
  return fc.dictionary(fc.constantFrom(...names), data, { maxKeys: 20 });
}

function textsIn(folder: string): string[] {
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
}

function namesIn(texts: string[]): string[] {
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name))),
  ];
}
