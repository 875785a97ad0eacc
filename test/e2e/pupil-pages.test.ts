import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeFindings, chromiumPath, launchBrowser, openPage, sidewaysOverflow } from '../support/browser.ts';
import { sheetCodes, teacherOf } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

/** `PICTURES=1` draws the pictures of docs/images again. */
const PICTURES = process.env.PICTURES === '1' ? 'docs/images' : undefined;

describe.skipIf(!chromiumPath())('the pages for pupils, in a browser', () => {
  let browser: Browser;
  let rig: PupilRig;
  let complaints: string[][];

  beforeAll(async () => {
    browser = await launchBrowser();
    if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    rig = await createPupilRig();
    complaints = [];
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await rig.close();
    expect(complaints.flat().filter((one) => !/422|410|503/.test(one))).toEqual([]);
  });

  async function open(path = '', options?: Parameters<typeof openPage>[2]): Promise<Page> {
    const opened = await openPage(browser, rig.url + path, options);
    complaints.push(opened.complaints);
    return opened.page;
  }
  const enter = async (page: Page, code: string) => {
    await page.getByLabel('Koden din').fill(code);
    await page.getByRole('button', { name: 'Gå videre' }).click();
    await page.getByRole('heading', { name: 'Hva mener du?' }).waitFor();
  };
  const picture = async (page: Page, name: string) => {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/pupil-${name}.png`, fullPage: true });
  };
  const sound = async (page: Page, state: string) => {
    expect(await axeFindings(page), state).toEqual([]);
    expect(await sidewaysOverflow(page), state).toBeLessThanOrEqual(0);
  };

  it('every page and state is sound, wide and at 320 px, light and dark', async () => {
    for (const options of [{ width: 1000 }, { width: 320 }, { width: 320, dark: true }]) {
      const look = `${options.width}${'dark' in options ? '-dark' : ''}`;
      const [code = ''] = await sheetCodes(rig, 'nordlia-6b');
      const page = await open('', options);
      await sound(page, `code ${look}`);
      await picture(page, `code-${look}`);
      await page.getByLabel('Koden din').fill('FEIL');
      await page.getByRole('button', { name: 'Gå videre' }).click();
      await page.getByRole('alert').waitFor();
      await sound(page, `wrong code ${look}`);
      await picture(page, `wrong-code-${look}`);
      await enter(page, code);
      await sound(page, `questions ${look}`);
      await picture(page, `questions-${look}`);
      const [adult] = await Promise.all([
        page.context().waitForEvent('page'),
        page.getByRole('button', { name: /Si fra til en voksen/ }).click(),
      ]);
      await adult.getByRole('heading', { name: 'Si fra til en voksen' }).waitFor();
      await sound(adult, `adult ${look}`);
      await picture(adult, `adult-${look}`);
      await adult.getByLabel('Hva vil du si fra om?').fill('Noen blir plaget');
      await adult.getByRole('button', { name: 'Send til en voksen' }).click();
      await adult.getByRole('heading', { name: 'Meldingen er sendt' }).waitFor();
      await sound(adult, `told ${look}`);
      await picture(adult, `told-${look}`);
      await page.getByRole('button', { name: 'Lever svarene' }).click();
      await page.getByText('Du har ikke svart på noe. Vil du levere likevel?').waitFor();
      await sound(page, `blank ${look}`);
      await picture(page, `blank-${look}`);
      await page.getByRole('button', { name: 'Ja, lever uten å svare' }).click();
      await page.getByRole('heading', { name: 'Takk, svarene er levert' }).waitFor();
      await sound(page, `thanks ${look}`);
      await picture(page, `thanks-${look}`);
    }
  });

  it('the class’s own code can be shown so large that the back row reads it', async () => {
    const [code = ''] = await sheetCodes(rig, 'nordlia-6b');
    const page = await open(`/tavle#${code}`, { width: 1280 });
    const board = page.getByText(`${code.slice(0, 5)} ${code.slice(5)}`);
    await board.waitFor();
    const size = Number.parseFloat(
      await page.evaluate('getComputedStyle(document.querySelector("[data-board]")).fontSize'),
    );
    expect(size).toBeGreaterThan(100);
    await sound(page, 'board');
    await picture(page, 'board');
  });

  it('Back after handing in is the field for the code', async () => {
    const [code = ''] = await sheetCodes(rig, 'nordlia-6b');
    const page = await open('', { width: 1000 });
    await enter(page, code);
    await page.getByLabel('Hva er det fineste med skolen din?').fill('Skogen');
    await page.getByRole('button', { name: 'Lever svarene' }).click();
    await page.getByRole('link', { name: 'Ferdig' }).click();
    await page.getByLabel('Koden din').waitFor();
    await page.goBack();
    await page.getByLabel('Koden din').waitFor();
  });

  it('a class of 28 answers together, one question at a time', async () => {
    await rig.close();
    rig = await createPupilRig({ school: 'fjordvik-ungdom' });
    const group = 'fjordvik-ungdom-9a';
    const reply = await rig.act(teacherOf(rig, group), 'voice.class', `${rig.pupils}@${group}`);
    const page = await open('', { width: 1280 });
    await page.getByLabel('Koden din').fill(String(reply.view.data.sections?.[0]?.facts?.[0]?.value));
    await page.getByRole('button', { name: 'Gå videre' }).click();
    const present = page.getByLabel('Kor mange elevar er til stades?');
    await present.fill('29');
    await page.getByRole('button', { name: 'Begynn' }).click();
    await page.getByText('Skriv kor mange elevar som er til stades, frå 1 til 28.').waitFor();
    await present.fill('28');
    await sound(page, 'class begins');
    await picture(page, 'class-begins');
    await page.getByRole('button', { name: 'Begynn' }).click();
    const ofSet = (await rig.store.read(rig.owner, 'hearing', rig.pupils))?.body.questions ?? [];
    const questions = ['theme-good', 'theme-better', ...ofSet];
    for (const [index, id] of questions.entries()) {
      await page.getByText(`Spørsmål ${index + 1} av ${questions.length}`).waitFor();
      if (id === 'pup-7-friends') {
        await page.getByLabel('Ja', { exact: true }).fill('24');
        await page.getByLabel('Dei fleste', { exact: true }).fill('4');
        await picture(page, 'class-hands');
      } else
        for (const n of [1, 2, 3, 4])
          await page.getByLabel(`Gruppe ${n}`).fill(`Gruppe ${n} meiner noko om dette`);
      await sound(page, `class question ${index + 1}`);
      if (index === 0) await picture(page, 'class-question');
      await page.getByRole('button', { name: 'Lagre og gå vidare' }).click();
    }
    await page.getByRole('heading', { name: 'Takk, klassen har svart' }).waitFor();
    await picture(page, 'class-done');
    await rig.until('2026-09-23');
    const release = (await rig.store.read(rig.owner, 'release', rig.pupils))?.body;
    expect(release?.questions[0]?.groups?.[0]).toMatchObject({ cells: [group], n: 28 });
    expect(release?.questions.at(-1)?.atoms?.[0]).toMatchObject({
      n: 28,
      bands: { yes: 'most', most: 'few' },
    });
  });
});
