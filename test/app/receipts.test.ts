import { beforeAll, describe, expect, it } from 'vitest';
import type { CardView } from '../../src/app/view.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';
import { draftRound, runRound } from '../support/run-round.ts';

const words = (value: unknown) => JSON.stringify(value) ?? '';
const verbsOf = ({ data }: CardView) =>
  [...(data.actions ?? []), ...(data.more ?? [])].map(({ verb }) => verb);

describe('the answer to a follow-up', () => {
  let rig: HouseRig;
  let rektor: string;
  let measure: string;
  let edit: string;
  const answer = { done: 'partly', effect: 'some', decision: 'complete', why: 'Det ble litt for lite tid.' };

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    const played = await runRound(rig, 'nordlia', { measure: 'Lesesamtale hver torsdag' });
    rektor = played.rektor;
    measure = played.subjects[0] ?? '';
    await rig.until('2026-11-10');
  });

  const stored = async () => (await rig.store.read(rig.owner, 'measure', measure))?.body;

  it('is shown back whole, and can be given anew', async () => {
    const thanks = await rig.act(rektor, 'followup.save', `${measure}@2026-11-10`, answer);
    const [what, mine] = thanks.view.data.sections ?? [];
    expect(what?.quotes).toEqual([{ text: 'Lesesamtale hver torsdag' }]);
    expect(mine?.facts?.map(({ value }) => value)).toEqual([
      { $text: 'followUp.done.partly' },
      { $text: 'followUp.effect.some' },
      { $text: 'followUp.decision.complete' },
    ]);
    expect(mine?.quotes).toEqual([{ text: 'Det ble litt for lite tid.' }]);
    edit = thanks.view.data.actions?.[0]?.ref ?? '';
    const form = await rig.act(rektor, 'measure.follow', edit);
    const values = Object.fromEntries((form.view.data.fields ?? []).map(({ id, value }) => [id, value]));
    expect(values).toMatchObject(answer);
    const ref = form.view.data.actions?.[0]?.ref ?? '';
    rig.clock.set(rig.clock.now() + 60_000);
    const anew = { ...answer, decision: 'continue', evaluateOn: '2026-12-01' };
    expect((await rig.act(rektor, 'followup.save', ref, anew)).code).toBe('OK');
    expect(await stored()).toMatchObject({ status: 'continued', evaluateOn: '2026-12-01' });
    expect((await stored())?.followUps).toHaveLength(1);
    // The form of the answer that is gone takes nothing over.
    expect((await rig.act(rektor, 'followup.save', ref, answer)).code).toBe('FOLLOW_UP.ALREADY');
    expect((await rig.act(rektor, 'measure.follow', edit)).code).toBe('FOLLOW_UP.ALREADY');
    await rig.until('2026-12-02');
    expect(rig.seen.some(({ deliveryId }) => deliveryId.endsWith(':follow-up:2026-12-01'))).toBe(true);
  });

  it('is read by rektor in «status» and in the overview of the week', async () => {
    const shown = words((await rig.act(rektor, 'home.status')).view.data.sections);
    expect(shown).toContain('measureList.nextAfter');
    expect(shown).toContain('Det ble litt for lite tid.');
    const last = (await stored())?.evaluateOn ?? '';
    const done = { ...answer, decision: 'stop', why: 'Vi prøver noe annet.' };
    await rig.act(rektor, 'followup.save', `${measure}@${last}`, done);
    await rig.until('2026-12-07');
    const weeks = rig.seen.filter(
      ({ to, message }) =>
        to === `person:${rektor}` && /Fulgt opp siden sist|Følgt opp sidan sist/.test(words(message)),
    );
    expect(weeks).toHaveLength(1);
    expect(words(weeks[0]?.message)).toContain('Vi prøver noe annet.');
  });
});

describe('what cannot be done', () => {
  let rig: HouseRig;
  let rektor: string;
  let owner: string;
  let dialogue: string;

  beforeAll(async () => {
    rig = await createHouseRig('2026-10-19', { publicUrl: 'https://hjul.example' });
    rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia')).id;
    owner = rig.person((one) => one.roles.includes('educationDirector')).id;
    const values = {
      format: 'dialogue-meeting',
      date: '2026-10-28',
      time: '9.30',
      room: '',
      guests: 'leaders',
    };
    const saved = await rig.act(rektor, 'dialogue.plan-save', 'self', values);
    dialogue = saved.view.data.actions?.find(({ verb }) => verb === 'dialogue.agenda')?.ref ?? '';
  });

  it('is not offered: nobody writes what was said in a meeting that is to come', async () => {
    const minutes = async (who: string) =>
      verbsOf((await rig.act(who, 'dialogue.open', dialogue)).view).filter((verb) =>
        ['dialogue.minutes', 'dialogue.step'].includes(verb),
      );
    expect([await minutes(rektor), await minutes(owner)]).toEqual([[], []]);
    await rig.until('2026-10-28', '08:00');
    expect(await minutes(owner)).toEqual(['dialogue.minutes', 'dialogue.step']);
  });

  it('gives back what was written, so that it can be copied', async () => {
    await rig.until('2026-10-28', '12:00');
    const minutes = 'Vi ble enige om å lese mer.';
    expect((await rig.act(rektor, 'dialogue.minutes-save', dialogue, { minutes })).code).toBe('OK');
    expect((await rig.act(rektor, 'dialogue.final', dialogue)).code).toBe('OK');
    const late = await rig.act(owner, 'dialogue.minutes-save', dialogue, {
      minutes: 'Det jeg skrev hele kvelden.',
    });
    expect([late.code, late.inPlace]).toEqual(['DIALOGUE.FINAL', true]);
    expect(verbsOf(late.view)).not.toContain('dialogue.minutes-save');
    expect(late.view.data.sections?.at(-1)).toEqual({
      heading: { $text: 'answered.yourWords' },
      quotes: [{ text: 'Det jeg skrev hele kvelden.' }],
    });
    expect(late.view.data.sections?.[0]?.quotes?.[0]?.text).toBe(minutes);
  });
});

describe("rektor's trial of a round", () => {
  it("is the teachers' card, and leads back to the preview with the questions that were tried", async () => {
    const rig = await createHouseRig('2026-09-14');
    const { rektor, teams, preview, round } = await draftRound(rig, 'nordlia');
    const [question = ''] = (
      preview.view.data.fields?.find(({ id }) => id === 'questions')?.value ?? ''
    ).split(',');
    const trial = await rig.act(rektor, 'round.try', round, { questions: question });
    const pressed = await rig.act(rektor, 'answer.save', trial.view.data.actions?.[0]?.ref ?? '', {});
    expect(verbsOf(pressed.view)).toEqual(['round.preview']);
    const back = await rig.act(rektor, 'round.preview', pressed.view.data.actions?.[0]?.ref ?? '');
    expect(back.view.data.fields?.find(({ id }) => id === 'questions')?.value).toBe(question);
    expect(verbsOf(back.view)).toContain('round.start');
    await rig.act(rektor, 'round.start', round, { questions: question });
    const teacher = rig.person(
      (one) => one.roles.join() === 'teacher' && teams.some((team) => one.teams.includes(team)),
    ).id;
    const real = await rig.act(teacher, 'answer.edit', `${round}:reflection`);
    const same = ({ data: { notice: _, ...data } }: CardView) =>
      words(data).replaceAll(/round[^"]*:(trial|reflection)|[\w-]+:(trial|reflection)/g, 'REF');
    expect(same(trial.view)).toBe(same(real.view));
  });
});
