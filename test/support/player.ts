import type { Browser, Locator, Page } from 'playwright-core';
import { openPage } from './browser.ts';

/** One person at the workbench, who does with cards what people do. */
export interface Player {
  page: Page;
  complaints: string[];
  /** The last card in the chat that holds these words. */
  card(words: string | RegExp): Locator;
  /** Presses a button in a card, also one behind «…». */
  press(card: Locator, button: string): Promise<void>;
  /** One choice of a question, whether it is drawn as a list or as radio buttons. */
  choose(card: Locator, question: string | RegExp, answer: string): Promise<void>;
  say(words: string): Promise<void>;
  /** Moves the time of the whole municipality. */
  goTo(date: string): Promise<void>;
  close(): Promise<void>;
}

export async function play(browser: Browser, url: string, person: string, chat = ''): Promise<Player> {
  const address = new URL(url);
  address.searchParams.set('as', person);
  if (chat) address.searchParams.set('chat', chat);
  address.searchParams.set('lang', 'nb');
  const { page, complaints } = await openPage(browser, address.href);
  await page.getByRole('textbox', { name: 'Skriv til Årshjulet' }).waitFor();
  return {
    page,
    complaints,
    card: (words) => page.locator('.message.from-bot').filter({ hasText: words }).last(),
    press,
    choose,
    async say(words) {
      const field = page.getByRole('textbox', { name: 'Skriv til Årshjulet' });
      await field.fill(words);
      await field.press('Enter');
    },
    goTo: (date) => goTo(page, date),
    close: () => page.context().close(),
  };
}

async function press(card: Locator, name: string): Promise<void> {
  const button = card.getByRole('button', { name, exact: true });
  const more = card.getByRole('button', { name: 'Flere valg' });
  await button.or(more).first().waitFor();
  if ((await button.count()) === 0) await more.click();
  await button.last().click();
}

async function choose(card: Locator, question: string | RegExp, answer: string): Promise<void> {
  const list = card.getByRole('combobox', { name: question });
  const group = card
    .getByRole('radiogroup', { name: question })
    .or(card.getByRole('group', { name: question }));
  await list.or(group).first().waitFor();
  if ((await list.count()) > 0) await list.selectOption({ label: answer });
  else await group.getByLabel(answer, { exact: true }).check();
}

async function goTo(page: Page, date: string): Promise<void> {
  await page.getByText('Til dato', { exact: true }).click();
  await page.locator('.popover-form input[type="date"]').fill(date);
  const day = new Intl.DateTimeFormat('nb', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  await page.getByRole('button', { name: 'Gå dit' }).click();
  await page
    .locator('.time-now')
    .filter({ hasText: day.format(Date.parse(`${date}T12:00:00Z`)) })
    .waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: /^Neste hendelse/ }).waitFor({ timeout: 60_000 });
}
