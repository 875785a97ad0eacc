import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/language.ts';
import { CATALOGUES } from '../../src/i18n/catalogue.ts';

const rows = readFileSync('docs/domain-glossary.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| bokmål'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n');

describe('docs/domain-glossary.md', () => {
  it('has three languages, a name in the code and what is not written, in every row', () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter((cells) => cells.length !== 5 || cells.slice(0, 4).includes(''))).toEqual([]);
  });

  it('names only what is in the code', () => {
    const names = rows.flatMap(([, , , code = '']) =>
      [...code.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    );
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(source))).toEqual([]);
  });

  it('has each word once', () => {
    const words = rows.map(([nb]) => nb);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  it.each(LANGUAGES)('no text in %s has a word that we do not write', (language) => {
    const unwanted = rows.flatMap((cells) => (cells[4] ?? '').split(', ')).filter((word) => word !== '');
    expect(unwanted.length).toBeGreaterThan(10);
    const found = [...CATALOGUES[language]].flatMap(([key, text]) =>
      unwanted.filter((word) => has(text, word)).map((word) => `${key}: ${word}`),
    );
    expect(found).toEqual([]);
  });
});

describe('tone', () => {
  it.each(LANGUAGES)('%s is calm and plain', (language) => {
    const loud =
      /!(?!\w)|\b(vennligst|venlegast|please note|iht|herved|vedrørende)\b|\p{Extended_Pictographic}/iu;
    expect([...CATALOGUES[language]].filter(([, text]) => loud.test(text))).toEqual([]);
  });
});

/** The word or one that begins with it: «anonym» also finds «anonyme». */
function has(text: string, word: string): boolean {
  return new RegExp(`(?<!\\p{L})${word}`, 'iu').test(text);
}
