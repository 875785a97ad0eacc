import { afterEach, describe, expect, it } from 'vitest';
import { sheetCodes } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

describe('a blank paper', () => {
  let rig: PupilRig;
  afterEach(() => rig.close());

  const token = (n: number) => `the-token-of-pupil-${n}`;

  async function handedIn(written: number, blank: number) {
    rig = await createPupilRig();
    const codes = await sheetCodes(rig, 'nordlia-6b');
    for (let n = 0; n < written + blank; n += 1) {
      const said: Record<string, string> = n < written ? { 'q_pup-7-friends': 'most' } : { blank: 'yes' };
      const response = await rig.post('/levert', { code: codes[n] ?? '', token: token(n), ...said });
      expect(response.status).toBe(200);
    }
    await rig.until('2026-09-23');
    const view = (await rig.act(rig.rektor, 'voice.result', rig.pupils)).view;
    return { lead: view.data.lead, sections: view.data.sections ?? [] };
  }

  it('is asked about before the code is used, and then looks like any other', async () => {
    rig = await createPupilRig();
    const [one = '', two = ''] = await sheetCodes(rig, 'nordlia-6b');
    const asked = await rig.post('/levert', { code: one, token: token(1) });
    expect(asked.status).toBe(422);
    const page = await asked.text();
    expect(page).toContain('Du har ikke svart på noe. Vil du levere likevel?');
    expect(page).toContain('name="blank" value="yes"');
    const blank = await rig.post('/levert', { code: one, token: token(1), blank: 'yes' });
    const full = await rig.post('/levert', { code: two, token: token(2), 'q_pup-1-best': 'ute' });
    const bare = async (response: Response, code: string) => (await response.text()).replaceAll(code, '');
    expect(await bare(blank, one)).toBe(await bare(full, two));
  });

  it('does not lift four answers over the minimum, and nobody is told that it was blank', async () => {
    const { lead, sections } = await handedIn(4, 3);
    expect(lead).toEqual({ $text: 'voiceResult.nothingToShow' });
    expect(sections).toEqual([]);
    const release = (await rig.store.read(rig.owner, 'release', rig.pupils))?.body;
    expect(release?.written).toBe(0);
  });

  it('is among those who handed in where enough answered', async () => {
    const { lead, sections } = await handedIn(6, 3);
    expect(lead).toEqual({ $text: 'voiceResult.lead', params: { n: 9 } });
    expect(JSON.stringify(sections)).toContain('voiceResult.band');
    expect((await rig.store.read(rig.owner, 'release', rig.pupils))?.body.written).toBe(5);
  });

  it('nobody is said where nobody handed in, to those of pupils and of parents', async () => {
    expect((await handedIn(0, 0)).lead).toEqual({ $text: 'voiceResult.nobody.pupils' });
    const parents = await rig.act(rig.rektor, 'voice.result', rig.parents);
    expect(parents.view.data.lead).toEqual({ $text: 'voiceResult.nobody.parents' });
  });
});
