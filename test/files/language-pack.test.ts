import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultWheel } from '../../src/files/default-wheel.ts';
import { readLanguagePack } from '../../src/files/language-pack.ts';
import { readOwnerFolder } from '../../src/files/owner-folder.ts';
import { checkPlan } from '../../src/files/plan-check.ts';
import { packTexts } from '../../src/i18n/pack.ts';
import { createTempDir, type TempDir } from '../support/temp-dir.ts';

const EXAMPLE = 'examples/languages/ar.yaml';
const example = readFileSync(EXAMPLE, 'utf8');
const sets = defaultWheel().questionSets;
const signed = example.replace(
  'status: draft',
  'status: checked\ncheckedBy: A speaker\ncheckedOn: 2026-11-25',
);
const mistakesOf = (text: string) => {
  const read = readLanguagePack(text, 'ar.yaml', sets);
  return read.ok ? [] : read.mistakes;
};

describe('a language pack', () => {
  let dir: TempDir;
  beforeAll(async () => {
    dir = await createTempDir();
  });
  afterAll(() => dir.remove());

  it('the example is whole, and a draft that nobody is shown', () => {
    const read = readLanguagePack(example, 'ar.yaml', sets);
    expect(read).toMatchObject({ ok: true, missing: 0, pack: { tag: 'ar', direction: 'rtl' } });
    expect(read.ok && read.pack.checked).toBeUndefined();
    expect(checkPlan(EXAMPLE)).toMatchObject({
      ok: true,
      lines: [expect.stringContaining('a draft, shown to nobody')],
    });
  });

  it('once signed says by whom', () => {
    const read = readLanguagePack(signed, 'ar.yaml', sets);
    expect(read.ok && read.pack.checked).toEqual({ by: 'A speaker', on: '2026-11-25' });
    expect(mistakesOf(example.replace('status: draft', 'status: checked'))).toMatchObject([
      { line: 6, message: 'nobody has signed it' },
    ]);
  });

  it('that is checked lacks no text: each one is named with what it says in bokmål', () => {
    const without = signed.replace(/^ {2}pupil\.code\.label:.*\n/m, '');
    const [only, ...more] = mistakesOf(without);
    expect([only?.message, only?.expected, more]).toEqual([
      '"pupil.code.label" is missing',
      'a translation of «Koden din»',
      [],
    ]);
    expect(
      readLanguagePack(without.replace('status: checked', 'status: draft'), 'ar.yaml', sets),
    ).toMatchObject({ ok: true, missing: 1 });
  });

  it('asks for the parameters of the text, no fewer and no other, and closes every brace', () => {
    const at = (from: string, to: string) => mistakesOf(example.replace(from, to))[0];
    expect(at('{n} من {all}', '{n} من {alle}')?.expected).toContain('{all}, {n}');
    expect(at('{n} من {all}', '{n')?.expected).toBe('a text where every { has its }');
    expect(at('"رمزك"', '"رمزك {code}"')?.expected).toContain('the parameters none');
  });

  it('names the line of a text or question that is not there, and suggests the one that was meant', () => {
    const [text] = mistakesOf(example.replace('pupil.code.label:', 'pupil.code.lable:'));
    const line = example.split('\n').findIndex((one) => one.includes('pupil.code.label')) + 1;
    expect([text?.line, text?.expected]).toEqual([line, expect.stringContaining('pupil.code.label')]);
    expect(mistakesOf(example.replace('pup-1-best', 'pup-1-bets'))[0]?.expected).toContain('pup-1-best');
    expect(mistakesOf(example.replace(', unknown: "لا أعرف"', ''))[0]?.expected).toContain('unknown');
  });

  it.each(['nb', 'en', 'no', 'not a tag', 'AR'])(
    'is of another language than the house’s own, by its tag: %s',
    (tag) => {
      expect(mistakesOf(example.replace('language: ar', `language: "${tag}"`)).length).toBe(1);
    },
  );

  it('stands in the owner’s folder, and its mistakes are told with the others', () => {
    cpSync('examples/fjordvik', dir.path('fjordvik'), { recursive: true });
    mkdirSync(dir.path('fjordvik/languages'));
    writeFileSync(join(dir.path('fjordvik/languages'), 'ar.yaml'), signed);
    const whole = readOwnerFolder(dir.path('fjordvik'));
    expect(whole.ok && whole.packs?.map((pack) => pack.tag)).toEqual(['ar']);
    writeFileSync(
      join(dir.path('fjordvik/languages'), 'ar.yaml'),
      signed.replace('pupil.back:', 'pupil.bak:'),
    );
    const wrong = readOwnerFolder(dir.path('fjordvik'));
    expect(wrong.ok ? [] : wrong.mistakes.map(({ file }) => file)).toContain('languages/ar.yaml');
  });

  it('has every text that the pages of pupils and parents say, and none that only teachers read', () => {
    const keys = [...packTexts().keys()];
    expect(keys.length).toBeGreaterThan(90);
    expect(keys.filter((key) => key.includes('sheet'))).toEqual([]);
  });
});
