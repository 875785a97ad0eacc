import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { giveChannel, switchOn } from '../support/class-channel.ts';
import { sheetCodes, teacherOf } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

const NUMBER = /(?:minst|færre enn) (fem|sju|ti|\d+)/g;
const PUPILS = 'elevrådet, foresatte i FAU og de som jobber på skolen';
const PARENTS = 'foresatte i FAU og de som jobber på skolen';

describe('every card and page of a hearing promises the same', () => {
  let rig: PupilRig;
  let channel = false;
  const begin = async () => {
    rig = await createPupilRig({
      before: async (house) => {
        if (!channel) return;
        await switchOn(house, 'nordlia-6a');
        await giveChannel(house, 'nordlia-6a');
      },
    });
  };
  beforeEach(() => {
    channel = false;
  });
  afterEach(() => rig.close());

  const at = (role: string) =>
    rig.person((one) => one.roles.includes(role as never) && one.schools.includes('nordlia')).id;

  /** What was sent in the chats, and what is opened by hand, before and after. */
  async function everyText(hearing: string, code: string): Promise<string[]> {
    const sent = rig.seen
      .filter(({ deliveryId }) => deliveryId.startsWith(`${hearing}:`))
      .map(({ message }) => JSON.stringify(message.card ?? message));
    return [...sent, await (await rig.post('', { code })).text()];
  }

  function check(texts: string[], number: string, readers: string): void {
    const promises = texts.filter((words) => /videre, kan/.test(words));
    expect(promises.length).toBeGreaterThan(1);
    for (const words of promises) expect(words).toContain(`kan ${readers} lese`);
    const numbers = new Set(texts.flatMap((words) => [...words.matchAll(NUMBER)].map(([, n]) => n)));
    expect([...numbers]).toEqual([number]);
  }

  it('where each pupil has a code: five', async () => {
    await begin();
    const [code = ''] = await sheetCodes(rig, 'nordlia-6b');
    check(await everyText(rig.pupils, code), 'fem', PUPILS);
  });

  it('where a class shares one: seven, also in the other classes, and it is kept', async () => {
    await begin();
    const teacher = teacherOf(rig, 'nordlia-6a');
    const made = await rig.act(teacher, 'voice.code', `${rig.pupils}@nordlia-6a`);
    const shared = String(made.view.data.sections?.[0]?.facts?.[0]?.value);
    const codes = await sheetCodes(rig, 'nordlia-6b');
    const opened = await rig.act(at('pupilCouncilContact'), 'voice.open', rig.pupils);
    expect(JSON.stringify(opened.view)).toContain('"n":7');
    for (const code of [shared, codes[0] ?? ''])
      expect(await (await rig.post('', { code })).text()).toContain('før minst sju har svart');
    for (const [n, code] of codes.slice(0, 6).entries())
      await rig.post('/levert', { code, token: `the-token-of-pupil-${n}`, 'q_pup-7-friends': 'yes' });
    await rig.until('2026-09-23');
    const release = (await rig.store.read(rig.owner, 'release', rig.pupils))?.body;
    expect(release?.questions.flatMap(({ atoms = [] }) => atoms)).toEqual([]);
    const result = await rig.act(rig.rektor, 'voice.result', rig.pupils);
    expect(JSON.stringify(result.view)).toContain('"least":7');
  });

  it('where a class answers in its own channel: seven', async () => {
    channel = true;
    await begin();
    const [code = ''] = await sheetCodes(rig, 'nordlia-6b');
    check(await everyText(rig.pupils, code), 'sju', PUPILS);
  });

  it('parents share a code: seven, and they are told that the staff read too', async () => {
    await begin();
    const [code = ''] = await sheetCodes(rig, 'parents', rig.parents);
    check(await everyText(rig.parents, code), 'sju', PARENTS);
  });

  it('FAU’s contact can read what pupils’ teachers pass on, which is why the pupils’ page says so', async () => {
    await begin();
    const codes = await sheetCodes(rig, 'nordlia-6b');
    for (const [n, code] of codes.slice(0, 8).entries())
      await rig.post('/levert', { code, token: `the-token-of-pupil-${n}`, 'q_pup-7-friends': 'yes' });
    await rig.until('2026-09-23');
    expect((await rig.act(at('parentCommitteeContact'), 'voice.result', rig.pupils)).code).toBe('OK');
  });
});

describe('a round’s own theme', () => {
  let rig: PupilRig;
  afterEach(() => rig.close());

  it('is what pupils and parents are asked about first, in what the school writes in', async () => {
    rig = await createPupilRig();
    const [pupil = ''] = await sheetCodes(rig, 'nordlia-6b');
    const [young = ''] = await sheetCodes(rig, 'nordlia-2a');
    const [parent = ''] = await sheetCodes(rig, 'parents', rig.parents);
    const page = async (code: string) => await (await rig.post('', { code })).text();
    const [older, younger, parents] = [await page(pupil), await page(young), await page(parent)];
    for (const words of [older, younger]) expect(words).toContain('Friminuttene: Hva synes du er bra?');
    expect(parents).toContain('Friminuttene: Hva fungerer bra, sett hjemmefra?');
    expect(parents).toContain('Spørsmål til foresatte ved Nordlia barneskole.');
    expect(older).not.toContain('bedre i et fag');
    expect([older, younger].map((words) => /Spørsmål 1 av (\d)/.exec(words)?.[1])).toEqual(['7', '4']);
  });

  it('a code with a slip stands there still, and the board is named beside the sheet', async () => {
    rig = await createPupilRig();
    const page = await (await rig.post('', { code: 'K7M4P X9TDD' })).text();
    expect(page).toContain('value="K7M4P X9TDD"');
    expect(page).toContain('Se på arket eller tavla');
    const back = await fetch(`${rig.url}/levert`, { redirect: 'manual' });
    expect([back.status, back.headers.get('location')]).toEqual([303, '/svar/fjordvik']);
  });
});
