import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, chromiumPath, launchBrowser, sidewaysOverflow } from '../support/browser.ts';
import { sheetCodes, teacherOf } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

const BEST = 'Hva er det fineste med skolen din?';

/** Every pupil gets through: by keyboard, enlarged, with forced colours, without scripts, on a shared tablet. */
describe.skipIf(!chromiumPath())('the pages reach everybody', () => {
  let browser: Browser;
  let rig: PupilRig;
  let codes: string[];
  beforeAll(async () => {
    browser = await launchBrowser();
    rig = await createPupilRig();
    codes = await sheetCodes(rig, 'nordlia-6b');
  });
  afterAll(async () => {
    await browser?.close();
    await rig.close();
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await page.goto(rig.url);
    return page;
  }
  async function enter(page: Page, code: string): Promise<void> {
    await page.getByLabel('Koden din').fill(code);
    await page.getByRole('button', { name: 'Gå videre' }).click();
    await page.getByLabel(BEST).waitFor();
  }

  it('by keyboard alone, and the focus is always seen', async () => {
    const page = await open();
    const focused = () =>
      page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()');
    const unseen: unknown[] = [];
    const tabTo = async (wanted: string) => {
      for (let n = 0; n < 40; n += 1) {
        await page.keyboard.press('Tab');
        const look = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
        if (look === 'none') unseen.push(await focused());
        if ((await focused()) === wanted) return;
      }
      throw new Error(`the keyboard never came to ${wanted}`);
    };
    await tabTo('code');
    await page.keyboard.type(codes[0] ?? '');
    await page.keyboard.press('Enter');
    await page.getByLabel(BEST).waitFor();
    await tabTo('q_pup-1-best');
    await page.keyboard.type('Biblioteket');
    await tabTo('Lever svarene');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Takk, svarene er levert' }).waitFor();
    expect(unseen).toEqual([]);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN');
  });

  it('enlarged to 200 and 400 %, nothing is cut off', async () => {
    for (const width of [640, 320]) {
      const page = await open({ viewport: { width, height: 512 }, deviceScaleFactor: 1280 / width });
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
      await enter(page, codes[1] ?? '');
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
    }
    const page = await open();
    await enter(page, codes[1] ?? '');
    await page.evaluate('document.documentElement.style.fontSize = "200%"');
    expect(await sidewaysOverflow(page), 'text alone at 200 %').toBeLessThanOrEqual(0);
  });

  it('with forced colours and high contrast', async () => {
    const page = await open({ forcedColors: 'active', contrast: 'more', reducedMotion: 'reduce' });
    await enter(page, codes[2] ?? '');
    expect(await axeFindings(page)).toEqual([]);
    const moving = 'document.getAnimations().length';
    expect(await page.evaluate(moving)).toBe(0);
    if (process.env.PICTURES === '1')
      await page.screenshot({ path: 'docs/images/pupil-contrast.png', fullPage: true });
  });

  it('without any script: a plain form that works', async () => {
    const page = await open({ javaScriptEnabled: false });
    await enter(page, codes[3] ?? '');
    await page.getByLabel(BEST).fill('Skogen');
    await page.getByRole('button', { name: 'Lever svarene' }).click();
    await page.getByRole('heading', { name: 'Takk, svarene er levert' }).waitFor();
  });

  it('a QR code’s code never reaches the server in an address, nor stays in it', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${rig.url}/#${codes[4]}`);
    await page.getByLabel(BEST).waitFor();
    expect(asked.join(' ').replace(/#.*?( |$)/g, ' ')).not.toContain(codes[4]);
    expect(page.url()).not.toContain(codes[4]);
    expect(asked.every((url) => url.startsWith(new URL(rig.url).origin))).toBe(true);
  });

  it('a lost page brings the half-written paper back; the next pupil on the same tablet never sees it', async () => {
    const page = await open();
    await enter(page, codes[5] ?? '');
    await page.getByLabel(BEST).fill('Halvskrevet');
    await page.goto(rig.url);
    await enter(page, codes[5] ?? '');
    await page.getByText('Det du skrev før, står her ennå.').waitFor();
    expect(await page.getByLabel(BEST).inputValue()).toBe('Halvskrevet');
    await page.goto(rig.url);
    await enter(page, codes[6] ?? '');
    expect(await page.getByLabel(BEST).inputValue()).toBe('');
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('Halvskrevet');

    // With a code that the class shares, the same code is not enough.
    const reply = await rig.act(teacherOf(rig, 'nordlia-6a'), 'voice.code', `${rig.pupils}@nordlia-6a`);
    const shared = String(reply.view.data.sections?.[0]?.facts?.[0]?.value);
    await page.goto(rig.url);
    await enter(page, shared);
    await page.getByLabel(BEST).fill('Halvskrevet');
    await page.goto(rig.url);
    await enter(page, shared);
    expect(await page.getByLabel(BEST).inputValue()).toBe('');
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('Halvskrevet');
  });
});
