import { beforeAll, describe, expect, it } from 'vitest';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';
import { runRound } from '../support/run-round.ts';

const words = (value: unknown) => JSON.stringify(value);

describe('lists that protect', () => {
  let rig: HouseRig;
  let rektor: string;
  let owner: string;
  let measure: string;

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    const done = await runRound(rig, 'nordlia');
    ({ rektor } = done);
    [measure = ''] = done.subjects;
    owner = rig.person((one) => one.roles.includes('educationDirector')).id;
  });

  it('«avslutt eller før videre» is answered for each tiltak, before its date too', async () => {
    const form = await rig.act(rektor, 'measure.follow', measure);
    const ref = form.view.data.actions?.[0]?.ref ?? '';
    const stop = { done: 'no', effect: 'no', decision: 'stop', why: 'Vi rekker det ikke.' };
    expect((await rig.act(rektor, 'followup.save', ref, stop)).code).toBe('OK');
    expect((await rig.act(rektor, 'measure.follow', measure)).code).toBe('FOLLOW_UP.ALREADY');
    expect((await rig.act(owner, 'measure.follow', measure)).code).toBe('NOT_FOUND');
  });

  it('the owner’s learning log is written by the owner and read by rektorene', async () => {
    const entry = { school: 'nordlia', learned: 'De trenger bøker.', change: 'Vi spør før vi bestiller.' };
    expect((await rig.act(rektor, 'log.save', 'self', entry)).code).toBe('NOT_ALLOWED.OWNER');
    expect((await rig.act(owner, 'log.save', 'self', entry)).code).toBe('OK');
    expect(words((await rig.act(rektor, 'log.open')).view)).toContain('Vi spør før vi bestiller.');
    const teacher = rig.person((one) => one.roles.join() === 'teacher').id;
    expect((await rig.act(teacher, 'log.open')).code).toBe('NOT_ALLOWED.LOG');
  });
});

describe('rektorene about the help they get', () => {
  async function answeredBy(n: number) {
    const rig = await createHouseRig('2026-10-19');
    const owner = rig.person((one) => one.roles.includes('educationDirector')).id;
    const set = 'principals-to-owner';
    const question = (await rig.store.read(rig.owner, 'wheel', 'wheel'))?.body.questionSets
      .find((one) => one.id === set)
      ?.questions.find((one) => one.kind === 'text')?.id;
    const now = rig.clock.now();
    const prompt = {
      id: 'check',
      purpose: 'ownerCheck' as const,
      questionSet: set,
      questions: [question ?? ''],
      opensAt: now - 2,
      closesAt: now - 1,
      people: [],
    };
    await rig.store.commit(rig.owner, [
      { type: 'put', collection: 'prompt', id: 'check', body: prompt, expect: 0 },
      ...Array.from({ length: n }, (_, index) => ({
        type: 'put' as const,
        collection: 'unnamedAnswer' as const,
        id: `check:p${index}`,
        body: { prompt: 'check', texts: { [question ?? '']: `Svar ${index}` } },
        expect: 0,
      })),
    ]);
    return { rig, owner };
  }

  it('stay unseen below the minimum, and then there is nothing to answer', async () => {
    const { rig, owner } = await answeredBy(9);
    expect(words((await rig.act(owner, 'home.status')).view)).not.toContain('Svar 3');
    expect((await rig.act(owner, 'check.answer', 'check')).code).toBe('NOT_FOUND');
  });

  it('must be answered: it stands in the digest until it is, and the answer reaches every rektor', async () => {
    const { rig, owner } = await answeredBy(10);
    const digest = words((await rig.act(owner, 'home.status')).view);
    expect(digest).toContain('Svar 3');
    expect(digest).toContain('check.answer');
    const change = { change: 'Vi svarer innen tre dager.' };
    const rektor = rig.person((one) => one.roles.includes('principal')).id;
    expect((await rig.act(rektor, 'check.answer-save', 'check', change)).code).toBe('NOT_FOUND');
    expect((await rig.act(owner, 'check.answer-save', 'check', change)).code).toBe('OK');
    const after = words((await rig.act(owner, 'home.status')).view);
    expect(after).toContain('Vi svarer innen tre dager.');
    expect(after).not.toContain('"check.answer"');
    await rig.until('2026-10-20');
    const got = rig.seen.filter((one) => one.deliveryId.includes('check-answer'));
    const rektorer = rig.folder.people.filter((one) => one.roles.includes('principal'));
    expect(got.map((one) => one.to).sort()).toEqual(rektorer.map((one) => `person:${one.id}`).sort());
  });
});

describe('«hva betyr …?»', () => {
  const ask = async (typed: string) => {
    const rig = await createHouseRig('2026-10-19');
    const actor = 'tuva-kowalsczek';
    const place = { type: 'personal' } as const;
    return rig.house.handleSaid({
      key: typed,
      owner: rig.owner,
      actor,
      text: typed,
      at: rig.clock.now(),
      place,
    });
  };

  it.each([
    ['hva betyr funn?', 'finding'],
    ['Kva betyr kunnskapsgrunlag', 'evidence base'],
    ['what does «evaluation round» mean?', 'evaluation round'],
    ['hva er 12-4', '§ 12-4'],
  ])('%s', async (typed, english) => {
    expect(words((await ask(typed)).view.data.title)).toContain(english);
  });

  it('lists all when the word is not there', async () => {
    const [words] = (await ask('hva betyr gløgg')).view.data.sections?.[0]?.paragraphs ?? [];
    expect((words as { $list: unknown[] }).$list.length).toBeGreaterThan(10);
  });
});
