import { beforeAll, describe, expect, it } from 'vitest';
import { day, text } from '../../../src/app/view.ts';
import { createHouseRig, type HouseRig } from '../../support/house-rig.ts';

describe("rektor's Monday card", () => {
  let rig: HouseRig;
  let rektor: string;
  const weeks = () =>
    rig.seen.filter((one) => one.to === `person:${rektor}` && one.deliveryId.includes('principal-overview'));

  beforeAll(async () => {
    rig = await createHouseRig('2027-01-08', { time: '14:00' });
    rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia')).id;
  });

  it('does not come when nothing waits for rektor', async () => {
    await rig.until('2027-01-11', '16:00');
    expect(weeks()).toEqual([]);
  });

  it('asks for the agenda of a meeting this week, with the button to choose it', async () => {
    const plan = { format: 'dialogue-meeting', date: '2027-01-22', time: '9.30' };
    expect((await rig.act(rektor, 'dialogue.plan-save', 'self', plan)).code).toBe('OK');
    await rig.until('2027-01-18', '16:00');
    const card = JSON.stringify(weeks().at(-1)?.message.card);
    expect(card).toContain('Velg hva du vil ta opp fredag 22. januar.');
    expect(card).toContain('dialogue.agenda');
  });

  it("has the school's own promise from the week before its date, until it is closed", async () => {
    const [ref = ''] = await dialogues();
    await rig.until('2027-01-22', '12:00');
    const promised = {
      minutes: 'Vi leser mer.',
      schoolPromise: 'Vi kjøper bøker.',
      schoolDate: '2027-02-04',
    };
    expect((await rig.act(rektor, 'dialogue.minutes-save', ref, promised)).code).toBe('OK');
    await rig.until('2027-01-25', '16:00');
    expect(JSON.stringify(weeks().at(-1)?.message.card)).toContain('Er det gjort, kan du si fra nå.');
    await rig.until('2027-02-08', '16:00');
    expect(JSON.stringify(weeks().at(-1)?.message.card)).toContain('Dette er over tiden.');
    const list = await rig.act(rektor, 'dialogue.open');
    const open = (list.view.data.sections ?? []).flatMap(({ items = [] }) => items).at(-1);
    expect(open?.text).toEqual(text('promise.late.school', { date: day('2027-02-04') }));
    const form = await rig.act(rektor, 'promise.open', open?.actions?.[0]?.ref);
    await rig.act(rektor, 'promise.answer', form.view.data.actions?.[0]?.ref, { kept: 'kept' });
    const before = weeks().length;
    await rig.until('2027-02-15', '16:00');
    expect(
      weeks()
        .slice(before)
        .map(({ message }) => JSON.stringify(message.card))
        .join(),
    ).not.toContain('Vi kjøper bøker.');
  });

  async function dialogues(): Promise<string[]> {
    const ids: string[] = [];
    for await (const { id, body } of rig.store.list(rig.owner, 'dialogue'))
      if (body.school === 'nordlia' && body.date === '2027-01-22') ids.push(id);
    return ids;
  }
});
