import { afterEach, describe, expect, it } from 'vitest';
import { sheetCodes } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

describe('what is not shown, and why', () => {
  let rig: PupilRig;
  afterEach(() => rig.close());

  async function heard(school: string, group: string, answers: Record<string, string>[]) {
    rig = await createPupilRig({ school });
    const codes = await sheetCodes(rig, group);
    for (const [n, values] of answers.entries()) {
      const paper = { code: codes[n] ?? '', token: `the-token-of-pupil-${n}`, ...values };
      expect((await rig.post('/levert', paper)).status).toBe(200);
    }
    await rig.until('2026-09-23');
    return (await rig.act(rig.rektor, 'voice.result', rig.pupils)).view;
  }
  const answer = (n: number) => ({ 'q_pup-1-best': `fint nummer ${n}`, 'q_pup-7-friends': 'most' });

  it('says once, and nothing else, that fewer than five answered', async () => {
    const view = await heard('holmen', 'holmen-5-6-klasse', [1, 2, 3].map(answer));
    expect(view.data.lead).toEqual({ $text: 'voiceResult.nothing', params: { least: 5 } });
    expect([view.data.sections, view.data.footer]).toEqual([[], undefined]);
    const card = rig.seen.find((one) => one.deliveryId === `${rig.pupils}:${rig.rektor}:voice-result`);
    const words = JSON.stringify(card?.message.card);
    expect(words.match(/"text":"Færre enn fem har svart\. Svarene vises ikke\./g)).toHaveLength(1);
    expect(words).not.toContain('Vises ikke');
    expect(words).not.toMatch(/(3|tre) (svar|har)/);
  });

  it('says of each question which reason holds, where enough answered', async () => {
    // Five like words, six unlike ones, and a question with choices that nobody answered.
    const papers = [1, 2, 3, 4, 5, 6].map((n) => ({
      'q_pup-1-best': `fint nummer ${n}`,
      'q_pup-4-teaching': 'mer ute',
    }));
    const view = await heard('nordlia', 'nordlia-6a', papers);
    const why = (view.data.sections ?? []).map((one) => JSON.stringify(one.paragraphs ?? ''));
    expect(why.filter((one) => one.includes('voiceResult.unread'))).toHaveLength(1);
    expect(why.filter((one) => one.includes('voiceResult.tooFew')).length).toBeGreaterThan(0);
    expect(why.filter((one) => one.includes('voiceResult.hidden')).length).toBeGreaterThan(0);
  });
});
