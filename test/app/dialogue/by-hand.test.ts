import { beforeEach, describe, expect, it } from 'vitest';
import { createHouseRig, type HouseRig } from '../../support/house-rig.ts';

const PLAN = { school: 'nordlia', format: 'school-visit', time: '09.00', room: '' };

describe('meetings and help between a school and its owner', () => {
  let rig: HouseRig;
  let rektor: string;
  let owner: string;
  beforeEach(async () => {
    rig = await createHouseRig('2026-10-05');
    rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia')).id;
    owner = rig.person((one) => one.roles.includes('ownerAdvisor')).id;
  });

  async function plan(date: string) {
    return rig.act(owner, 'dialogue.plan-save', '', { ...PLAN, date });
  }

  it('are not planned on a day when the school is closed', async () => {
    for (const day of ['2026-12-25', '2026-10-24']) {
      const reply = await plan(day);
      expect(reply.code, day).toBe('DIALOGUE.CLOSED_DAY');
      // What was typed stands in the form.
      expect(reply.view.data.fields?.find(({ id }) => id === 'date')?.value).toBe(day);
    }
    expect((await plan('2026-11-04')).code).toBe('OK');
  });

  it('have no minutes before the day they are held', async () => {
    const reply = await plan('2026-11-04');
    const id = reply.view.data.actions?.find(({ verb }) => verb === 'dialogue.agenda')?.ref ?? '';
    const dialogue = id || (await onlyDialogue());
    expect((await rig.act(rektor, 'dialogue.minutes', dialogue)).code).toBe('DIALOGUE.NOT_YET');
    await rig.until('2026-11-04', '13:00');
    expect((await rig.act(rektor, 'dialogue.minutes', dialogue)).code).toBe('OK');
  });

  it('show the school what the owner promised with its answer', async () => {
    await rig.act(rektor, 'help.send', 'nordlia', { topic: 'analysis', text: '' });
    let request = '';
    for await (const { id } of rig.store.list(rig.owner, 'helpRequest')) request = id;
    const promise = 'Vi betaler vikar i to dager.';
    const answer = { answer: 'Ja.', promise, promiseDate: '2026-10-30' };
    expect((await rig.act(owner, 'help.answer-save', request, answer)).code).toBe('OK');
    // After the autumn break.
    await rig.until('2026-10-14', '12:00');
    const told = rig.seen.filter(({ deliveryId }) => deliveryId === `${request}:${rektor}:help-answer`);
    expect(JSON.stringify(told.map(({ message }) => message.card))).toContain(promise);
  });

  async function onlyDialogue(): Promise<string> {
    const ids: string[] = [];
    for await (const { id } of rig.store.list(rig.owner, 'dialogue', { prefix: 'dialogue:' })) ids.push(id);
    expect(ids).toHaveLength(1);
    return ids[0] ?? '';
  }
});
