import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/app/ports/store.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';

/** The week of the self-check, without the half year before it. */
describe('the six markers of medvirkning', () => {
  let rig: HouseRig;
  beforeEach(async () => {
    rig = await createHouseRig('2027-03-08', { publicUrl: 'http://hjul.test' });
  });
  afterEach(() => undefined);

  it('pupils and staff answer the same, and it is shown side by side once enough have', async () => {
    await rig.until('2027-03-09', '16:00');
    const hearing = 'participation-markers-pupils:nordlia:2027-03-09:pupils';
    const prompt = 'participation-markers-staff-1:nordlia:2027-03-09';
    expect((await rig.store.read(rig.owner, 'hearing', hearing))?.body.questions.length).toBe(6);
    const asked = (await rig.store.read(rig.owner, 'prompt', prompt))?.body;
    expect([asked?.purpose, asked?.questions.length]).toEqual(['threeThings', 3]);
    for (const person of asked?.people ?? []) {
      const reply = await rig.act(person, 'answer.save', prompt, {
        'marker-learn-best': 'often',
        'marker-ways': 'never',
      });
      expect(reply.code).toBe('OK');
    }
    await rig.until('2027-03-17', '12:00');
    await pupilsSaid(hearing);
    const rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia')).id;
    const { view } = await rig.act(rektor, 'voice.markers', 'nordlia');
    const [first, second, third] = view.data.sections ?? [];
    expect(JSON.stringify(first?.facts)).toContain('voiceMarkers.is.no');
    expect(JSON.stringify(second?.facts)).toContain('voiceMarkers.is.yes');
    expect(JSON.stringify(third?.facts)).toContain('voiceMarkers.is.unknown');
    expect(view.data.sections?.length).toBe(6);
    const elsewhere = rig.person(
      (one) => one.roles.includes('principal') && one.schools.includes('holmen'),
    ).id;
    expect((await rig.act(elsewhere, 'voice.markers', 'nordlia')).code).toBe('NOT_FOUND');
  }, 60_000);

  async function pupilsSaid(hearing: string): Promise<void> {
    const stored = await rig.store.read(rig.owner, 'release', hearing);
    if (!stored) throw new Error('the hearing was not closed');
    const atom = (bands: Record<string, 'most' | 'few'>) => [{ cells: ['nordlia-6a'], n: 20, bands }];
    const never = atom({ often: 'few', sometimes: 'few', never: 'most' });
    const questions = stored.body.questions.map((one) =>
      /learn-best|ways/.test(one.question) ? { ...one, atoms: never } : one,
    );
    const change: Change = {
      type: 'put',
      collection: 'release',
      id: hearing,
      body: { ...stored.body, questions },
      expect: stored.version,
    };
    await rig.store.commit(rig.owner, [change]);
  }
});
