import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COLLECTION_NAMES } from '../../src/app/ports/collection-names.ts';
import { giveChannel, pupilIn, switchOn } from '../support/class-channel.ts';
import { sheetCodes, teacherOf } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

const CLASS = 'nordlia-6a';
const CHANNEL = `channel-of-${CLASS}`;

describe('the card in a class’s own channel', () => {
  let rig: PupilRig;
  let ref: string;
  beforeEach(async () => {
    rig = await createPupilRig({
      before: async (house) => {
        await switchOn(house, CLASS);
        const linked = await giveChannel(house, CLASS);
        expect(JSON.stringify(linked.view)).toContain('channel.linkedPupils');
      },
    });
    ref = `${rig.pupils}@${CLASS}`;
  });
  afterEach(() => rig.close());

  const pupil = (name: string) => pupilIn(rig, name, CHANNEL);
  const inChannel = () => rig.seen.filter((one) => one.to === CHANNEL);

  it('comes once the class is asked, with purpose, way out and one button; and nothing else ever comes', async () => {
    const [card, ...more] = inChannel();
    const words = JSON.stringify(card?.message.card);
    for (const one of [
      'Si hva du mener',
      'Svar på spørsmålene',
      'Si fra til en voksen',
      'Trenger du en voksen?',
    ])
      expect(words).toContain(one);
    expect(more).toEqual([]);
    await rig.until('2026-09-23');
    expect(inChannel().length).toBe(1);
    expect(JSON.stringify(inChannel()[0]?.message.card)).toContain('Takk til alle som svarte');
  });

  it('is off where nobody switched it on: no card, and a press leads nowhere', async () => {
    expect(
      rig.seen.filter((one) => one.to.startsWith('channel-of-')).every((one) => one.to === CHANNEL),
    ).toBe(true);
    await expect(giveChannel(rig, 'nordlia-6b')).resolves.toMatchObject({
      code: expect.stringMatching(/CHANNEL/),
    });
    const other = pupilIn(rig, 'pupil-x', 'channel-of-nordlia-6b');
    expect((await other('pupil.open', `${rig.pupils}@nordlia-6b`)).code).toBe('PUPIL_CARD.GONE');
  });

  it('asks the same questions as the page, takes one paper from each, and lets every question be skipped', async () => {
    const asked = await pupil('one')('pupil.open', ref);
    const hearing = (await rig.store.read(rig.owner, 'hearing', rig.pupils))?.body;
    expect(asked.view.data.fields?.map(({ id }) => id)).toEqual([
      'theme-good',
      'theme-better',
      ...(hearing?.questions ?? []),
    ]);
    expect(asked.view.data.fields?.every((field) => !field.required)).toBe(true);
    expect((await pupil('one')('pupil.hand-in', ref, { 'pup-1-best': 'Skogen' })).code).toBe('OK');
    const blank = await pupil('two')('pupil.hand-in', ref);
    expect(blank.code).toBe('VOICE.BLANK');
    expect(blank.view?.data.fields?.at(-1)?.id).toBe('blank');
    expect((await pupil('two')('pupil.hand-in', ref, { blank: 'true' })).code).toBe('OK');
    const twice = await pupil('one')('pupil.hand-in', ref, { 'pup-1-best': 'En gang til' });
    expect(JSON.stringify(twice.view.data.lead)).toContain('pupil.thanks.again');
    const count = (await rig.store.read(rig.owner, 'voiceCount', `${rig.pupils}:${CLASS}`))?.body;
    expect(count).toEqual({ answered: 2 });
  });

  it('thirty at once are thirty, and the class never answers more often than it has pupils', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `pupil-${n}`);
    const replies = await Promise.all(
      names.map((name) => pupil(name)('pupil.hand-in', ref, { 'pup-1-best': name })),
    );
    const codes = replies.map(({ code }) => code);
    expect([
      codes.filter((code) => code === 'OK').length,
      codes.filter((code) => code === 'CODE.FULL').length,
    ]).toEqual([22, 8]);
  });

  it('stores no name, no time and no event: what is left shows that some handed in, and then not even that', async () => {
    const before = await everythingIn(rig);
    const user = 'the-aad-object-id-of-a-pupil';
    await pupil(user)('pupil.hand-in', ref, { 'pup-1-best': 'merke-skogen' });
    const fresh = [...(await everythingIn(rig))].filter(([key, body]) => before.get(key) !== body);
    expect(fresh.map(([key]) => key.split('/')[0]).sort()).toEqual([
      'sealedPaper',
      'voiceCount',
      'voiceHandedIn',
    ]);
    const words = JSON.stringify(fresh);
    expect(words).not.toContain(user);
    expect(words).not.toContain('merke-skogen');
    expect(words).not.toContain('press-');
    expect(words).not.toMatch(new RegExp(String(rig.clock.now()).slice(0, 8)));
    const [paper, mark] = ['sealedPaper', 'voiceHandedIn'].map(
      (name) =>
        fresh
          .find(([key]) => key.startsWith(name))?.[0]
          .split(':')
          .at(-1) ?? '',
    );
    expect(paper).not.toBe(mark);
    await rig.until('2026-09-23');
    const after = await everythingIn(rig);
    expect(
      [...after.keys()].filter(
        (key) => /^(sealedPaper|voiceHandedIn|urn)\//.test(key) && key.includes(CLASS),
      ),
    ).toEqual([]);
    expect(JSON.stringify([...after])).not.toContain(user);
  });

  it('lies in the same urn as the codes’ papers, and is told of with them from seven on: somebody may have used both', async () => {
    const codes = await sheetCodes(rig, CLASS);
    for (const [n, code] of codes.slice(0, 3).entries())
      await rig.post('/levert', { code, token: `the-token-of-pupil-${n}`, 'q_pup-7-friends': 'yes' });
    for (let n = 0; n < 5; n += 1) await pupil(`p${n}`)('pupil.hand-in', ref, { 'pup-7-friends': 'yes' });
    await rig.until('2026-09-23');
    const release = (await rig.store.read(rig.owner, 'release', rig.pupils))?.body;
    const atoms = release?.questions.find((one) => one.question === 'pup-7-friends')?.atoms;
    expect(atoms?.[0]).toMatchObject({ n: 7, twice: true });
  });

  it('is not for staff, not from another channel and not after the window', async () => {
    expect((await rig.act(teacherOf(rig, CLASS), 'pupil.hand-in', ref)).code).toBe('PUPIL_CARD.NOT_YOURS');
    const elsewhere = pupilIn(rig, 'one', 'some-other-channel');
    expect((await elsewhere('pupil.hand-in', ref, { 'pup-1-best': 'x' })).code).toBe('PUPIL_CARD.GONE');
    expect((await pupil('one')('pupil.open', `${rig.pupils}@nordlia-6b`)).code).toBe('PUPIL_CARD.GONE');
    await rig.until('2026-09-23');
    expect((await pupil('one')('pupil.hand-in', ref, { 'pup-1-best': 'x' })).code).toBe('CODE.CLOSED');
  });

  it('reaches an adult at once, also at night, with the name only where it was written', async () => {
    await rig.until('2026-09-15', '23:30');
    const form = await pupil('one')('pupil.adult', ref);
    expect(form.view.data.fields?.map(({ id }) => id)).toEqual(['alert', 'name', 'group', 'leaders']);
    const empty = await pupil('one')('pupil.adult-send', ref, { alert: ' ' });
    expect(empty.code).toBe('FORM.EMPTY');
    const sent = await pupil('one')('pupil.adult-send', ref, { alert: 'merke-varsel', leaders: 'no' });
    expect(JSON.stringify(sent.view)).toContain('pupil.adult.told');
    await rig.house.dispatcher.runOnce();
    const got = rig.seen.filter((one) => JSON.stringify(one.message).includes('merke-varsel'));
    expect(got.map((one) => one.to)).toContain(`person:${rig.rektor}`);
    expect(got.every((one) => one.at === rig.clock.now())).toBe(true);
  });
});

async function everythingIn(rig: PupilRig): Promise<Map<string, string>> {
  const rows = new Map<string, string>();
  for (const collection of COLLECTION_NAMES)
    for await (const { id, body } of rig.store.list(rig.owner, collection))
      rows.set(`${collection}/${id}`, JSON.stringify(body));
  return rows;
}
