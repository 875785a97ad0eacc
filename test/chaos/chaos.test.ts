import { expect, it } from 'vitest';
import { chaos } from '../../scripts/chaos/run.ts';
import { REDIS_SERVER } from '../support/redis-server.ts';

it.skipIf(!REDIS_SERVER)(
  'a round with three bots on Redis, killed and cut: nothing thanked for is lost, nothing comes twice',
  async () => {
    const result = await chaos({ kills: 5, seed: 3, people: 40, awayMs: 0 });
    expect(result.faults).toEqual([]);
    expect(result).toMatchObject({ kills: 5, lost: 0, doubled: 0, missed: 0, unfinished: 0 });
    expect(result.havoc.killedInstances + result.havoc.killedRedis).toBe(5);
    expect(result.reached + result.ambiguous.missing + result.blocked).toBe(result.asked);
    expect(result.acknowledged).toBeGreaterThan(20);
    expect(result.stored).toBeGreaterThan(20);
    expect(result.exits).toEqual([0, 0, 0]);
  },
  600_000,
);
