import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/app/ports/store.ts';
import type { SourceKind } from '../../src/domain/round/round.ts';
import type { Voice } from '../../src/domain/voice/hearing.ts';
import { sheetCodes } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

const FOUND = 'Det er uro i køen ved døra';
/** Told of, handed in by too few, by nobody. */
const ANSWERS = ['told', 'few', 'none'] as const;

describe('nobody gets words in their mouth when the school shows back', () => {
  let rig: PupilRig;
  beforeEach(async () => {
    rig = await createPupilRig();
  });
  afterEach(() => rig.close());

  const at = (role: string) =>
    rig.person((one) => one.roles.includes(role as never) && one.schools.includes('nordlia')).id;

  async function release(voice: Voice, answers: (typeof ANSWERS)[number]): Promise<Change> {
    const hearing = rig[voice];
    const expect = (await rig.store.read(rig.owner, 'release', hearing))?.version ?? 0;
    const group = voice === 'pupils' ? 'nordlia-6b' : 'parents';
    const told = { id: group, cells: [group], n: 8, texts: ['a', 'b', 'c'], passed: [], readTo: 0 };
    const body = {
      hearing,
      answered: { [group]: { told: 8, few: 2, none: 0 }[answers] },
      questions: [{ question: 'pup-1-best', groups: answers === 'told' ? [told] : [] }],
    };
    return { type: 'put', collection: 'release', id: hearing, body, expect };
  }

  async function shownBack(sources: SourceKind[], answers: (typeof ANSWERS)[number], council: boolean) {
    const [pupil = ''] = await sheetCodes(rig, 'nordlia-6b');
    const [parent = ''] = await sheetCodes(rig, 'parents', rig.parents);
    await rig.until('2026-09-23');
    const { id: round, school } = { id: rig.round, school: 'nordlia' };
    const stored = await rig.store.read(rig.owner, 'round', round);
    if (!stored) throw new Error('no round');
    const finding = { id: `${round}:f`, school, round, statement: FOUND, explanations: ['a', 'b'] };
    const measure = { id: `${round}:m`, school, round, finding: finding.id, problem: '', what: 'Fast kø' };
    const days = { startsOn: '2026-09-25', evaluateOn: '2026-10-25', responsible: `person:${rig.rektor}` };
    const notes = (['pupils', 'parents'] as const).map((kind): Change => {
      const id = `${round}:${round}:${kind}:council`;
      const body = { id, school, round, kind, text: 'Vi vil ha kø', source: 'Rådet' };
      return { type: 'put', collection: 'sourceNote', id, body, expect: 0 };
    });
    const committed = await rig.store.commit(rig.owner, [
      {
        type: 'put',
        collection: 'round',
        id: round,
        body: { ...stored.body, phase: 'loopBack' },
        expect: stored.version,
      },
      {
        type: 'put',
        collection: 'finding',
        id: finding.id,
        body: { ...finding, disagreement: '', sources },
        expect: 0,
      },
      {
        type: 'put',
        collection: 'measure',
        id: measure.id,
        body: { ...measure, ...days, order: 1, status: 'ongoing', followUps: [] },
        expect: 0,
      },
      await release('pupils', answers),
      await release('parents', answers),
      ...(council ? notes : []),
    ]);
    if (!committed.ok) throw new Error('not stored');
    const form = JSON.stringify((await rig.act(rig.rektor, 'loopback.edit', round)).view);
    const sent = await rig.act(rig.rektor, 'loopback.send', round, { loopBack: 'Nå blir det fast kø.' });
    expect(sent.code).toBe('OK');
    await rig.until('2026-09-24');
    const card = (role: string) => {
      const to = `person:${at(role)}`;
      const got = rig.seen.filter((one) => one.to === to && JSON.stringify(one.message).includes('fast kø'));
      return JSON.stringify(got.at(-1)?.message.card);
    };
    return {
      form,
      pages: [
        await (await rig.post('', { code: pupil })).text(),
        await (await rig.post('', { code: parent })).text(),
      ],
      cards: [card('pupilCouncilContact'), card('parentCommitteeContact')],
    };
  }

  for (const answers of ANSWERS)
    for (const council of [false, true])
      for (const sources of [['reflection'], ['pupils', 'parents']] as SourceKind[][])
        it(`answers ${answers}, ${council ? 'with' : 'without'} the council’s note, a finding from ${sources}`, async () => {
          const { form, pages, cards } = await shownBack(sources, answers, council);
          const theirs = sources.includes('pupils');
          const heard = answers === 'told' ? 'own' : council ? 'contact' : answers;
          for (const [n, page] of pages.entries()) {
            const councils = n === 0 ? 'sa elevrådet:' : 'sa FAU:';
            expect(page).toContain(FOUND);
            expect(page.includes('sa dere:')).toBe(theirs && heard === 'own');
            expect(page.includes(councils)).toBe(theirs && heard === 'contact');
            expect(page.includes('Dette fant de som jobber på skolen:')).toBe(
              !theirs || heard === 'few' || heard === 'none',
            );
            expect(page.includes('sa dere hva dere mener')).toBe(heard === 'own');
            expect(page.includes('Takk til dere som svarte')).toBe(heard === 'few');
            expect(page.includes('fikk vi ingen svar')).toBe(heard === 'none');
          }
          expect(pages[0]).toContain('Si det til elevrådet eller læreren');
          expect(pages[1]).toContain('Si det til FAU eller skolen');
          for (const card of cards) {
            const gave = heard === 'own' || heard === 'contact';
            expect(card.includes('Dere ga innspill')).toBe(gave);
            expect(card.includes('Takk for at dere sa')).toBe(gave);
            expect(card.includes('Takk til dem som svarte')).toBe(heard === 'few');
            expect(card.includes('fikk ingen svar')).toBe(heard === 'none');
          }
          expect(form).toContain(`loopBack.had.${heard}.parents`);
        });
});
