import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import ICAL from 'ical.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, chromiumPath, launchBrowser, openPage } from '../support/browser.ts';
import { type Player, play } from '../support/player.ts';
import { type RealProgram, startProgram, TEST_KEY } from '../support/real-program.ts';
import { createTempDir, type TempDir } from '../support/temp-dir.ts';

const REKTOR = 'line-asenhus';
const NEW_REKTOR = 'henrik-kvernmo';
const OWNER = 'dagny-fjelldal';
const LEAD = 'petter-odegardslien';
const SCHOOL_PROMISE = 'Vi prøver lesegrupper på 3. trinn.';
const OWNER_PROMISE = 'Vi betaler bøkene.';
const NOTE = 'Korridorene er stille. Hvorfor?';
const FOCUS = 'Lesing i alle fag';
/** SCREENSHOTS=docs/screenshots keeps the pictures of the run. */
const PICTURES = process.env.SCREENSHOTS;

/** `npm start` on an empty store: a dialogue from invitation to both sides' promises, and a new rektor in February. */
describe.skipIf(!chromiumPath())('the owner’s year at the workbench', { timeout: 120_000 }, () => {
  let folder: TempDir;
  let program: RealProgram;
  let browser: Browser;
  let rektor: Player;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = await createTempDir();
    program = await startProgram(folder.path('arshjul.db'));
    browser = await launchBrowser();
    rektor = await play(browser, program.url, REKTOR);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
    await folder?.remove();
  });

  async function as<T>(person: string, doing: (player: Player) => Promise<T>): Promise<T> {
    const player = await play(browser, program.url, person);
    try {
      return await doing(player);
    } finally {
      complaints.push(...player.complaints);
      await player.close();
    }
  }

  async function picture({ page }: Pick<Player, 'page'>, name: string): Promise<void> {
    expect(await axeFindings(page)).toEqual([]);
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}/owner-year-${name}.png` });
  }

  /** Addresses have the port of the configuration; the test has any free one. */
  const here = (url: string | null) => new URL(new URL(url ?? '').pathname, program.url).href;
  let opened: string[];
  /** What a card's link would open in a new window. */
  async function follow(player: Player, card: ReturnType<Player['card']>, name: string): Promise<string> {
    opened = [];
    await player.page.exposeFunction('opened', (url: string) => opened.push(url)).catch(() => undefined);
    await player.page.evaluate('window.open = (url) => { window.opened(String(url)); return null; }');
    await card.getByRole('link', { name }).click();
    await expect.poll(() => opened.length).toBe(1);
    return here(opened[0] ?? '');
  }

  it('is planned by rektor and invites everybody, with a file for the calendar', async () => {
    await rektor.goTo('2026-10-19');
    await rektor.say('dialog');
    await rektor.press(rektor.card('Møtene med skoleeier').last(), 'Sett opp et møte');
    const form = rektor.card('Nytt møte mellom skole og skoleeier');
    await rektor.choose(form, /^Hva slags møte/, 'Skolebesøk (270 minutter)');
    await form.getByLabel('Hvilken dag?').fill('2026-10-28');
    await form.getByLabel('Klokkeslett').fill('08.30');
    await form.getByLabel('Hvor?').fill('Biblioteket');
    await form.getByLabel('Ledelsen og teamlederne').check();
    await picture(rektor, '1-plan');
    await rektor.press(form, 'Sett opp møtet');
    const card = rektor.card('Skolebesøk').filter({ hasText: 'Biblioteket' });
    await card.waitFor();
    const file = await (await fetch(await follow(rektor, card, 'Legg møtet i kalenderen'))).text();
    const [event] = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent');
    expect(event && new ICAL.Event(event).startDate.toJSDate().toISOString()).toBe(
      '2026-10-28T07:30:00.000Z',
    );
    await rektor.press(card, 'Endre saklisten');
    const agenda = rektor.card('Hva vil du ta opp?');
    await agenda.getByRole('textbox', { name: 'Sakliste' }).fill('Leselyst\nBøker');
    await rektor.press(agenda, 'Lagre saklisten');
    await rektor.card('Leselyst').waitFor();
  });

  it('is prepared by the owner and by a team lead, each for themselves', async () => {
    await rektor.goTo('2026-10-20');
    await as(LEAD, async (lead) => {
      await lead.press(lead.card('Biblioteket'), 'Forbered deg');
      const form = lead.card('Før møtet: Skolebesøk');
      await form.getByRole('textbox').first().fill('Vi har valgt lesing fordi elevene vil lese mer.');
      await picture(lead, '2-prepare');
      await lead.press(form, 'Lagre forberedelsen');
      await lead.card('Forberedelsen er lagret').waitFor();
    });
    await as(OWNER, async (owner) => {
      await owner.say('dialog');
      const list = owner.card('Møtene med skolene');
      await list.getByText('Nordlia barneskole').first().waitFor();
      const card = owner.card('Biblioteket');
      await card.getByText('Leselyst').first().waitFor();
      await owner.press(card, 'Forbered deg');
      const form = owner.card('Før møtet: Skolebesøk');
      await form.getByText('Hva lovet vi skolen sist, og hva ble gjort?').waitFor();
    });
  });

  it('is led from the big screen, where what the groups say stands at once', async () => {
    await rektor.goTo('2026-10-28');
    await rektor.press(rektor.card('Biblioteket'), 'Åpne møtemodus');
    const url = await follow(rektor, rektor.card('Åpne lenken på storskjermen'), 'Åpne storskjermen');
    const screen = await openPage(browser, url, { width: 1920 });
    await screen.page.keyboard.press('ArrowRight');
    await screen.page.getByRole('heading', { name: 'Dialog med ledelsen', level: 1 }).waitFor();
    await as(LEAD, async (lead) => {
      await lead.say('møte');
      const form = lead.card('Dialog med ledelsen');
      await form.getByLabel('Hvilken gruppe?').fill('Gruppe 1');
      await form.getByLabel('Hva sa dere?').fill('Vi leser mye, men snakker lite om tekst.');
      await lead.press(form, 'Send til storskjermen');
      await lead.card('Sendt til storskjermen').waitFor();
    });
    await screen.page.getByText('Vi leser mye, men snakker lite om tekst.').waitFor();
    await picture(screen, '3-screen');
    complaints.push(...screen.complaints);
    await screen.page.context().close();
  });

  it('has minutes in four steps, beginning with what the groups sent in', async () => {
    await rektor.goTo('2026-10-29');
    await rektor.press(rektor.card('Møtet er holdt'), 'Begynn med grovreferatet');
    const rough = rektor.card('nesten ord for ord');
    await rough.getByText('Vi leser mye, men snakker lite om tekst.').waitFor();
    await rough.getByLabel('Hva ble sagt?').fill('«Vi leser mye, men snakker lite om tekst», sa mange.');
    await picture(rektor, '4-rough');
    await rektor.press(rough, 'Lagre og gå til neste steg');
    await rektor.press(rektor.card('Stryk gjentakelser'), 'Lagre og gå til neste steg');
    await rektor.press(rektor.card('Sett sammen det gruppene sa'), 'Lagre og gå til neste steg');
    const minutes = rektor.card('Hva lover skolen?');
    expect(await minutes.getByLabel('Hva snakket dere om').inputValue()).toContain('snakker lite om tekst');
    await minutes.getByLabel('Hva lover skolen?').fill(SCHOOL_PROMISE);
    await minutes.getByLabel('Innen når?').first().fill('2027-02-16');
    await minutes.getByLabel('Hva lover skoleeier?').fill(OWNER_PROMISE);
    await minutes.getByLabel('Innen når?').last().fill('2026-11-17');
    await rektor.press(minutes, 'Lagre referatet');
    await rektor.card('Oppsummering: Skolebesøk').getByText(OWNER_PROMISE).waitFor();
  });

  it('is corrected by one who was there, and then final', async () => {
    await rektor.goTo('2026-10-30');
    await as(LEAD, async (lead) => {
      const card = lead.card('Stemmer dette med det dere snakket om?');
      await card.getByLabel('Hva bør stå annerledes?').fill('Vi sa også at bøkene er for vanskelige.');
      await picture(lead, '5-correct');
      await lead.press(card, 'Send rettelsen');
      await lead.card('Takk. De som skriver referatet').waitFor();
    });
    await rektor.press(rektor.card('Oppsummering: Skolebesøk'), 'Skriv referat');
    const form = rektor.card('Rettelser fra deltakerne').filter({ hasText: 'Hva lover skolen?' });
    await form.getByText('Vi sa også at bøkene er for vanskelige.').waitFor();
    await form.getByLabel('Hva snakket dere om').fill('Vi leser mye. Bøkene er for vanskelige.');
    await rektor.press(form, 'Lagre referatet');
    const again = rektor.card('Oppsummering: Skolebesøk').filter({ hasText: 'Bøkene er for vanskelige.' });
    await again.getByText('Stemmer dette').waitFor();
    await rektor.press(again, 'Gjør den endelig');
    await rektor.card('Oppsummering: Skolebesøk').getByText('Oppsummeringen er endelig.').waitFor();
  });

  it('pairs rektor with another one, who does not see the notes', async () => {
    await rektor.goTo('2026-11-05');
    const card = rektor.card('Møt din kritiske venn');
    await card.getByText('nils.meloyvaer@fjordvik.example').waitFor();
    await card.getByLabel('Hva lurte du på?').fill(NOTE);
    await picture(rektor, '6-critical-friend');
    await rektor.press(card, 'Lagre svaret');
    await rektor.card('Notatene er dine egne').getByText(NOTE).waitFor();
    await as('nils-meloyvaer', async (friend) => {
      await friend.card('Møt din kritiske venn').getByText('line.asenhus@fjordvik.example').waitFor();
      expect(await friend.page.content()).not.toContain(NOTE);
    });
  });

  it('has a focus area, set in the chat', async () => {
    await rektor.say('fokusområder');
    await rektor.press(rektor.card('Fire eller færre pleier å bli fullført'), 'Nytt fokusområde');
    const form = rektor.card('Velg noe dere kan fullføre i år');
    await form.getByRole('textbox', { name: /^Fokusområde/ }).fill(FOCUS);
    await form.getByLabel('Hva ser vi når det går bra?').fill('Elevene leser i tre fag hver uke.');
    await rektor.press(form, 'Lagre fokusområdet');
    await rektor.card(FOCUS).getByText('Pågår').waitFor();
  });

  it('asks the owner about its promise on the date', async () => {
    await rektor.goTo('2026-11-18');
    await as(OWNER, async (owner) => {
      const card = owner.card('Ble løftet holdt?').filter({ hasText: OWNER_PROMISE });
      await owner.choose(card, 'Hvordan gikk det?', 'Ja, det er gjort');
      await owner.press(card, 'Svar på løftet');
      await owner.card('Svaret er lagret').waitFor();
    });
  });

  it('meets a new rektor in February, who gets the history and is asked about the school’s promise', async () => {
    await rektor.goTo('2027-02-02');
    const list = folder.path('februar.csv');
    writeFileSync(
      list,
      [
        'Navn;E-post;Skole;Rolle',
        'Line Åsenhus;line.asenhus@fjordvik.example;;Skolefaglig rådgiver',
        'Henrik Kvernmo;henrik.kvernmo@fjordvik.example;Nordlia barneskole;Rektor',
      ].join('\n'),
    );
    const store = `sqlite:${folder.path('arshjul.db')}`;
    const args = ['src/cli.ts', 'import', 'people', list, '--store', store];
    const imported = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { ...process.env, ARSHJUL_KEY: TEST_KEY },
    });
    expect([imported.status, imported.stdout], imported.stderr).toEqual([
      0,
      expect.stringContaining('Henrik Kvernmo takes over as rektor at Nordlia barneskole'),
    ]);
    await rektor.goTo('2027-02-03');
    await as(NEW_REKTOR, async (next) => {
      const card = next.card('Velkommen som rektor');
      await card.getByText(SCHOOL_PROMISE).waitFor();
      await card.getByText('Vi leser mye. Bøkene er for vanskelige.').waitFor();
      await card.getByText(OWNER_PROMISE).waitFor();
      await card.getByText(FOCUS).waitFor();
      await picture(next, '7-hand-over');
    });
    await rektor.goTo('2027-02-17');
    await as(NEW_REKTOR, async (next) => {
      const card = next.card('Ble løftet holdt?').filter({ hasText: SCHOOL_PROMISE });
      const review = next.card('Avslutt eller før videre').filter({ hasText: FOCUS });
      await review.scrollIntoViewIfNeeded();
      await picture(next, '8-end-or-carry-on');
      await next.press(review, 'Før videre');
      await next.card('Videreført').getByText(FOCUS).waitFor();
      await next.choose(card, 'Hvordan gikk det?', 'Delvis');
      await next.press(card, 'Svar på løftet');
      await next.card('Svaret er lagret').waitFor();
    });
  });

  it('did it all without a complaint in the console', () => {
    expect([...complaints, ...rektor.complaints]).toEqual([]);
  });
});
