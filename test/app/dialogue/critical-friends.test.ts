import { beforeEach, describe, expect, it } from 'vitest';
import { archiveRecords } from '../../../src/app/records/archive.ts';
import { mineFile } from '../../../src/app/records/mine.ts';
import type { Person } from '../../../src/domain/people/people.ts';
import { createHouseRig, type HouseRig } from '../../support/house-rig.ts';

const NOTE = 'Jeg undret meg over stillheten i korridoren.';

describe('critical friends', () => {
  let rig: HouseRig;
  let rektorer: Person[];

  beforeEach(async () => {
    rig = await createHouseRig('2026-11-02');
    rektorer = rig.folder.people.filter((one) => one.roles.includes('principal'));
  });

  const cards = () =>
    rig.seen.filter((one) => /^critical-friends-autumn:owner:[^:]+:[^:]+:prompt$/.test(one.deliveryId));
  const promptOf = (deliveryId: string) => deliveryId.split(':').slice(0, 3).join(':');

  it('the wheel pairs rektorene; each is told whom to meet, with the same questions', async () => {
    await rig.until('2026-11-06');
    expect(
      cards()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(rektorer.map(({ id }) => `person:${id}`).sort());
    for (const { to, message } of cards()) {
      const words = JSON.stringify(message.card);
      for (const other of rektorer) expect(words.includes(other.email)).toBe(to !== `person:${other.id}`);
      expect(words).toMatch(/friske øyne|friske auge|fresh eyes/);
    }
  });

  it('a rektor on leave is not paired', async () => {
    const [away, ...others] = rektorer;
    const stored = away && (await rig.store.read(rig.owner, 'person', away.id));
    if (!stored) throw new Error('nobody');
    const preferences = { ...stored.body.preferences, pausedUntil: '2026-12-24' };
    const body = { ...stored.body, preferences };
    await rig.store.commit(rig.owner, [
      { type: 'put', collection: 'person', id: body.id, body, expect: stored.version },
    ]);
    await rig.until('2026-11-06');
    expect(
      cards()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(others.map(({ id }) => `person:${id}`).sort());
  });

  it('the notes are one’s own: no other person, export or report has them', async () => {
    await rig.until('2026-11-06');
    const [mine] = cards();
    const writer = mine?.to.slice('person:'.length) ?? '';
    const prompt = promptOf(mine?.deliveryId ?? '');
    expect((await rig.act(writer, 'answer.save', prompt, { wondered: NOTE })).code).toBe('OK');
    expect((await rig.act(writer, 'answer.share', prompt)).code).toBe('ANSWER.NOTHING_TO_SHARE');
    const owner = (await rig.store.read(rig.owner, 'owner', 'owner'))?.body;
    if (!owner) throw new Error('no owner');
    const archived: unknown[] = [];
    for await (const record of archiveRecords(rig.store, owner)) archived.push(record);
    expect(JSON.stringify(archived)).not.toContain('korridoren');
    const own = await mineFile(rig.house.app, owner, writer, rig.clock.now());
    expect(JSON.stringify(own)).toContain('korridoren');
    for (const other of rig.folder.people.filter(({ id }) => id !== writer)) {
      const file = await mineFile(rig.house.app, owner, other.id, rig.clock.now());
      expect(JSON.stringify(file)).not.toContain('korridoren');
      for (const verb of [
        'answer.edit',
        'team.view',
        'home.status',
        'home.answers',
        'report.open',
      ] as const) {
        const { view } = await rig.act(other.id, verb, verb === 'answer.edit' ? prompt : 'self');
        expect(JSON.stringify(view)).not.toContain('korridoren');
      }
    }
    const elsewhere = rig.seen.filter(
      ({ to, message }) => to !== `person:${writer}` && JSON.stringify(message).includes('korridoren'),
    );
    expect(elsewhere).toEqual([]);
  });
});
