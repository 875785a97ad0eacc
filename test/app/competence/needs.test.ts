import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvOf } from '../../../src/app/csv.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { createCli } from '../../../src/cli.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { needsCsv } from '../../../src/web/files/needs-csv.ts';
import { createHouseRig, type HouseRig } from '../../support/house-rig.ts';
import { runRound } from '../../support/run-round.ts';
import { createTempDir, type TempDir } from '../../support/temp-dir.ts';

const NEED = 'Å lese tekster sammen i alle fag.';
const words = (value: unknown) => JSON.stringify(value);

describe('competence needs', () => {
  let folder: TempDir;
  let url: string;
  let store: Store;
  let rig: HouseRig;
  let round: string;
  let rektor: string;
  let owner: string;
  let finding: string;

  beforeAll(async () => {
    folder = await createTempDir();
    url = `sqlite:${folder.path('needs.db')}`;
    store = await openStore(url);
    rig = await createHouseRig('2026-09-14', { store, publicUrl: 'https://hjul.example' });
    ({ round, rektor, finding } = await runRound(rig, 'nordlia', { competenceNeed: NEED }));
    owner = rig.person((one) => one.roles.includes('ownerAdvisor')).id;
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await folder.remove();
  });

  it('rest on a finding, and are noted by the leaders only', async () => {
    const values = { need: 'Regning i alle fag', whom: 'Alle', priority: 'later' };
    expect((await rig.act(rektor, 'need.save', round, values)).code).toBe('NEED.NO_FINDING');
    const teacher = rig.person((one) => one.roles.join() === 'teacher' && one.schools.includes('nordlia')).id;
    expect((await rig.act(teacher, 'need.save', round, { ...values, finding })).code).toBe(
      'NOT_ALLOWED.LEADER',
    );
    expect((await rig.act(teacher, 'need.list')).code).toBe('NOT_ALLOWED.LEADER');
    const missing = await rig.act(rektor, 'need.save', round, { ...values, finding, priority: '' });
    expect(missing.code).toBe('FORM.EMPTY');
    expect(missing.view.data.fields?.find(({ id }) => id === 'need')?.value).toBe(values.need);
  });

  it('say which finding, who took part and how pressing it is', async () => {
    const list = words((await rig.act(rektor, 'need.list')).view);
    expect(list).toContain(NEED);
    expect(list).toContain('ord om finding');
    expect(list).toContain('"need.teams","params":{"n":1');
    expect(list).toContain('need.priorities.thisYear');
  });

  it('are the school’s until rektor shares the round, and again when the sharing is taken back', async () => {
    const csv = () => needsCsv(rig.store, rig.folder.owner, 'nb:');
    const seen = async () => [
      words((await rig.act(owner, 'need.list')).view).includes(NEED),
      (await csv()).includes(NEED),
    ];
    expect(await seen()).toEqual([false, false]);
    expect((await rig.act(rektor, 'round.share', round)).code).toBe('OK');
    expect(await seen()).toEqual([true, true]);
    await rig.act(rektor, 'round.unshare', round);
    expect(await seen()).toEqual([false, false]);
  });

  it('go out as files: the owner’s hold what is shared, whole and in its own written standard', async () => {
    await rig.act(rektor, 'round.share', round);
    await createCli().parseAsync([
      'node',
      'arshjul',
      'competence-needs',
      '--store',
      url,
      '--out',
      folder.path('out'),
    ]);
    const file = (ending: string) => folder.path(`out/kompetansebehov-${rig.owner}.${ending}`);
    const csv = readFileSync(file('csv'), 'utf8');
    expect(csv.startsWith('\uFEFFSkole;Kompetansebehov;')).toBe(true);
    expect(csv).toContain(NEED);
    expect(readFileSync(file('md'), 'utf8')).toContain(`**${NEED}**`);
    expect(existsSync(file('docx'))).toBe(true);
  });

  it('are closed when met, and stay on the list with how it ended', async () => {
    const list = (await rig.act(rektor, 'need.list')).view.data;
    const item = list.sections?.[0]?.items?.[0];
    const ref = item?.actions?.find((one) => one.ref.endsWith('@met'))?.ref ?? '';
    expect((await rig.act(owner, 'need.close', ref)).code).toBe('NOT_FOUND');
    const closed = await rig.act(rektor, 'need.close', ref);
    expect(words(closed.view)).toContain('need.ended.met');
  });

  it('a cell that a spreadsheet would run is text', () => {
    expect(csvOf([['=HYPERLINK("x")', 'a;b', 'to\nlinjer']])).toBe(
      '\uFEFF"\'=HYPERLINK(""x"")";"a;b";"to\nlinjer"\r\n',
    );
  });
});
