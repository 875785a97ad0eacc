import { existsSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

export function openBrowser(): Promise<Browser> {
  if (!CHROMIUM) throw new Error('Chromium is needed: apt-get install chromium');
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

/** One person's window with the Playground in it. */
export async function openWindow(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, locale: 'nb-NO' });
  // Long, for a machine with much else to do, and shorter than a test's, so that one that fails says where.
  page.setDefaultTimeout(40_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(url);
  await page.getByText('Type a message...').waitFor();
  await page.getByText('Log Panel').locator('xpath=following::button[2]').click();
  return {
    page,
    faults,
    /** The newest card with this in it. */
    card: (text: string): Locator => page.locator('.ac-adaptiveCard').filter({ hasText: text }).last(),
    async say(text: string): Promise<void> {
      await page.getByRole('textbox').last().click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    async goTo(channel: string): Promise<void> {
      await page.getByText(channel, { exact: true }).first().click();
    },
    async picture(path: string, card?: Locator): Promise<void> {
      // It goes away when the card is edited, so it may be gone before it is pressed.
      const toast = page.getByRole('button', { name: 'Dismiss Invoke Message' }).last();
      await toast.click({ timeout: 500 }).catch(() => undefined);
      await card?.scrollIntoViewIfNeeded();
      await page.screenshot({ path });
    },
  };
}

export type Window = Awaited<ReturnType<typeof openWindow>>;
export type { Page };
