import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyPeople, peopleDiff } from '../../src/app/people/import-people.ts';
import { EXIT, explained, type Result } from '../../src/commands/command.ts';
import { importPeople } from '../../src/commands/import-people.ts';
import { openStore } from '../../src/store/open-store.ts';
import { importPage } from '../support/import-page.ts';
import { createTempDir, type TempDir } from '../support/temp-dir.ts';

const FOLDER = 'test/commands/people-files';
const OWNER = 'examples/fjordvik';
const LEAVERS = ['01-whole-list.csv', '06-two-have-left.csv'];
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'));

/** Thirteen files, good, dirty and hostile: what is printed for each stands beside it, to be read. */
describe('import people', () => {
  let dir: TempDir;
  let store: string;
  const shown = new Map<string, string>();

  beforeAll(async () => {
    dir = await createTempDir();
    store = `sqlite:${dir.path('store.db')}`;
    await run('examples/fjordvik/people.csv', {});
  });
  afterAll(() => dir.remove());

  async function run(file: string, options: object): Promise<{ code: number; text: string }> {
    try {
      const result: Result = await importPeople(file, { store, owner: OWNER, ...options });
      return { code: result.code ?? EXIT.done, text: result.lines.join('\n') };
    } catch (error) {
      const { code, lines } = explained(error);
      return { code, text: lines.join('\n') };
    }
  }

  async function roster(): Promise<string> {
    const open = await openStore(store);
    const bodies: unknown[] = [];
    for await (const { body, version } of open.list('fjordvik', 'person')) bodies.push([version, body]);
    await open.close();
    return JSON.stringify(bodies);
  }

  it('has thirteen files', () => {
    expect(files).toHaveLength(13);
  });

  it.each(files)('%s', async (name) => {
    const before = await roster();
    const { code, text } = await run(`${FOLDER}/${name}`, { dryRun: true, leavers: LEAVERS.includes(name) });
    expect(await roster()).toBe(before);
    const printed = `exit ${code}\n${text}\n`;
    await expect(printed).toMatchFileSnapshot(`people-files/${name.replace('.csv', '.txt')}`);
    shown.set(name.replace('.csv', ''), printed);
    // Nothing but a preview may be exit 0 in the files that are dirty or hostile.
    expect(code === EXIT.done).toBe(Number(name.slice(0, 2)) <= 6);
  });

  it('is shown on a page, as it is printed', async () => {
    await expect(importPage(shown)).toMatchFileSnapshot('../../docs/import-people.md');
  });

  it('does nothing at all when one row is wrong', async () => {
    const before = await roster();
    expect((await run(`${FOLDER}/07-slips.csv`, {})).code).toBe(EXIT.wrongInput);
    expect(await roster()).toBe(before);
  });

  it('does not believe a list that would send most people away', async () => {
    const before = await roster();
    const refused = await run(`${FOLDER}/03-nynorsk-comma.csv`, { leavers: true });
    expect(refused).toMatchObject({ code: EXIT.wrongInput });
    expect(refused.text).toContain('add --many');
    expect(await roster()).toBe(before);
  });

  it('does what the preview said, and the second time nothing', async () => {
    expect((await run(`${FOLDER}/06-two-have-left.csv`, { leavers: true })).text).toContain('2 left');
    expect((await run(`${FOLDER}/06-two-have-left.csv`, { leavers: true })).text).toContain('0 left');
    const back = await run(`${FOLDER}/01-whole-list.csv`, { leavers: true });
    expect(back.text).toContain('2 back');
    expect((await run(`${FOLDER}/02-windows-1252.csv`, {})).text).toContain('Åse Løvdal Bjørgås');
  });

  it('lets people keep what they chose, and a leave never gets shorter', async () => {
    const open = await openStore(store);
    const stored = await open.read('fjordvik', 'person', 'tuva-kowalsczek');
    if (!stored) throw new Error('nobody');
    const body = { ...stored.body, language: 'en' as const };
    const preferences = { reminders: 0 as const, stopped: false, pausedUntil: '2028-01-01' };
    await open.commit('fjordvik', [
      {
        type: 'put',
        collection: 'person',
        id: body.id,
        body: { ...body, preferences },
        expect: stored.version,
      },
    ]);
    const listed = { ...stored.body, preferences: { ...stored.body.preferences, pausedUntil: '2027-07-31' } };
    const diff = await peopleDiff(open, 'fjordvik', { people: [listed], leavers: false, schools: [] });
    expect(diff.changes.onLeave).toEqual([]);
    await applyPeople(open, 'fjordvik', diff, 0);
    expect((await open.read('fjordvik', 'person', 'tuva-kowalsczek'))?.body).toMatchObject({
      language: 'en',
      preferences,
    });
    await open.close();
  });
});
