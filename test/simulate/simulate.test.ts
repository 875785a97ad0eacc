import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { createHouse } from '../../src/assemble.ts';
import { readOwnerFolder } from '../../src/files/owner-folder.ts';
import { readJournal } from '../../src/simulate/journal.ts';
import type { Acknowledged, PlatformRecord } from '../../src/simulate/records.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';
import { createTempDir, type TempDir } from '../support/temp-dir.ts';

/** Ten weeks of autumn: prompts, reminders, closings, dialogues and the owner's overview. */
const AUTUMN = { from: '2026-08-01', to: '2026-10-10' };

describe('the simulation', () => {
  let dir: TempDir;
  beforeEach(async () => {
    dir = await createTempDir();
  });
  afterEach(() => dir.remove());

  function run(
    out: string,
    more: { seed?: number; store?: Store; from?: string; to?: string; faults?: number } = {},
  ) {
    const data = readOwnerFolder('examples/fjordvik');
    if (!data.ok) throw new Error('Fjordvik cannot be read');
    const store = more.store ?? createMemoryStore();
    return simulate({
      data,
      store,
      ...AUTUMN,
      seed: 7,
      out: dir.path(out),
      house: ({ messenger, ...parts }) =>
        createHouse({ store, ...parts, messengers: { teams: messenger }, concurrency: 1 }),
      drawWheels: async () => ({ 'wheel.svg': '<svg/>' }),
      ...more,
    });
  }

  function filesOf(out: string): Record<string, string> {
    const names = readdirSync(dir.path(out), { recursive: true }).map(String).sort();
    const files = names.filter((name) => statSync(join(dir.path(out), name)).isFile());
    return Object.fromEntries(files.map((name) => [name, readFileSync(join(dir.path(out), name), 'utf8')]));
  }

  it('gives the same files for the same seed, byte for byte, and others for another', async () => {
    await run('a');
    await run('b');
    await run('c', { seed: 8 });
    expect(Object.keys(filesOf('a'))).toEqual(
      expect.arrayContaining([
        'summary.json',
        'year.md',
        'wheel.svg',
        'platform.jsonl',
        'acknowledged.jsonl',
      ]),
    );
    expect(filesOf('b')).toEqual(filesOf('a'));
    expect(filesOf('c')['platform.jsonl']).not.toBe(filesOf('a')['platform.jsonl']);
  });

  it('lets people act through the cards, and every invariant holds', async () => {
    const { summary } = await run('a', { faults: 0.1 });
    expect(summary.violationList).toEqual([]);
    expect(summary.violations).toBe(0);
    expect(summary.answers).toBeGreaterThan(30);
    expect(summary.deliveries.sent).toBeGreaterThan(200);
    expect(summary.deliveries.ambiguous + summary.deliveries.unreachable).toBeGreaterThan(0);
    expect(summary.course.platform.throttled).toBeGreaterThan(0);
    expect(summary.course.refusals['PROMPT.CLOSED']).toBeGreaterThan(0);
    expect(summary.course.refusals.NOT_FOUND).toBeGreaterThan(0);
    expect(summary.invariantsChecked.find(({ name }) => name === 'school-time-only')?.times).toBeGreaterThan(
      100,
    );
    expect(Object.keys(summary.fivePrerequisites)).toEqual(['fjordvik-ungdom', 'holmen', 'nordlia']);
    expect(readJournal<Acknowledged>(join(dir.path('a'), 'acknowledged.jsonl')).length).toBeGreaterThan(50);
  });

  it('keeps every overview as it came, to read and as a card', async () => {
    // The first Monday on which something waits for a rektor is in October.
    await run('a', { to: '2026-10-20' });
    const files = filesOf('a');
    const digests = Object.keys(files).filter((name) => name.startsWith('digests/') && name.endsWith('.md'));
    expect(digests.length).toBeGreaterThan(0);
    for (const name of digests) {
      expect(files[name]).toContain('Holmen skole');
      expect(JSON.parse(files[name.replace('.md', '.json')] ?? '')).toMatchObject({ type: 'AdaptiveCard' });
    }
    expect(Object.keys(files).some((name) => name.startsWith('weeks/'))).toBe(true);
    expect(files['year.md']).toContain('Holmen skole');
  });

  it('goes on where it was with the same store and folder, and ends there only once', async () => {
    const store = createMemoryStore();
    const first = await run('a', { store });
    const again = await run('a', { store });
    expect(again.summary.course.runs).toBe(2);
    expect(again.summary.violations).toBe(0);
    expect(again.summary.deliveries).toEqual(first.summary.deliveries);
    const sends = readJournal<PlatformRecord>(join(dir.path('a'), 'platform.jsonl')).flatMap((one) =>
      one.t === 'send' && one.message ? [one.delivery] : [],
    );
    expect(new Set(sends).size).toBe(sends.length);
  });

  it('refuses a store that holds something else', async () => {
    const store = createMemoryStore();
    await run('a', { store, to: '2026-08-20' });
    await expect(run('a', { store, to: '2026-08-20', seed: 9 })).rejects.toMatchObject({
      code: 'SIMULATE.OTHER_RUN',
      actor: 'user',
    });
    await expect(run('elsewhere', { store, to: '2026-08-20' })).rejects.toMatchObject({
      code: 'SIMULATE.STORE_IN_USE',
    });
  });

  it('begins anew, and clears what stood there, when the store is empty', async () => {
    await run('a', { seed: 3 });
    await run('a');
    await run('b');
    expect(filesOf('a')).toEqual(filesOf('b'));
  });
});
