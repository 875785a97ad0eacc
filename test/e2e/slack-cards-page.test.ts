import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSilentLog } from '../../src/observe/log.ts';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';
import { listen, type WebServer } from '../../src/web/web-app.ts';
import { createWorkbenchServer } from '../../src/workbench-server.ts';
import { axeFindings, chromiumPath, launchBrowser, openPage, sidewaysOverflow } from '../support/browser.ts';

describe.skipIf(!chromiumPath())('any card as Teams and as Slack, side by side', () => {
  let browser: Browser;
  let web: WebServer;
  let server: Awaited<ReturnType<typeof createWorkbenchServer>>;
  const at = (query: string) => `${web.url}workbench/cards?${query}`;

  beforeAll(async () => {
    server = await createWorkbenchServer({
      store: createMemoryStore(),
      key: 'only for this test, and long enough for a key',
      log: createSilentLog(),
      ownerFolder: 'examples/fjordvik',
    });
    web = await listen(server.app, { host: '127.0.0.1', port: 0 });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await web?.close();
    await server?.close();
  });

  it.each([
    { lang: 'nb', card: 'question.reflection', words: 'Ingenting gikk tapt', width: 1280, dark: false },
    { lang: 'nn', card: 'digest.autumn', words: 'Ingenting gjekk tapt', width: 1280, dark: true },
    { lang: 'en', card: 'ballot.vote', words: 'Nothing was lost', width: 390, dark: false },
  ])('$card in $lang, $width wide', async ({ lang, card, words, width, dark }) => {
    const { page, complaints } = await openPage(browser, at(`lang=${lang}&card=${card}`), { width, dark });
    await page.locator(`main[data-drawn="${card}"]`).waitFor();
    await page.getByText(words).waitFor();
    const teams = await page.locator('#teams').innerText();
    const slack = await page.locator('#slack').innerText();
    const lines = teams.split('\n').filter((line) => line.trim().length > 12);
    const plain = slack.replace(/\s+/g, ' ');
    expect(teams.length).toBeGreaterThan(50);
    for (const line of lines) expect(plain).toContain(line.replace(/\s+/g, ' ').replace(/ \*$/, '').trim());
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
    // The library that draws for Teams is tried with the workbench itself.
    expect((await axeFindings(page)).filter((one) => !one.includes('ac-'))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('a card of somebody else is drawn too, and what Slack cannot do is listed', async () => {
    const { page, complaints } = await openPage(browser, at('lang=nb'));
    await page.getByText('Et annet kort').click();
    const card = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'TextBlock', text: 'Et **fremmed** kort', wrap: true },
        {
          type: 'ColumnSet',
          columns: [1, 2, 3].map((n) => ({
            type: 'Column',
            items: [{ type: 'TextBlock', text: `Kolonne ${n}` }],
          })),
        },
        { type: 'Input.Text', id: 'password', label: 'Passord', style: 'password' },
      ],
    };
    await page.locator('#own').fill(JSON.stringify(card));
    await page.getByRole('button', { name: 'Tegn kortet' }).click();
    await page.locator('.lost li').first().waitFor();
    expect(await page.locator('#slack strong').first().innerText()).toBe('fremmed');
    expect(await page.locator('.lost li').count()).toBeGreaterThanOrEqual(2);
    await page.locator('#own').fill('{ no');
    await page.getByRole('button', { name: 'Tegn kortet' }).click();
    await page.getByText('Dette er ikke JSON.').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
