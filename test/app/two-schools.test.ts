import { beforeEach, describe, expect, it } from 'vitest';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';

const FIRST = 'nordlia';
const SECOND = 'holmen';

describe('somebody who works at two schools', () => {
  let rig: HouseRig;
  let person: string;

  beforeEach(async () => {
    rig = await createHouseRig('2026-09-07');
    person = rig.person((one) => one.roles.join() === 'teacher' && one.schools.join() === FIRST).id;
    const stored = await rig.store.read(rig.owner, 'person', person);
    if (!stored) throw new Error('nobody');
    const body = { ...stored.body, schools: [FIRST, SECOND] };
    await rig.store.commit(rig.owner, [
      { type: 'put', collection: 'person', id: person, body, expect: stored.version },
    ]);
  });

  const reflections = (school: string) =>
    rig.seen.some(
      ({ to, deliveryId }) =>
        to === `person:${person}` && deliveryId.startsWith(`autumn-reflection:${school}:`),
    );

  async function hold(school: string, until: string) {
    const rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes(school)).id;
    expect((await rig.act(rektor, 'wheel.hold-save', school, { until })).code).toBe('OK');
  }

  it('hears from the one while the other is held', async () => {
    await hold(FIRST, '2026-09-25');
    await rig.until('2026-09-16');
    expect([reflections(FIRST), reflections(SECOND)]).toEqual([false, true]);
  });

  it('does not hear from the one that is held, whichever stands first', async () => {
    await hold(SECOND, '2026-09-25');
    await rig.until('2026-09-16');
    expect([reflections(FIRST), reflections(SECOND)]).toEqual([true, false]);
  });

  it('says which school a § 12-4 message is about, and that school’s leaders get it', async () => {
    const form = await rig.act(person, 'safety.open', 'self');
    expect(form.view.data.fields?.map(({ id }) => id)).toEqual(['school', 'alert']);
    const alert = 'Jeg er urolig for en elev.';
    expect((await rig.act(person, 'safety.send', 'self', { alert })).code).toBe('FORM.EMPTY');
    expect((await rig.act(person, 'safety.send', 'self', { alert, school: SECOND })).code).toBe('OK');
    const told = rig.seen.filter(({ message }) => JSON.stringify(message.card).includes(alert));
    expect(told.length).toBeGreaterThan(0);
    for (const { to } of told)
      expect(rig.person((one) => `person:${one.id}` === to).schools).toContain(SECOND);
  });

  it('can look at the year of each', async () => {
    const first = await rig.act(person, 'home.wheel');
    expect(first.view.data.more?.map(({ ref }) => ref)).toEqual([SECOND]);
    const second = await rig.act(person, 'home.wheel', SECOND);
    expect(second.view.data.kicker).toBe(rig.folder.schools.find(({ id }) => id === SECOND)?.name);
    expect(second.view.data.more?.map(({ ref }) => ref)).toEqual([FIRST]);
  });
});
