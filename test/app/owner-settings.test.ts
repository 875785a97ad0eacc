import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importOwner } from '../../src/app/import-owner.ts';
import { verifyAudit } from '../../src/app/records/audit.ts';
import { groupsOf } from '../../src/domain/people/owner-settings.ts';
import { readOwnerFolder } from '../../src/files/owner-folder.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';

const LEAST = { school: '5', owner: '10', published: '20', publishedSafety: '30' };

describe('what an owner sets for itself', () => {
  let rig: HouseRig;
  let director: string;
  const folder = mkdtempSync(join(tmpdir(), 'arshjulet-owner-'));

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    director = rig.person((one) => one.roles.includes('educationDirector')).id;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const owner = async () => {
    const stored = await rig.store.read(rig.owner, 'owner', 'owner');
    if (!stored) throw new Error('no owner');
    return stored.body;
  };
  /** The owner's folder with a minimum of its own. */
  function folderWith(minGroups: string) {
    cpSync('examples/fjordvik', folder, { recursive: true });
    const file = join(folder, 'schools.yaml');
    const text = readFileSync('examples/fjordvik/schools.yaml', 'utf8');
    writeFileSync(
      file,
      text.replace(/^( +)language: .*$/m, (line, indent) => `${line}\n${indent}minGroups: ${minGroups}`),
    );
    return readOwnerFolder(folder);
  }

  it('raises a minimum in the chat, at once and in the trail, with the name of who did it', async () => {
    const adviser = rig.person((one) => one.roles.join() === 'ownerAdvisor').id;
    expect((await rig.act(adviser, 'owner.settings-save', 'self', LEAST)).code).toBe('NOT_ALLOWED.DIRECTOR');
    expect((await rig.act(director, 'owner.settings-save', 'self', { ...LEAST, school: '8' })).code).toBe(
      'OK',
    );
    expect(groupsOf(await owner())).toMatchObject({ school: 8, owner: 10 });
    const shown = JSON.stringify((await rig.act(director, 'home.privacy')).view);
    expect(shown).toContain('"school":8');
    const rows: unknown[] = [];
    for await (const { body } of rig.store.list(rig.owner, 'audit'))
      if (body.changes.some(({ collection }) => collection === 'owner')) rows.push([body.actor, body.verb]);
    expect(rows).toContainEqual([`person:${director}`, 'owner.settings-save']);
    expect((await verifyAudit({ store: rig.store, ids: rig.house.app.ids }, rig.owner)).faults).toEqual([]);
  });

  it('never lowers one', async () => {
    for (const school of ['4', '0', '-5', '', 'fem', '201']) {
      const refused = await rig.act(director, 'owner.settings-save', 'self', { ...LEAST, school });
      expect(refused.code, school).toBe('OWNER.MIN_GROUP');
      expect(refused.view.data.fields?.find(({ id }) => id === 'school')?.error).toBeDefined();
    }
  });

  it('has it in its folder too, where a smaller one is a mistake with a line', async () => {
    const low = folderWith('{ school: 4 }');
    expect(low.ok).toBe(false);
    if (!low.ok) expect(JSON.stringify(low.mistakes)).toMatch(/schools\.yaml/);
    const high = folderWith('{ owner: 15 }');
    if (!high.ok) throw new Error(JSON.stringify(high.mistakes));
    expect((await importOwner(rig.store, high)).ok).toBe(true);
    // What was set in the chat stands; of two the higher holds.
    expect(groupsOf(await owner())).toMatchObject({ school: 8, owner: 15 });
    const below = await rig.act(director, 'owner.settings-save', 'self', { ...LEAST, owner: '12' });
    expect(below.code).toBe('OWNER.MIN_GROUP');
  });
});
