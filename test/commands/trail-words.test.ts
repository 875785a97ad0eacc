import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/app/records/audit.ts';
import { exportWarnings, trailLines } from '../../src/commands/trail-words.ts';
import { createIds } from '../../src/ids.ts';
import { createHouseRig } from '../support/house-rig.ts';

describe('what is said of the trail', () => {
  it('is, with another key, one sentence and not one for each row', async () => {
    const rig = await createHouseRig('2026-09-14');
    const rektor = rig.person((one) => one.roles.includes('principal')).id;
    await rig.act(rektor, 'wheel.hold-save', 'nordlia', { until: '2026-09-18' });
    await rig.act(rektor, 'wheel.hold-save', 'nordlia', { until: '2026-09-22' });
    const own = await verifyAudit({ store: rig.store, ids: rig.house.app.ids }, rig.owner);
    expect([trailLines(own), exportWarnings(own)]).toEqual([[], []]);
    const other = await verifyAudit(
      { store: rig.store, ids: createIds('another key, and that is long enough too') },
      rig.owner,
    );
    expect(other.faults.length).toBeGreaterThan(1);
    expect(trailLines(other)[0]).toContain('probably not the key');
    expect(trailLines(other).filter((line) => line.startsWith('row'))).toEqual([]);
    expect(exportWarnings(other)).toHaveLength(1);
  });

  it('names the rows from before a change of key together, and the others one by one', () => {
    const faults = [1, 2, 3, 7].map((n) => ({ code: 'rowChanged' as const, n }));
    expect(trailLines({ rows: 9, end: 's', unfit: 3, faults })).toEqual([
      'rows 1 to 3 do not fit this key: they were sealed with an earlier one, or changed',
      'row 7 was changed',
    ]);
    expect(exportWarnings({ rows: 9, end: 's', unfit: 3, faults })[0]).toContain('4 faults');
    expect(exportWarnings(undefined)[0]).toContain('no key');
  });
});
