import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { giveChannel, switchOn } from '../support/class-channel.ts';
import { sheetCodes } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

describe('what pupils and parents said comes back to them', () => {
  let rig: PupilRig;
  beforeEach(async () => {
    rig = await createPupilRig({
      before: async (house) => {
        await switchOn(house, 'nordlia-6a');
        await giveChannel(house, 'nordlia-6a');
      },
    });
  });
  afterEach(() => rig.close());

  const at = (role: string) =>
    rig.person((one) => one.roles.includes(role as never) && one.schools.includes('nordlia')).id;

  async function move(phase: string): Promise<void> {
    const stored = await rig.store.read(rig.owner, 'round', rig.round);
    if (!stored) throw new Error('no round');
    const body = { ...stored.body, phase: phase as typeof stored.body.phase };
    await rig.store.commit(rig.owner, [
      { type: 'put', collection: 'round', id: rig.round, body, expect: stored.version },
    ]);
  }

  it('elevråd and FAU read what was answered and write as co-analysts; both are sources of the summary', async () => {
    const codes = await sheetCodes(rig, 'nordlia-6a');
    for (const [n, code] of codes.slice(0, 6).entries())
      await rig.post('/levert', { code, token: `the-token-of-pupil-${n}`, 'q_pup-1-best': `fint ${n}` });
    const link = await rig.act(at('parentCommitteeContact'), 'voice.code', `${rig.parents}@parents`);
    const shared = String(link.view.data.sections?.[0]?.facts?.[0]?.value);
    const [question = ''] = (await rig.store.read(rig.owner, 'hearing', rig.parents))?.body.questions ?? [];
    for (let n = 0; n < 8; n += 1)
      await rig.post('/levert', {
        code: shared,
        token: `the-token-of-parent-${n}`,
        [`q_${question}`]: `hjemme ${n}`,
      });
    await rig.until('2026-09-23');
    for (const [role, hearing, words] of [
      ['pupilCouncilContact', rig.pupils, 'Elevrådet vil ha benker'],
      ['parentCommitteeContact', rig.parents, 'FAU vil ha lesekveld'],
    ] as const) {
      const form = await rig.act(at(role), 'voice.council', hearing);
      expect(form.view.data.sections?.[0]?.paragraphs?.length, role).toBe(3);
      expect((await rig.act(at(role), 'voice.council-save', hearing, { council: words })).code).toBe('OK');
      const other = role === 'pupilCouncilContact' ? rig.parents : rig.pupils;
      expect((await rig.act(at(role), 'voice.council', other)).code).not.toBe('OK');
    }
    expect((await rig.act(rig.rektor, 'round.advance', `${rig.round}@collect`)).code).toBe('OK');
    const evidence = JSON.stringify((await rig.act(rig.rektor, 'summary.edit', rig.round)).view);
    for (const words of ['Elevrådet vil ha benker', 'FAU vil ha lesekveld'])
      expect(evidence).toContain(words);
  });

  it('elevråd’s contact sees in the same card what the teacher lets go on', async () => {
    const codes = await sheetCodes(rig, 'nordlia-6a');
    for (const [n, code] of codes.entries())
      await rig.post('/levert', { code, token: `the-token-of-pupil-${n}`, 'q_pup-1-best': `ute er ${n}` });
    await rig.until('2026-09-23');
    const contact = at('pupilCouncilContact');
    const cards = () =>
      rig.seen.filter(({ deliveryId }) => deliveryId === `${rig.pupils}:${contact}:voice-result`);
    expect(cards()).toHaveLength(1);
    expect(JSON.stringify(cards()[0]?.message.card)).not.toContain('ute er 11');
    const teacher = rig.person((one) => one.homeroomOf?.includes('nordlia-6a') ?? false).id;
    const result = JSON.stringify((await rig.act(teacher, 'voice.result', rig.pupils)).view);
    const read = /"voice\.review","ref":"([^"]+pup-1-best)"/.exec(result)?.[1] ?? '';
    const form = await rig.act(teacher, 'voice.review', read);
    const pass =
      form.view.data.fields?.find(({ id }) => id === 'pass')?.options?.map(({ value }) => value) ?? [];
    expect((await rig.act(teacher, 'voice.review-save', read, { pass: pass.join(',') })).code).toBe('OK');
    expect(cards()).toHaveLength(1);
    expect(JSON.stringify(cards()[0]?.message.card)).toContain('ute er 11');
  });

  it('a round cannot be closed without it; then it is on the page, on paper and in the chats, also the class’s', async () => {
    const [code = ''] = await sheetCodes(rig, 'nordlia-6b');
    await rig.until('2026-09-23');
    await move('loopBack');
    const closing = () => rig.act(rig.rektor, 'round.advance', `${rig.round}@loopBack`);
    expect((await closing()).code).toBe('ROUND.NO_LOOP_BACK');
    const text = 'Dere sa at det er lite å gjøre ute. Nå kommer det benker.';
    expect((await rig.act(rig.rektor, 'loopback.send', rig.round, { loopBack: text })).code).toBe('OK');
    await rig.until('2026-09-24');
    const got = rig.seen
      .filter((one) => JSON.stringify(one.message).includes('kommer det benker'))
      .map((one) => one.to);
    expect(got).toContain('channel-of-nordlia-6a');
    expect(got).toContain(`person:${at('pupilCouncilContact')}`);
    expect(got).toContain(`person:${at('parentCommitteeContact')}`);
    expect(await (await rig.post('', { code })).text()).toContain('kommer det benker');
    const sheet = await rig.act(at('pupilCouncilContact'), 'voice.back', `${rig.pupils}@nordlia-6b`);
    const path = sheet.view.data.links?.[0]?.url ?? '';
    const pdf = await rig.post(path.slice(path.indexOf('/ark/')), {});
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await closing()).code).toBe('OK');
  });

  it('a message to an adult goes up at once where none of the leaders can be reached', async () => {
    const leaders = rig.folder.people.filter(
      (one) => one.schools.includes('nordlia') && one.roles.some((role) => /rincipal/.test(role)),
    );
    await rig.store.commit(
      rig.owner,
      leaders.map(({ id }) => ({ type: 'delete', collection: 'address', id: `person:${id}` })),
    );
    const told = { school: 'nordlia', token: 'a-token-of-the-page', alert: 'merke-varsel' };
    expect((await rig.post('/voksen/sendt', told)).status).toBe(200);
    await rig.house.dispatcher.runOnce();
    const owners = rig.folder.people.filter((one) => one.roles.includes('educationDirector'));
    const got = rig.seen.filter((one) => one.to === `person:${owners[0]?.id}`).at(-1);
    expect(JSON.stringify(got?.message)).toContain('Nordlia');
    // That it waits, not what it says.
    expect(JSON.stringify(got?.message)).not.toContain('merke-varsel');
  });
});
