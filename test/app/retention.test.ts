import { beforeAll, describe, expect, it } from 'vitest';
import type { CollectionName } from '../../src/app/ports/collections.ts';
import { toEpoch } from '../../src/domain/calendar/zoned-time.ts';
import { createHouseRig, type HouseRig, ZONE } from '../support/house-rig.ts';
import { runRound } from '../support/run-round.ts';

describe('the deletion clocks', () => {
  let rig: HouseRig;
  let round: string;
  let card: string;

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    const ran = await runRound(rig, 'nordlia');
    round = ran.round;
    const [, , alert = ''] = ran.subjects;
    await rig.act(ran.rektor, 'safety.acknowledge', alert);
    card = (await rig.act(ran.first, 'answer.edit', `${round}:reflection`)).view.card;
  }, 60_000);

  async function left(collection: CollectionName, prefix = `${round}:`): Promise<number> {
    let n = 0;
    for await (const _ of rig.store.list(rig.owner, collection, { prefix })) n += 1;
    return n;
  }
  const sweepOn = (date: string) => rig.house.tick(toEpoch(date, '10:00', ZONE));

  it('leave everything while its time has not come', async () => {
    await sweepOn('2026-12-15');
    expect(card).toBe('notice');
    expect(await left('answer')).toBe(2);
    expect(await left('teamAnswer')).toBe(1);
  });

  it('remove raw answers, participation and votes after 90 days, and an alert that was taken over', async () => {
    await sweepOn('2026-12-27');
    for (const collection of ['answer', 'participation', 'ballot'] as const)
      expect(await left(collection), collection).toBe(0);
    expect(await left('safetyAlert', '')).toBe(0);
    expect(await left('teamAnswer')).toBe(1);
    expect(await left('finding')).toBe(2);
  });

  it('keep what a team said together until the end of the next school year', async () => {
    await sweepOn('2028-07-31');
    expect(await left('teamAnswer')).toBe(1);
    await sweepOn('2028-08-02');
    expect(await left('teamAnswer')).toBe(0);
    expect(await left('prompt')).toBe(0);
  });
});
