import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/app/records/audit.ts';
import { checkArchive, writeArchive } from '../../src/commands/archive-files.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';
import { runRound } from '../support/run-round.ts';

const PRIVATE = ['ownAnswer', 'sharedAnswer', 'teamAnswer', 'sourceNote', 'safetyAlert'] as const;

describe('the archive export', () => {
  let rig: HouseRig;
  const folder = mkdtempSync(join(tmpdir(), 'arshjulet-archive-'));
  const out = (name: string) => join(folder, name);
  const job = (name: string, schoolYear?: string) => ({
    store: rig.store,
    owner: rig.folder.owner,
    schoolYear,
    now: rig.clock.now(),
    out: out(name),
    version: '0.0.0',
    trail: { rows: 0, end: '', faults: 0 },
  });
  const linesOf = (name: string, series: string) => {
    const file = readdirSync(out(name)).find((one) => one.endsWith(`-${series}.jsonl`)) ?? '';
    const text = readFileSync(join(out(name), file), 'utf8');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  };

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    const words = Object.fromEntries([...PRIVATE, 'finding' as const].map((kind) => [kind, `merke-${kind}`]));
    await runRound(rig, 'nordlia', words);
    await writeArchive(job('whole'));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds decisions with where they come from, in order', async () => {
    const finding = linesOf('whole', 'finding').find(({ body }) => body.statement === 'merke-finding');
    const rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia'));
    expect(finding.body.statement).toBe('merke-finding');
    expect(finding.provenance).toMatchObject({
      owner: 'fjordvik',
      school: 'nordlia',
      madeBy: `person:${rektor.id}`,
      madeAt: expect.stringMatching(/^2026-09-2/),
    });
    expect(checkArchive(out('whole')).faults).toEqual([]);
    expect((await verifyAudit({ store: rig.store, ids: rig.house.app.ids }, rig.owner)).faults).toEqual([]);
  });

  it('holds nothing of what single people answered, and names only those who stand behind something', () => {
    const all = readdirSync(out('whole'))
      .map((name) => readFileSync(join(out('whole'), name), 'utf8'))
      .join('\n');
    for (const kind of PRIVATE) expect(all.includes(`merke-${kind}`), kind).toBe(false);
    const named = linesOf('whole', 'person').map(({ id }) => id as string);
    expect(named.length).toBeGreaterThan(0);
    expect(named.length).toBeLessThan(rig.folder.people.length / 2);
    expect(all).not.toContain('@fjordvik');
  });

  it('finds a changed, a shortened and a missing file, and a changed manifest', async () => {
    await writeArchive(job('broken'));
    const file = readdirSync(out('broken')).find((one) => one.endsWith('-measure.jsonl')) ?? '';
    const path = join(out('broken'), file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('2026', '2025'));
    expect(checkArchive(out('broken')).faults).toEqual([`${file}: its checksum is not the manifest's`]);
    rmSync(path);
    expect(checkArchive(out('broken')).faults).toEqual([`${file}: is missing`]);
    writeFileSync(path, text);
    expect(checkArchive(out('broken')).faults).toEqual([]);
    const manifest = join(out('broken'), 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('Fjordvik kommune', 'En annen kommune'));
    expect(checkArchive(out('broken')).faults).toEqual([
      'manifest.json: does not match manifest.json.sha256',
    ]);
  });

  it('takes one school year alone, and does not write over an export', async () => {
    await writeArchive(job('next', '2027/28'));
    expect(linesOf('next', 'round')).toEqual([]);
    expect(linesOf('next', 'finding')).toEqual([]);
    expect(linesOf('next', 'measure')).toEqual([]);
    await writeArchive(job('this', '2026/27'));
    expect(linesOf('this', 'measure')).toEqual(linesOf('whole', 'measure'));
    await expect(writeArchive(job('whole'))).rejects.toThrow('holds an export already');
  });
});
