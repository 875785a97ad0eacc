import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultWheel } from '../../src/files/default-wheel.ts';
import { readLanguagePack } from '../../src/files/language-pack.ts';
import { axeFindings, chromiumPath, launchBrowser, openPage, sidewaysOverflow } from '../support/browser.ts';
import { sheetCodes, teacherOf } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

const PICTURES = process.env.PICTURES === '1' ? 'docs/images' : undefined;
const CLASS = 'nordlia-6b';

/** The states that are met seldom, and the pages that only teachers open. */
describe.skipIf(!chromiumPath())('every other state of the pages, in a browser', () => {
  let browser: Browser;
  let rig: PupilRig;
  beforeAll(async () => {
    browser = await launchBrowser();
    rig = await createPupilRig();
  });
  afterAll(async () => {
    await browser?.close();
    await rig.close();
  });

  const LOOKS = [{ width: 1000 }, { width: 320 }, { width: 320, dark: true }];
  async function everyLook(state: string, bring: (page: Page) => Promise<void>, path = ''): Promise<void> {
    for (const look of LOOKS) {
      const { page } = await openPage(browser, rig.url + path, look);
      await bring(page);
      expect(await axeFindings(page), `${state} ${JSON.stringify(look)}`).toEqual([]);
      expect(await sidewaysOverflow(page), `${state} ${JSON.stringify(look)}`).toBeLessThanOrEqual(0);
      const name = look.width === 1000 ? state : `${state}-320${'dark' in look ? '-dark' : ''}`;
      if (PICTURES && !('dark' in look))
        await page.screenshot({ path: `${PICTURES}/pupil-${name}.png`, fullPage: true });
      await page.context().close();
    }
  }
  const enter = async (page: Page, code: string) => {
    await page.getByLabel('Koden din').fill(code);
    await page.getByRole('button', { name: 'Gå videre' }).click();
  };
  const sheetPath = async (verb: 'voice.codes' | 'voice.back', ref: string) => {
    const link = (await rig.act(teacherOf(rig, CLASS), verb, ref)).view.data.links?.[0]?.url ?? '';
    return link.slice(link.indexOf('/ark/'));
  };

  it('a code that is used', async () => {
    const [code = ''] = await sheetCodes(rig, CLASS);
    const taken = await rig.post('/levert', {
      code,
      token: 'the-token-of-one-pupil',
      'q_pup-1-best': 'Skogen',
    });
    expect(taken.status).toBe(200);
    await everyLook('used-code', async (page) => {
      await enter(page, code);
      await page.getByText('Denne koden er brukt.').waitFor();
    });
  });

  it('an answer that is too long, with all that was written', async () => {
    const [code = ''] = await sheetCodes(rig, CLASS);
    await everyLook('too-long', async (page) => {
      await enter(page, code);
      const field = page.getByLabel('Hva er det fineste med skolen din?');
      await page.evaluate('document.getElementById("q_pup-1-best").removeAttribute("maxlength")');
      await field.fill('ord '.repeat(150));
      await page.getByRole('button', { name: 'Lever svarene' }).click();
      await page.getByRole('alert').waitFor();
    });
  });

  it('the way out without a code, and with nothing written', async () => {
    await everyLook(
      'adult-empty',
      async (page) => {
        await page.getByLabel('Hvilken skole går du på?').waitFor();
        await page.evaluate('document.getElementById("alert").removeAttribute("required")');
        await page.getByLabel('Hvilken skole går du på?').selectOption('nordlia');
        await page.getByRole('button', { name: 'Send til en voksen' }).click();
        await page.getByRole('alert').waitFor();
      },
      '/voksen',
    );
  });

  it('the page of the sheet of codes', async () => {
    const path = await sheetPath('voice.codes', `${rig.pupils}@${CLASS}`);
    await everyLook(
      'sheet-page',
      async (page) => void (await page.getByRole('button', { name: 'Hent arket (PDF)' }).waitFor()),
      path,
    );
    await everyLook(
      'sheet-gone',
      async (page) => void (await page.getByText('Lenken virker ikke lenger').first().waitFor()),
      '/ark/somebody-guesses',
    );
  });

  it('in a language from right to left that a kommune has added', async () => {
    const text = readFileSync('examples/languages/ar.yaml', 'utf8');
    const signed = text.replace('status: draft', 'status: checked\ncheckedBy: X\ncheckedOn: 2026-11-25');
    const read = readLanguagePack(signed, 'ar.yaml', defaultWheel().questionSets);
    if (!read.ok) throw new Error('the example has mistakes');
    const pack = { type: 'put', collection: 'languagePack', id: 'ar', body: read.pack, expect: 0 } as const;
    await rig.store.commit(rig.owner, [pack]);
    const codes = await sheetCodes(rig, CLASS);
    await everyLook('right-to-left', async (page) => {
      await page.getByRole('button', { name: 'العربية' }).click();
      await page.getByLabel('رمزك').fill(codes[1] ?? '');
      await page.getByRole('button', { name: 'تابع' }).click();
      await page.getByLabel('ما أجمل شيء في مدرستك؟').waitFor();
    });
    await rig.store.commit(rig.owner, [{ type: 'delete', collection: 'languagePack', id: 'ar' }]);
  });

  it('when the time to answer is over, and what the sheet of the loop-back stands behind', async () => {
    const [code = ''] = await sheetCodes(rig, CLASS);
    await rig.until('2026-09-23');
    await everyLook('closed', async (page) => {
      await enter(page, code);
      await page.getByText('Tiden for å svare er over.').waitFor();
    });
    const stored = await rig.store.read(rig.owner, 'round', rig.round);
    if (!stored) throw new Error('no round');
    const body = {
      ...stored.body,
      phase: 'loopBack' as const,
      loopBack: { text: 'Vi har satt opp benker.', at: 1 },
    };
    const { version } = stored;
    await rig.store.commit(rig.owner, [
      { type: 'put', collection: 'round', id: rig.round, body, expect: version },
    ]);
    const path = await sheetPath('voice.back', rig.pupils);
    await everyLook(
      'loop-back-sheet-page',
      async (page) => void (await page.getByRole('button', { name: 'Hent arket (PDF)' }).waitFor()),
      path,
    );
    await everyLook('came-of-it', async (page) => {
      await enter(page, code);
      await page.getByRole('heading', { name: 'Dette ble det til' }).waitFor();
    });
  });
});
