import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, chromiumPath, launchBrowser, openPage, sidewaysOverflow } from '../support/browser.ts';
import { createMeetingRig } from '../support/meeting-rig.ts';

/** SCREENSHOTS=docs/screenshots keeps the pictures of the run. */
const PICTURES = process.env.SCREENSHOTS;

describe.skipIf(!chromiumPath())('meeting mode on the big screen', { timeout: 60_000 }, () => {
  let rig: Awaited<ReturnType<typeof createMeetingRig>>;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    rig = await createMeetingRig();
    url = await rig.screen();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await rig?.close();
  });

  it.each([
    { name: 'light', dark: false, width: 1920 },
    { name: 'dark', dark: true, width: 1920 },
    { name: 'narrow', dark: true, width: 390 },
  ])('is led with the keyboard and shows what comes in ($name)', async ({ name, dark, width }) => {
    const { page, complaints } = await openPage(browser, url, { dark, width });
    await page.setViewportSize({ width, height: width > 800 ? 1080 : 844 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (let back = 0; back < 10; back += 1) await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { name: 'Omvisning inne og ute', level: 1 }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: 'Dialog med ledelsen', level: 1 }).waitFor();
    expect(await page.getByRole('timer').textContent()).toBe('45:00');
    await page.keyboard.press(' ');
    await page.getByText('Stans klokka').waitFor();
    await page.getByText('44:59').waitFor();
    await page.keyboard.press('m');
    await page.getByText(/^49:/).waitFor();
    const said = `Vi trenger mer tid til lesing (${name}).`;
    await rig.act(rig.lead, 'meeting.send-save', 'self', { group: 'Gruppe 1', said });
    await page.getByText(said).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
    if (PICTURES) {
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: `${PICTURES}/meeting-${name}.png` });
    }
    await page.getByRole('listitem').filter({ hasText: said }).getByRole('button').click();
    await page.getByText(said).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await page.context().close();
  });

  it('takes a group in from a phone, without asking who they are', async () => {
    const { page, complaints } = await openPage(browser, url);
    const group = rig.here(
      (await page.getByRole('link', { name: 'Siden for gruppene' }).getAttribute('href')) ?? '',
    );
    const phone = await openPage(browser, group, { width: 390, dark: true });
    await phone.page.getByLabel('Hvilken gruppe?').fill('Gruppe 3');
    await phone.page.getByLabel('Hva sa dere?').fill('Elevene vil være med på å velge bøker.');
    expect(await axeFindings(phone.page)).toEqual([]);
    await phone.page.getByRole('button', { name: 'Send til storskjermen' }).click();
    await page.getByText('Elevene vil være med på å velge bøker.').waitFor();
    if (PICTURES) await phone.page.screenshot({ path: `${PICTURES}/meeting-group.png` });
    expect([...complaints, ...phone.complaints]).toEqual([]);
  });
});
