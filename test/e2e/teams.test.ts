import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { all } from '../../src/app/load.ts';
import type { Conversation } from '../../src/platforms/teams/conversation.ts';
import { askNow } from '../platforms/teams/support/ask-now.ts';
import { objectIdOf, startPlayground, TENANT } from '../platforms/teams/support/playground.ts';
import { createTeamsRig, type TeamsRig } from '../platforms/teams/support/teams-rig.ts';
import { openBrowser, openWindow, type Window } from '../platforms/teams/support/window.ts';

/** `PICTURES=1` writes the pictures of docs/teams.md anew. */
const PICTURES = process.env.PICTURES === '1' ? 'docs/images' : 'out';
const SETTINGS = {
  registration: { type: 'playground' as const },
  tenants: new Map([[TENANT, 'fjordvik']]),
  serviceHosts: [],
};

vi.setConfig({ testTimeout: 60_000 });

let browser: Browser;
let rig: TeamsRig;
const open: { close(): Promise<void> }[] = [];

/** Somebody opens Teams (the Playground) and the app is there. */
async function enter(email: string): Promise<Window> {
  const user = rig.person(email);
  const others = ['trond', 'tuva', 'silje', 'khalid', 'einar'].map((one) => rig.person(one));
  const playground = await startPlayground({ endpoint: rig.endpoint, user, others });
  open.push(playground);
  const window = await openWindow(browser, playground.url);
  await window.card(`Hei, ${user.name.split(' ')[0]}`).waitFor();
  return window;
}

const picture = (window: Window, name: string, card?: Locator) =>
  window.picture(`${PICTURES}/teams-${name}.png`, card);

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await Promise.all(open.map((one) => one.close()));
});

describe('a teacher, rektor and the owner in Teams', () => {
  let guro: Window;
  let line: Window;
  let dagny: Window;
  beforeAll(async () => {
    rig = await createTeamsRig({ settings: SETTINGS, start: { date: '2026-09-07', time: '12:00' } });
    [guro, line, dagny] = [await enter('guro'), await enter('line'), await enter('dagny')];
  }, 120_000);
  afterAll(() => rig.close());

  it('the app is installed, and says who it is', async () => {
    await picture(guro, '1-installed');
    expect(await guro.card('Hei, Guro').innerText()).toContain('Du svarer for deg selv');
  });

  it('a reflection comes as a card at its hour, not before', async () => {
    await rig.until('2026-09-08', '14:14');
    expect(await guro.card('Hva virker hos oss?').count()).toBe(0);

    await rig.until('2026-09-08', '14:15');

    const card = guro.card('Hva virker hos oss?');
    await card.waitFor();
    expect(await card.innerText()).toMatch(/Hvorfor:[\s\S]*Hvem ser:[\s\S]*Slettes:/);
    await picture(guro, '2-question');
  });

  it('is answered, and turns into the thank-you where it stands', async () => {
    const card = guro.card('Hva virker hos oss?');
    await card.getByLabel('Hva gjør vi i timene som elevene lærer mye av?').fill('Felles start på timen');
    await card.getByRole('button', { name: 'Lagre svaret' }).click();

    const thanks = guro.card('Takk');
    await thanks.waitFor();
    expect(await thanks.innerText()).toContain('Felles start på timen');
    expect(await guro.card('Lagre svaret').count()).toBe(0);
    await picture(guro, '3-thanks');
    expect((await all(rig.store, rig.owner, 'answer')).map((one) => Object.values(one.texts))).toEqual([
      ['Felles start på timen'],
    ]);
  });

  it('is changed', async () => {
    await guro.card('Takk').getByRole('button', { name: 'Endre svaret' }).click();
    const field = guro.card('Lagre svaret').getByLabel('Hva gjør vi i timene som elevene lærer mye av?');
    await field.waitFor();
    expect(await field.inputValue()).toBe('Felles start på timen');
    await field.fill('Felles start, og tydelige mål');
    await guro.card('Lagre svaret').getByRole('button', { name: 'Lagre svaret' }).click();

    await guro.card('«Felles start, og tydelige mål»').waitFor();
    await picture(guro, '4-changed');
  });

  it('rektor starts a round from the chat', async () => {
    await line.say('ny runde');
    const form = line.card('Hva vil dere finne ut av?');
    await form.waitFor();
    await form.getByLabel('Tema').fill('Leselyst på mellomtrinnet');
    await form.getByLabel('Hva undrer dere dere over?').fill('Få elever leser for moro skyld. Hvorfor?');
    // Which of the sets: a list to unfold when there are many, and one that stands there already is left.
    if (await form.getByRole('combobox').isVisible()) {
      await form.getByRole('combobox').click();
      await line.page.getByRole('option').first().click();
    }
    // All teams are chosen to begin with.
    for (const team of ['1.–2. trinn', '5.–7. trinn']) await form.locator('label', { hasText: team }).click();
    await form.locator('label', { hasText: '3 skoledager' }).click();
    await picture(line, '5-new-round');
    await form.getByRole('button', { name: 'Se hva som blir sendt' }).click();

    const preview = line.card('Start runden');
    await preview.waitFor();
    await picture(line, '6-preview');
    await preview.getByRole('button', { name: 'Start runden' }).click();

    await expect
      .poll(async () => (await all(rig.store, rig.owner, 'round')).map((one) => one.theme), {
        timeout: 20_000,
      })
      .toEqual(['Leselyst på mellomtrinnet']);
    const [round] = await all(rig.store, rig.owner, 'round');
    expect(round).toMatchObject({ school: 'nordlia', teams: ['nordlia-3-4'] });
    const started = line.card('Leselyst på mellomtrinnet');
    await started.getByText('Start runden').waitFor({ state: 'hidden' });
    await picture(line, '7-started', started);
  });

  it('the window closes, and the card says so', async () => {
    await rig.until('2026-09-15', '16:01');

    const closed = guro.card('Lukket tirsdag 15. september kl. 16.00');
    await closed.waitFor();
    expect(await closed.innerText()).toContain('Felles start, og tydelige mål');
    expect(await guro.card('Hva virker hos oss?').getByRole('button', { name: 'Endre svaret' }).count()).toBe(
      0,
    );
    await picture(guro, '8-closed', closed);
  });

  it('the owner gets a digest, of the work and of nobody', async () => {
    await rig.until('2026-10-01', '10:01');

    const digest = dagny.card('Slik går det på skolene');
    await digest.waitFor();
    const text = await digest.innerText();
    expect(text).toContain('Nordlia barneskole');
    expect(text).not.toMatch(/Guro|Hellandsvik|Felles start/);
    await picture(dagny, '9-digest', digest);
  });

  it('nothing went wrong in any window', () => {
    expect([guro, line, dagny].flatMap((one) => one.faults)).toEqual([]);
  });
});

describe('a team in its channel', () => {
  const CHANNEL = '3.–4. trinn';
  let petter: Window;
  let ref: string;
  let events = 0;
  beforeAll(async () => {
    // The Playground has no user-specific views: an edit for everybody would take the writer's form away, where Teams
    // asks for it again (`refresh`). So edits wait until the form is sent.
    const start = { date: '2026-09-16', time: '12:00' };
    rig = await createTeamsRig({ settings: SETTINGS, start, sendAtOnce: false });
    petter = await enter('petter');
  }, 120_000);
  afterAll(() => rig.close());

  /** A colleague's button in the same card: as Teams sends it for them, to the same bot. */
  async function trond(verb: string, values: Record<string, string> = {}): Promise<string> {
    events += 1;
    const user = rig.person('trond');
    const team = (await rig.store.read(rig.owner, 'address', 'team:nordlia-3-4'))?.body
      .conversation as Conversation;
    const response = await fetch(rig.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'invoke',
        name: 'adaptiveCard/action',
        id: `trond-${events}`,
        channelId: 'msteams',
        serviceUrl: team.serviceUrl,
        from: { id: `29:${user.id}`, name: user.name, aadObjectId: objectIdOf(user) },
        recipient: team.bot,
        conversation: { ...team.conversation, isGroup: true },
        channelData: { tenant: { id: TENANT }, team: { id: team.team } },
        value: { action: { type: 'Action.Execute', verb, data: { ref, ...values } }, trigger: 'manual' },
      }),
    });
    return JSON.stringify(await response.json());
  }

  it('is found by its name when the team lead brings the bot in', async () => {
    await petter.goTo(CHANNEL);

    await petter.card('Kanalen hører til 3.–4. trinn').waitFor();
    await picture(petter, '10-channel');
  });

  it('gets its shared card at its hour', async () => {
    const prompt = await askNow(rig, [rig.person('petter'), rig.person('trond')], 'nordlia-3-4');
    ref = `${prompt.id}@nordlia-3-4`;

    await petter.card('Jeg fører pennen').or(petter.card('Snakk sammen')).first().waitFor();
    await picture(petter, '11-shared');
  });

  it('the one who takes the pen gets the form, and the other sees who writes', async () => {
    await petter.card('Snakk sammen').getByRole('button').first().click();
    await petter.card('Lagre teamets svar').waitFor();

    const seen = await trond('team.view');
    expect(seen).toContain('Petter Ødegårdslien fører pennen nå');
    expect(seen).not.toContain('team.save');
    expect(await trond('team.take-pen')).toContain('fører pennen nå');
    await picture(petter, '12-pen');
  });

  it('what is saved stands there for both, and the other adds to it', async () => {
    const form = petter.card('Lagre teamets svar');
    await form.getByLabel('Dette er vi enige om').fill('Vi leser høyt hver dag');
    await form.getByRole('button', { name: 'Lagre teamets svar' }).click();
    await petter.card('Lagret i teamets kanal').waitFor();
    await rig.quiet();
    await petter.card('Snakk sammen').filter({ hasText: 'Vi leser høyt hver dag' }).waitFor();

    expect(await trond('team.view')).toContain('Vi leser høyt hver dag');
    expect(await trond('team.amend')).toContain('team.amend-save');
    expect(await trond('team.amend-save', { amendment: 'Også i matematikk' })).toContain(
      'Lagt til i teamets kanal',
    );

    await rig.quiet();
    await petter.card('Også i matematikk').waitFor();
    const shared = await petter.card('Også i matematikk').innerText();
    expect(shared).toContain('Vi leser høyt hver dag');
    expect(shared).not.toContain('Trond');
    await picture(petter, '13-together', petter.card('Også i matematikk'));
  });

  it('closes for everybody', async () => {
    await rig.until('2026-09-23', '12:05');

    const closed = petter.card('Svarfristen er ute');
    await closed.waitFor();
    expect(await closed.getByRole('button').count()).toBe(0);
    await picture(petter, '14-channel-closed', closed);
    expect(petter.faults).toEqual([]);
  });
});
