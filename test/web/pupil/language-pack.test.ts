import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultWheel } from '../../../src/files/default-wheel.ts';
import { readLanguagePack } from '../../../src/files/language-pack.ts';
import { sheetCodes } from '../../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../../support/pupil-rig.ts';

describe('a page in a language that the kommune has added', () => {
  let rig: PupilRig;
  beforeEach(async () => {
    rig = await createPupilRig();
  });
  afterEach(() => rig.close());

  async function add(status: 'draft' | 'checked'): Promise<void> {
    const text = readFileSync('examples/languages/ar.yaml', 'utf8');
    const signed = text.replace(
      'status: draft',
      'status: checked\ncheckedBy: En som kan arabisk\ncheckedOn: 2026-11-25',
    );
    const read = readLanguagePack(
      status === 'checked' ? signed : text,
      'ar.yaml',
      defaultWheel().questionSets,
    );
    if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
    await rig.store.commit(rig.owner, [
      { type: 'put', collection: 'languagePack', id: 'ar', body: read.pack, expect: 0 },
    ]);
  }

  it('is offered once a speaker has signed it, not before', async () => {
    await add('draft');
    const page = await (await fetch(`${rig.url}?lang=ar`)).text();
    expect(page).not.toContain('العربية');
    expect(page).toContain('<html lang="nb" dir="ltr">');
  });

  it('reads from right to left, and what it lacks stands in the school’s målform, marked as such', async () => {
    await add('checked');
    const first = await (await fetch(`${rig.url}?lang=ar`)).text();
    expect(first).toContain('<html lang="ar" dir="rtl">');
    expect(first).toContain(
      '<button name="lang" value="ar" lang="ar" dir="rtl" aria-current="true">العربية</button>',
    );
    const [code = ''] = await sheetCodes(rig, 'nordlia-6a');
    const page = await (await rig.post('', { code, lang: 'ar' })).text();
    expect(page).toContain('ما أجمل شيء في مدرستك؟');
    expect(page).toContain('السؤال 1 من 7');
    expect(page).toContain(
      '<span lang="nb" dir="ltr">Hva kan dere elever gjøre for at skolen skal bli bedre?</span>',
    );
    const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const thanks = await (
      await rig.post('/levert', { code, token, lang: 'ar', 'q_pup-1-best': 'الغابة' })
    ).text();
    expect(thanks).toContain('شكرًا، سُلّمت الإجابات');
  });

  it('says also what is wrong in that language, and a tag that nobody has is the school’s own', async () => {
    await add('checked');
    const slip = await (await rig.post('', { code: 'K7M4P', lang: 'ar' })).text();
    expect(slip).toContain('في الرمز خطأ صغير');
    for (const lang of ['so', '"><script>', 'x'.repeat(200)]) {
      const page = await (await rig.post('', { code: 'K7M4P', lang })).text();
      expect(page).toContain('<html lang="nb" dir="ltr">');
      expect(page).not.toContain('<script>');
    }
  });
});
