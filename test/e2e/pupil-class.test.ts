import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Round } from '../../src/domain/round/round.ts';
import { axeFindings, chromiumPath, launchBrowser } from '../support/browser.ts';
import { sheetCodes, teacherOf } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

const CLASS = 'fjordvik-ungdom-9a';
const PUPILS = 28;
/** Every request waits as on an old mobile line in the corner of the school yard. */
const SLOW_LINE = { latency: 400, downloadThroughput: -1, uploadThroughput: -1 };
const LOSES_THE_LINE = 5;
const FRIENDS = 'pup-7-friends';

/** «Must be shown» 1: a whole class at once, with what goes wrong in a classroom. */
describe.skipIf(!chromiumPath())('28 pupils answer at once', () => {
  let browser: Browser;
  let rig: PupilRig;
  let codes: string[];
  let pages: Page[];

  beforeAll(async () => {
    browser = await launchBrowser();
    rig = await createPupilRig({ school: 'fjordvik-ungdom' });
    codes = await sheetCodes(rig, CLASS);
    pages = await Promise.all(codes.map((_, pupil) => newPage(pupil !== LOSES_THE_LINE)));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await rig.close();
  });

  async function newPage(slow: boolean): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 768, height: 1024 },
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    // The browser's own switch for «offline» and this one do not go together.
    const wire = slow ? await context.newCDPSession(page) : undefined;
    await wire?.send('Network.emulateNetworkConditions', { ...SLOW_LINE, offline: false });
    return page;
  }
  async function enter(page: Page, code: string): Promise<void> {
    await page.goto(rig.url);
    await page.getByLabel('Koden din').fill(code);
    await page.getByRole('button', { name: 'Gå videre' }).click();
  }
  async function fill(page: Page, pupil: number): Promise<void> {
    await page.getByLabel('Kva er det finaste med skulen din?').fill(`Det finaste, sagt på måte ${pupil}`);
    const answer = pupil < 22 ? 'Ja' : pupil < 26 ? 'Dei fleste' : 'Nei';
    await page.getByRole('radio', { name: answer, exact: true }).check();
  }

  /** What rektor does weeks later, without the weeks. */
  async function changeRound(change: (round: Round) => Round): Promise<void> {
    const stored = await rig.store.read(rig.owner, 'round', rig.round);
    if (!stored) throw new Error('no round');
    const { version } = stored;
    const body = change(stored.body);
    await rig.store.commit(rig.owner, [
      { type: 'put', collection: 'round', id: rig.round, body, expect: version },
    ]);
  }

  it('every one of them gets through, each once, whatever happens on the way', async () => {
    await Promise.all(pages.map((page, pupil) => enter(page, codes[pupil] ?? '')));
    await Promise.all(pages.map((page) => page.getByRole('heading', { name: 'Kva meiner du?' }).waitFor()));
    await Promise.all(pages.map((page, pupil) => fill(page, pupil)));

    // One loses the line before handing in, and has it back a little later; what was written is there.
    const offline = pages[LOSES_THE_LINE] as Page;
    await offline.context().setOffline(true);
    await offline.getByRole('button', { name: 'Lever svara' }).click();
    await offline.getByText('Inga kontakt med nettet akkurat no.').waitFor();
    expect(await offline.getByLabel('Kva er det finaste med skulen din?').inputValue()).toBe(
      'Det finaste, sagt på måte 5',
    );

    // One goes out to an adult; the half-written paper stays.
    const troubled = pages[7] as Page;
    const [adult] = await Promise.all([
      troubled.context().waitForEvent('page'),
      troubled.getByRole('button', { name: /Sei frå til ein vaksen/ }).click(),
    ]);
    await adult.getByLabel('Kva vil du seie frå om?').fill('Nokon blir stengde ute kvar dag');
    await adult.getByLabel('Kva heiter du?').fill('Ein Elev');
    await adult.getByRole('button', { name: 'Send til ein vaksen' }).click();
    await adult.getByRole('heading', { name: 'Meldinga er send' }).waitFor();

    const others = pages.filter((page) => page !== offline);
    await Promise.all(others.map((page) => page.getByRole('button', { name: 'Lever svara' }).click()));
    await Promise.all(
      others.map((page) => page.getByRole('heading', { name: 'Takk, svara er leverte' }).waitFor()),
    );
    await offline.context().setOffline(false);
    await offline.getByRole('heading', { name: 'Takk, svara er leverte' }).waitFor();

    // Two try their code once more.
    for (const pupil of [1, 2]) {
      await enter(pages[pupil] as Page, codes[pupil] ?? '');
      await (pages[pupil] as Page).getByText('Denne koden er brukt.').waitFor();
    }
    const count = await rig.store.read(rig.owner, 'voiceCount', `${rig.pupils}:${CLASS}`);
    expect(count?.body).toEqual({ answered: PUPILS });
    for (const page of pages) {
      expect(await page.context().cookies()).toEqual([]);
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
    }
  }, 360_000);

  it('the message to an adult is with rektor and the deputy, and with nobody else', async () => {
    await rig.house.dispatcher.runOnce();
    const readers = rig.seen
      .filter((one) => JSON.stringify(one.message).includes('stengde ute'))
      .map((one) => one.to);
    const leaders = rig.folder.people
      .filter((one) => one.schools.includes(rig.school) && one.roles.some((role) => /rincipal/.test(role)))
      .map((one) => `person:${one.id}`);
    expect([...new Set(readers)].sort()).toEqual(leaders.sort());
  });

  it('rektor, teacher, elevråd and owner see what they may, and nothing else', async () => {
    await rig.until('2026-09-23');
    const teacher = teacherOf(rig, CLASS);
    const other = teacherOf(rig, 'fjordvik-ungdom-9b');
    const contact = rig.person(
      (one) => one.roles.includes('pupilCouncilContact') && one.schools.includes(rig.school),
    ).id;
    const owner = rig.person((one) => one.roles.includes('ownerAdvisor')).id;
    // The whole of it: a class of 28 is read part by part.
    const wordsFor = async (person: string) => {
      const replies = [await rig.act(person, 'voice.result', rig.pupils)];
      for (let next = forward(replies[0]); next; next = forward(replies.at(-1)))
        replies.push(await rig.act(person, 'voice.result', next));
      return JSON.stringify({ code: replies[0]?.code, replies });
    };

    const own = await wordsFor(teacher);
    expect(own).toContain('sagt på måte 3');
    expect(own).toContain('voiceResult.band.most');
    for (const person of [other, contact, rig.rektor, owner]) {
      expect(await wordsFor(person), person).not.toContain('sagt på måte');
    }
    expect(await wordsFor(contact)).toContain('9A');
    expect(await wordsFor(other)).not.toContain('9A');
    expect(JSON.parse(await wordsFor(owner)).code).toBe('NOT_FOUND');

    // The teacher lets all but one go on; then the school may read those, and the owner only when rektor has shared.
    const ref = `${rig.pupils}@${CLASS}/pup-1-best`;
    for (let left = PUPILS; left > 0; left -= 8) {
      const form = await rig.act(teacher, 'voice.review', ref);
      const all = form.view.data.fields?.[0]?.options?.map((option) => option.value) ?? [];
      const pass = all.filter((value) => value !== '1').join(',');
      expect((await rig.act(teacher, 'voice.review-save', ref, { pass })).code).toBe('OK');
    }
    expect((await wordsFor(rig.rektor)).match(/sagt på måte/g)?.length).toBe(PUPILS - 1);
    expect(JSON.parse(await wordsFor(owner)).code).toBe('NOT_FOUND');
    await changeRound((round) => ({ ...round, sharedAt: rig.clock.now() }));
    const shared = await wordsFor(owner);
    expect(shared).toContain('voiceResult.band.most');
    expect(shared).not.toContain('9A');
    // The one who answered «Nei» with one other is in no number anywhere.
    for (const person of [teacher, contact, rig.rektor, owner])
      expect(await wordsFor(person)).not.toMatch(new RegExp(`"${FRIENDS}[^}]*\\b2\\b`));
  });

  it('the elevråd answers back as elevråd, and it is a source in the round', async () => {
    const contact = rig.person(
      (one) => one.roles.includes('pupilCouncilContact') && one.schools.includes(rig.school),
    ).id;
    const saved = await rig.act(contact, 'voice.council-save', rig.pupils, {
      council: 'Vi vil ha benkar ute',
    });
    expect(saved.code).toBe('OK');
    expect((await rig.act(rig.rektor, 'round.advance', `${rig.round}@collect`)).code).toBe('OK');
    const evidence = JSON.stringify(await rig.act(rig.rektor, 'summary.edit', rig.round));
    expect(evidence).toContain('Vi vil ha benkar ute');
    expect(evidence).toContain('sagt på måte');
  });

  it('the same code opens what came of it', async () => {
    const loopBack = { text: 'Vi har sett opp benkar ved bekken.', at: rig.clock.now() };
    await changeRound((round) => ({ ...round, phase: 'loopBack', loopBack }));
    const page = pages[0] as Page;
    await enter(page, codes[0] ?? '');
    await page.getByRole('heading', { name: 'Dette vart det til' }).waitFor();
    await page.getByText('benkar ved bekken').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    if (process.env.PICTURES === '1')
      await page.screenshot({ path: 'docs/images/pupil-loop-back.png', fullPage: true });
  });
});

function forward(reply: Awaited<ReturnType<PupilRig['act']>> | undefined): string | undefined {
  return reply?.view.data.actions?.find(({ title }) => JSON.stringify(title)?.includes('evidence.forward'))
    ?.ref;
}
