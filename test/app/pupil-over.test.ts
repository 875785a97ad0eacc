import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sheetCodes, teacherOf } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

describe('the card with the ways in, when the window is over', () => {
  let rig: PupilRig;
  beforeEach(async () => {
    rig = await createPupilRig();
  });
  afterEach(() => rig.close());

  const cardOf = (person: string) =>
    rig.seen.find((one) => one.deliveryId === `${rig.pupils}:${person}:voice-invite`);
  const verbsOf = (card: { data: { actions?: { verb: string }[]; sections?: unknown[] } } | undefined) =>
    card?.data.actions?.map((one) => one.verb);

  async function answersOf(group: string, n: number) {
    const codes = await sheetCodes(rig, group);
    for (const [at, code] of codes.slice(0, n).entries())
      await rig.post('/levert', {
        code,
        token: `the-token-of-${group}-${at}`,
        'q_pup-1-best': `fint nummer ${at}`,
      });
  }

  it('is closed where it stands, and leads to the result', async () => {
    const teacher = teacherOf(rig, 'nordlia-6a');
    expect(JSON.stringify(cardOf(teacher)?.message.card)).toContain('voice.codes');
    await answersOf('nordlia-6a', 6);
    await rig.until('2026-09-23');
    const closed = cardOf(teacher);
    const words = JSON.stringify(closed?.message.card);
    expect(closed?.updates).toBe(1);
    expect(words).toMatch(/Det de svarte, står på et eget kort|What they said is on a card of its own/);
    expect(words).toContain('voice.result');
    expect(words).not.toMatch(/voice\.(codes|code|class)"/);
  });

  it.each(['voice.open', 'voice.codes', 'voice.code', 'voice.class'] as const)(
    'pressed on an old card a month after, %s is answered in place, with the way to the result',
    async (verb) => {
      await answersOf('nordlia-6a', 6);
      await rig.until('2026-09-23');
      const reply = await rig.act(teacherOf(rig, 'nordlia-6a'), verb, `${rig.pupils}@nordlia-6a`);
      expect(reply.inPlace).toBe(true);
      expect(reply.view.data.lead).toEqual({ $text: 'voice.over.result' });
      expect(verbsOf(reply.view)).toEqual(['voice.result']);
    },
  );

  it('says so when the round is cancelled', async () => {
    await rig.act(rig.rektor, 'round.cancel-confirm', rig.round, { reason: 'Vi må vente' });
    await rig.until('2026-09-16');
    const words = JSON.stringify(cardOf(teacherOf(rig, 'nordlia-6a'))?.message.card);
    expect(words).toMatch(/Runden er avlyst|The round has been cancelled/);
    expect(words).not.toContain('voice.codes');
  });
});
