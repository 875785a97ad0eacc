import { beforeEach, describe, expect, it } from 'vitest';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';
import { startRound } from '../support/run-round.ts';

/**
 * A process that stood still wakes, or the platform sends a press again half a minute later under a new id: what it
 * carries was saved long ago, and the person has written something else since.
 */
describe('words that come too late', () => {
  let rig: HouseRig;
  let prompt: string;
  let who: string;
  let question: string;
  const save = (words: string, ref = prompt) => rig.act(who, 'answer.save', ref, { [question]: words });
  const stored = async () => (await rig.store.read(rig.owner, 'answer', `${prompt}:${who}`))?.body;

  beforeEach(async () => {
    rig = await createHouseRig('2026-09-14');
    const { round } = await startRound(rig, 'nordlia');
    prompt = `${round}:reflection`;
    who = rig.person((one) => one.roles.includes('teacher') && one.schools.includes('nordlia')).id;
    question = (await rig.act(who, 'answer.edit', prompt)).view.data.fields?.[0]?.id ?? '';
    await save('Først');
  });

  it('do not take the place of newer ones', async () => {
    expect((await save('Siden')).code).toBe('OK');
    const late = await save('Først');
    expect(late.code).toBe('ANSWER.WORDS_OF_BEFORE');
    expect((await stored())?.texts[question]).toBe('Siden');
  });

  it('stand after all when the person says so, in the form that comes', async () => {
    await save('Siden');
    const { view } = await save('Først');
    expect(view.data.fields?.[0]?.value).toBe('Først');
    const [again] = view.data.actions ?? [];
    expect((await save('Først', again?.ref)).code).toBe('OK');
    expect((await stored())?.texts[question]).toBe('Først');
    expect((await save('Siden')).code).toBe('ANSWER.WORDS_OF_BEFORE');
    await save('Til sist');
    expect((await save('Først', again?.ref)).code).toBe('ANSWER.WORDS_OF_BEFORE');
    expect((await stored())?.texts[question]).toBe('Til sist');
  });

  it('are known some generations later', async () => {
    for (const words of ['Siden', 'Så', 'Til sist']) await save(words);
    for (const words of ['Først', 'Siden', 'Så'])
      expect((await save(words)).code).toBe('ANSWER.WORDS_OF_BEFORE');
    expect((await stored())?.texts[question]).toBe('Til sist');
  });

  it('are known where answers have no names, and leave no words there', async () => {
    await rig.until('2026-09-18');
    const three = prompt.replace('reflection', 'threeThings');
    const say = (words: string) => rig.act(who, 'answer.save', three, { satisfied: words });
    expect((await say('Først')).code).toBe('OK');
    expect((await say('Siden')).code).toBe('OK');
    expect((await say('Først')).code).toBe('ANSWER.WORDS_OF_BEFORE');
    const all: unknown[] = [];
    for await (const { body } of rig.store.list(rig.owner, 'unnamedAnswer')) all.push(body);
    expect(JSON.stringify(all)).toContain('Siden');
    expect(JSON.stringify(all)).not.toContain('Først');
  });

  it('are harmless while they are the newest, and others are taken at once', async () => {
    expect((await save('Først')).code).toBe('OK');
    expect((await save('Siden')).code).toBe('OK');
    expect((await save('Siden')).code).toBe('OK');
    expect((await save('Til sist')).code).toBe('OK');
    expect((await stored())?.texts[question]).toBe('Til sist');
    expect(JSON.stringify(await stored())).not.toContain('Siden');
  });

  it('are kept away from words that were shared with the team, which stay shared', async () => {
    await rig.act(who, 'answer.share', prompt);
    await save('Siden');
    await save('Først');
    expect(await stored()).toMatchObject({ sharedWithTeam: true });
  });
});
