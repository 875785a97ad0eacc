import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeHearings } from '../../src/app/pupil/empty-urns.ts';
import { handIn } from '../../src/app/pupil/hand-in.ts';
import { sheetCodes, teacherOf } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

describe('a class is heard', () => {
  let rig: PupilRig;
  beforeEach(async () => {
    rig = await createPupilRig();
  });
  afterEach(() => rig.close());

  it('the class teacher gets a card with three ways in, in the same moment as the round begins', async () => {
    const teacher = teacherOf(rig, 'nordlia-6b');
    const card = rig.seen.find(
      (one) => one.to === `person:${teacher}` && one.deliveryId.startsWith(rig.pupils),
    );
    const words = JSON.stringify(card?.message.card);
    for (const way of ['En kode til hver elev', 'Én kode på tavla', 'Sammen på lærerens skjerm']) {
      expect(words).toContain(way);
    }
  });

  it('a code opens the questions, takes one paper, and is then used', async () => {
    const [code = ''] = await sheetCodes(rig, 'nordlia-6a');
    const asked = await rig.post('', { code: code.toLowerCase() });
    const page = await asked.text();
    expect([asked.status, page.includes('Hva er det fineste med skolen din?')]).toEqual([200, true]);
    const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const paper = { code, token, 'q_theme-good': 'Fotballbanen', 'q_pup-7-friends': 'most' };
    const taken = await rig.post('/levert', paper);
    expect([taken.status, (await taken.text()).includes('Takk, svarene er levert')]).toEqual([200, true]);
    const twice = await rig.post('/levert', paper);
    expect([twice.status, (await twice.text()).includes('allerede levert')]).toEqual([200, true]);
    const other = await rig.post('/levert', { ...paper, token: 'another-token-of-length' });
    expect([other.status, (await other.text()).includes('Denne koden er brukt')]).toEqual([422, true]);
    expect((await rig.store.read(rig.owner, 'voiceCount', `${rig.pupils}:nordlia-6a`))?.body).toEqual({
      answered: 1,
    });
  });

  it('a class code takes no more papers than the class has pupils', async () => {
    const reply = await rig.act(teacherOf(rig, 'nordlia-6a'), 'voice.code', `${rig.pupils}@nordlia-6a`);
    const code = String(reply.view.data.sections?.[0]?.facts?.[0]?.value);
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        rig.post('/levert', { code, token: `the-token-of-pupil-${n}`, 'q_theme-good': `svar ${n}` }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array.from({ length: 22 }, () => 200), 422, 422]);
  });

  it('when the window is over the urns are empty, and only what may be told is left', async () => {
    const codes = await sheetCodes(rig, 'nordlia-6a');
    for (const [n, code] of codes.slice(0, 6).entries()) {
      const paper = { 'q_theme-good': `fint ${n}`, 'q_pup-4-teaching': `bedre ${n}` };
      await rig.post('/levert', { code, token: `the-token-of-pupil-${n}`, ...paper });
    }
    await rig.until('2026-09-23');
    const left = [];
    for (const collection of ['sealedPaper', 'urn', 'openHearing'] as const)
      for await (const one of rig.store.list(rig.owner, collection, { prefix: rig.pupils }))
        left.push(one.id);
    expect(left).toEqual([]);
    const release = (await rig.store.read(rig.owner, 'release', rig.pupils))?.body;
    expect(release?.questions[0]?.groups?.[0]).toMatchObject({ cells: ['nordlia-6a'], n: 5 });
  });

  it('a paper that comes in while the urn is emptied is either in or refused: thanks are never said for nothing', async () => {
    const codes = await sheetCodes(rig, 'nordlia-6a');
    const { app } = rig.house;
    const { owner } = rig.folder;
    const closesAt = (await rig.store.read(rig.owner, 'round', rig.round))?.body.collect?.closesAt ?? 0;
    const papers = codes.slice(0, 14).map(async (code, n) => {
      // As many turns of the event loop later, so that they fall before, in and after.
      for (let turn = 0; turn < n * 12; turn += 1) await Promise.resolve();
      const values = { 'q_theme-good': `fint ${n}` };
      return handIn(app, owner, { code, token: `the-token-of-pupil-${n}`, values, now: closesAt - 1 });
    });
    const closing = closeHearings(app, owner, closesAt);
    const taken = (await Promise.all(papers)).filter((one) => one.ok).length;
    await closing;
    while ((await rig.store.read(rig.owner, 'release', rig.pupils)) === undefined)
      await closeHearings(app, owner, closesAt);
    const release = (await rig.store.read(rig.owner, 'release', rig.pupils))?.body;
    expect(release?.answered['nordlia-6a']).toBe(taken);
    const words = release?.questions[0]?.groups?.[0]?.texts.length ?? 0;
    expect(taken < 5 ? 0 : taken).toBe(words);
    const left = [];
    for await (const { id } of rig.store.list(rig.owner, 'sealedPaper', { prefix: rig.pupils }))
      left.push(id);
    expect(left).toEqual([]);
  });

  it('its words are deleted after 60 days, what was told at the end of the next school year', async () => {
    const codes = await sheetCodes(rig, 'nordlia-6a');
    for (const [n, code] of codes.slice(0, 6).entries())
      await rig.post('/levert', { code, token: `the-token-of-pupil-${n}`, 'q_theme-good': `fint ${n}` });
    await rig.until('2026-09-23');
    const left = async (collection: 'voiceCode' | 'release') => {
      const found = [];
      for await (const one of rig.store.list(rig.owner, collection)) {
        if (JSON.stringify(one).includes(rig.pupils)) found.push(one);
      }
      return found;
    };
    const sweepOn = (date: string) => rig.house.tick(Date.parse(`${date}T10:00Z`));
    await sweepOn('2026-11-10');
    expect(JSON.stringify(await left('release'))).toContain('fint 2');
    await sweepOn('2026-11-27');
    expect(JSON.stringify(await left('release'))).not.toContain('fint 2');
    expect((await left('voiceCode')).length).toBe(22);
    await sweepOn('2028-08-02');
    expect([await left('release'), await left('voiceCode')]).toEqual([[], []]);
  });
});
