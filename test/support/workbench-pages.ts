import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchBrowser, openPage } from './browser.ts';
import { openTestWeb, type TestWeb } from './web-client.ts';
import { createFakeWorkbench, type FakeWorkbench } from './workbench-fake.ts';

/**
 * The workbench's page in a browser, against a small stand-in for the application; new for each test of the describe that
 * calls it. Whatever a page complains of in its console is a failure.
 */
export function workbenchPages() {
  let browser: Browser;
  let fake: FakeWorkbench;
  let web: TestWeb;
  let complaints: string[][];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    fake = await createFakeWorkbench();
    web = await openTestWeb(fake.deps);
    complaints = [];
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await web.close();
    expect(complaints.flat()).toEqual([]);
  });

  return {
    fake: () => fake,
    web: () => web,
    async open(path: string, options?: Parameters<typeof openPage>[2]): Promise<Page> {
      const opened = await openPage(browser, new URL(path, web.url).href, options);
      complaints.push(opened.complaints);
      return opened.page;
    },
  };
}

export function composer(page: Page) {
  return page.getByRole('textbox', { name: 'Skriv til Årshjulet' });
}

/** Whether the last of these words stands in what is seen of the chat. */
export function isInSight(page: Page, words: string): Promise<boolean> {
  return page
    .locator('.scroll')
    .getByText(words)
    .last()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const scroll = element.closest('.scroll')?.getBoundingClientRect();
      return scroll !== undefined && top >= scroll.top && bottom <= scroll.bottom;
    });
}
