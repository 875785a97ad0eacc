import { describe, expect, it } from 'vitest';
import { killTest } from '../../scripts/kill-test.ts';

describe('a simulation that is killed (SIGKILL) and started again with the same store', () => {
  it('loses nothing that was acknowledged and delivers nothing twice', async () => {
    const result = await killTest({ kills: 4, seed: 5, from: '2026-08-15', to: '2026-09-30' });
    expect(result).toMatchObject({ kills: 4, interrupted: 4, lost: 0, doubled: 0, violations: 0 });
    expect(result.acknowledged).toBeGreaterThan(40);
    expect(result.posts).toBeGreaterThan(60);
  }, 120_000);
});
