import { describe, expect, it } from 'vitest';
import { axeFindings, chromiumPath, sidewaysOverflow } from '../support/browser.ts';
import { deliver, OWNER, question, redraw, teamCard } from '../support/workbench-fake.ts';
import { composer, isInSight, workbenchPages } from '../support/workbench-pages.ts';

/** The page itself: finding people, time, the wheel, languages, keyboard and screen readers. */
describe.skipIf(!chromiumPath())('the workbench in a browser', () => {
  const { fake, open } = workbenchPages();

  it('welcomes with three things to try and leads into the first', async () => {
    const page = await open('/');
    await page.getByRole('heading', { name: 'Et skoleår på ti minutter' }).waitFor();
    await page.getByText('Du er rektor på Nordlia barneskole. Start en runde.').waitFor();
    await page.getByRole('link', { name: 'Vær Rune Rektor' }).click();
    await page.getByText('Her er det stille').waitFor();
    expect(new URL(page.url()).searchParams.get('as')).toBe('rune');
    await page.getByRole('button', { name: 'ny runde' }).click();
    await page.getByLabel('Tema').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Alle du kan være' }).waitFor();
  });

  it('finds people by name, role and team', async () => {
    const page = await open('/');
    const search = page.getByRole('searchbox');
    await search.fill('øyen');
    await page.getByText('1 person', { exact: true }).waitFor();
    await search.fill('lærer matem');
    expect(await page.locator('.person-name').allTextContents()).toEqual(['Kari Nordmann']);
    await search.fill('ingen heter dette');
    await page.getByText('Ingen passer til søket.').waitFor();
  });

  it('shows two people the same channel live, and each their own forms', async () => {
    const id = await deliver(fake(), 'team:team-5', teamCard());
    const kari = await open('/?as=kari&chat=team:team-5');
    const ola = await open('/?as=ola&chat=team:team-5');
    await kari.getByRole('button', { name: 'Jeg fører pennen' }).click();
    await kari.getByText('Bare du ser dette').waitFor();
    await redraw(fake(), id, teamCard('Kari skriver nå.'));
    await ola.getByText('Kari skriver nå.').waitFor();
    await kari.getByText('Kari skriver nå.').waitFor();
    expect(await ola.getByLabel('Vi er enige om').count()).toBe(0);
    await composer(ola).fill('status');
    await composer(ola).press('Enter');
    await kari.getByText('status', { exact: true }).last().waitFor();
    expect(await kari.getByText('Du skrev: status').count()).toBe(0);
  });

  it('counts what is unread elsewhere and forgets it when it is read', async () => {
    const page = await open('/?as=kari');
    await page.getByText('Her er det stille').waitFor();
    await deliver(fake(), 'team:team-5', teamCard());
    const link = page.getByRole('link', { name: '5.–7. trinn 1 ulest' });
    await link.waitFor();
    await link.click();
    await page.getByText('Teamets svar', { exact: true }).waitFor();
    expect(await page.locator('.badge').count()).toBe(0);
    await page.reload();
    await page.getByText('Teamets svar', { exact: true }).waitFor();
    expect(await page.locator('.badge').count()).toBe(0);
  });

  it('moves time to the next event and to a date, for everybody who looks on', async () => {
    const page = await open('/?as=kari');
    const other = await open('/?as=ola');
    await page.getByRole('button', { name: /^Neste hendelse Refleksjon, tir\. 8\. sep/ }).click();
    await other.getByText('Tirsdag 8. september 2026', { exact: true }).waitFor();
    await page.getByText('Til dato', { exact: true }).click();
    await page.getByLabel('Gå til dato').last().fill('2026-11-24');
    await page.getByRole('button', { name: 'Gå dit' }).click();
    await page.getByText('Tirsdag 24. november 2026', { exact: true }).waitFor();
    await page.getByText('uke 48, kl. 08.00').waitFor();
    expect(await page.getByRole('button', { name: /Ingen flere hendelser/ }).isDisabled()).toBe(true);
  });

  it('says what a move of the time led to, for whom, and lets one be one of them', async () => {
    const runUntil = fake().deps.runUntil;
    fake().deps.runUntil = async (at, progress, signal) => {
      const { card, fallbackText, language } = fake().deps.render(question('Hva vil du si?'));
      const sent = { from: 'bot', card, fallbackText, language, deliveryId: 'p:prompt' } as const;
      for (const conversation of ['person:ola', 'person:rune'] as const)
        await fake().chat.post(OWNER, { ...sent, conversation }, at);
      await runUntil(at, progress, signal);
    };
    const page = await open('/?as=kari');
    await page.getByRole('button', { name: /^Neste hendelse/ }).click();
    await page.locator('.happened').getByText('Ola Øyen og Rune Rektor fikk «Hva vil du si?».').waitFor();
    await page.getByRole('button', { name: 'Vær en av dem' }).click();
    await page.getByLabel('Ditt svar').waitFor();
    expect(new URL(page.url()).searchParams.get('as')).toBe('ola');
    expect(await page.locator('.happened').isVisible()).toBe(false);
  });

  it('opens a chat at the newest card that waits for an answer, whatever else is unread', async () => {
    for (let nth = 0; nth < 4; nth += 1) await deliver(fake(), 'person:kari', question(`Gammelt ${nth}`));
    const page = await open('/?as=kari', { width: 390 });
    await page.getByText('Gammelt 3').waitFor();
    await page.getByRole('button', { name: 'Bytt person' }).waitFor({ state: 'attached' });
    await page.close();
    const closed = { card: 'notice', language: 'nb', data: { title: 'Lukket' } } as const;
    for (let nth = 0; nth < 7; nth += 1) await deliver(fake(), 'person:kari', closed);
    await deliver(fake(), 'person:kari', question('Det som lever'));
    for (let nth = 0; nth < 2; nth += 1) await deliver(fake(), 'person:kari', closed);
    const phone = await open('/?as=kari', { width: 390 });
    await expect.poll(() => isInSight(phone, 'Det som lever')).toBe(true);
  });

  it('shows a sign of what came below, that leads to it', async () => {
    for (let count = 0; count < 8; count += 1) await deliver(fake(), 'person:kari', question());
    const page = await open('/?as=kari');
    await page.getByLabel('Ditt svar').first().waitFor();
    await page.locator('.scroll').evaluate((scroll) => scroll.scrollTo(0, 0));
    await deliver(fake(), 'person:kari', question('Et nytt spørsmål?'));
    const sign = page.getByRole('button', { name: 'Ny melding' });
    await sign.click();
    await expect.poll(() => isInSight(page, 'Et nytt spørsmål?')).toBe(true);
    await sign.waitFor({ state: 'hidden' });
  });

  it('names days in nynorsk also where the browser does not know it', async () => {
    const page = await open('/?as=kari&lang=nn');
    await page.getByText('Måndag 7. september 2026', { exact: true }).waitFor();
  });

  it('shows the wheel, and what a mark is, by arrow keys as well', async () => {
    const page = await open('/?as=kari&view=wheel&school=nordlia');
    const details = page.getByRole('region', { name: 'Om merket' });
    await details.getByText('Første refleksjon').waitFor();
    await details.getByText('Fordi <vi> lærer.').waitFor();
    const mark = page.getByRole('img', {
      name: 'Første refleksjon. mandag 7. september til onsdag 9. september. Nå.',
    });
    await mark.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.wheel-list li').allTextContents()).toEqual([
      expect.stringContaining('Første refleksjon'),
    ]);
  });

  it('can be used by keyboard alone', async () => {
    const page = await open('/?as=kari');
    await page.getByText('Her er det stille').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.getByRole('button', { name: 'Bytt person' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('ola');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Ola Øyen').first().waitFor();
    await composer(page).focus();
    await page.keyboard.type('hjelp');
    await page.keyboard.press('Enter');
    await page.locator('.message').filter({ hasText: 'Du skrev: hjelp' }).last().waitFor();
    expect(new URL(page.url()).searchParams.get('as')).toBe('ola');
  });

  it('speaks the language of the person, or the one chosen', async () => {
    const page = await open('/?as=kari');
    await page.getByRole('combobox', { name: 'Språk på siden' }).selectOption('nn');
    await page.getByText('Her er det stille').waitFor();
    await page.getByRole('button', { name: 'Byt person' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('nn');
    // The cards are in Kari's own language: the same place offers to change that too.
    await page.getByText('Korta følgjer språket til Kari Nordmann.').waitFor();
    await page.getByRole('button', { name: 'Byt språk på korta òg' }).click();
    await expect.poll(() => fake().said.map(({ text }) => text)).toEqual(['språk']);
  });

  it('says when a link leads to somebody who is not there', async () => {
    const page = await open('/?as=nobody');
    await page.getByText('Personen finnes ikke her. Velg en annen.').waitFor();
    await page.getByRole('heading', { name: 'Alle du kan være' }).waitFor();
  });

  describe.each([
    ['the front page', '/', 'Alle du kan være'],
    ['a chat', '/?as=kari', 'Hva gikk bra denne uka?'],
    ['the wheel', '/?as=kari&view=wheel&school=nordlia', 'Første refleksjon'],
  ])('%s', (_what, path, words) => {
    it.each([
      [1280, false],
      [390, true],
      [320, false],
    ])('gives axe nothing to find and does not run over at %i px (dark: %s)', async (width, dark) => {
      await deliver(fake(), 'person:kari', question());
      const page = await open(path, { width, dark });
      await page.getByText(words).first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
    });
  });
});
