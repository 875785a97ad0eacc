import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/people/people.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';

describe('a matter that one leader takes', () => {
  let rig: HouseRig;
  let rektor: Person;
  let deputy: Person;
  let alert: string;

  const cardOf = (person: Person) =>
    rig.seen.find((one) => one.deliveryId === `${alert}:${person.id}:safety`);

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-07');
    deputy = rig.person((one) => one.roles.includes('deputyPrincipal'));
    const [school = ''] = deputy.schools;
    rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes(school));
    const teacher = rig.person((one) => one.roles.join() === 'teacher' && one.schools.join() === school);
    await rig.act(teacher.id, 'safety.send', 'self', { alert: 'Noen er redd.' });
    await rig.until('2026-09-07', '08:45');
    for await (const { id } of rig.store.list(rig.owner, 'safetyAlert')) alert = id;
  });

  it('is on both leaders’ cards with a button', () => {
    for (const one of [rektor, deputy])
      expect(JSON.stringify(cardOf(one)?.message.card)).toContain('safety.acknowledge');
  });

  it('says on the other’s card who took it, and has no button there', async () => {
    expect((await rig.act(deputy.id, 'safety.acknowledge', alert)).code).toBe('OK');
    await rig.until('2026-09-07', '08:50');
    const card = JSON.stringify(cardOf(rektor)?.message.card);
    expect(cardOf(rektor)?.updates).toBe(1);
    expect(card).toContain(`${deputy.name} har tatt imot saken.`);
    expect(card).not.toContain('safety.acknowledge');
    // Nobody is written to anew: what was sent is edited.
    expect(rig.seen.filter(({ deliveryId }) => deliveryId.startsWith(alert))).toHaveLength(2);
  });

  it('tells the one who presses all the same who has it', async () => {
    const late = await rig.act(rektor.id, 'safety.acknowledge', alert);
    expect(late.view.data.notice).toEqual({ $text: 'safety.takenBy', params: { name: deputy.name } });
    expect((await rig.store.read(rig.owner, 'safetyAlert', alert))?.body.acknowledged?.by).toBe(deputy.id);
  });
});

describe('the way out to an adult', () => {
  it('stands on forms with own words for those at a school, and leads nowhere from the owner’s office', async () => {
    const rig = await createHouseRig('2026-09-07');
    const rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia'));
    const owner = rig.person((one) => one.roles.includes('educationDirector'));
    const shown = async (who: Person, reference: string) =>
      (await rig.act(who.id, 'focus.new', reference)).view.data.safety;
    expect(await shown(rektor, 'nordlia')).toMatchObject({ verb: 'safety.open' });
    expect(await shown(owner, 'owner')).toBeUndefined();
    const checks = (await rig.act(rektor.id, 'selfcheck.open', 'self')).view.data.sections ?? [];
    const ref =
      checks.flatMap(({ items = [] }) => items.flatMap(({ actions = [] }) => actions))[0]?.ref ?? '';
    expect((await rig.act(rektor.id, 'selfcheck.item', ref)).view.data.safety).toMatchObject({
      verb: 'safety.open',
    });
  });
});
