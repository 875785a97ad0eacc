import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCli } from '../../src/cli.ts';
import { createTempDir, type TempDir } from '../support/temp-dir.ts';

function arshjul(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', ...args], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

describe('the command line', () => {
  let dir: TempDir;
  let store: string[];
  beforeAll(async () => {
    dir = await createTempDir();
    store = ['--store', `sqlite:${dir.path('store.db')}`];
  });
  afterAll(() => dir.remove());

  it('helps with every command, and each says what it does', () => {
    const walk = (command: ReturnType<typeof createCli>): ReturnType<typeof createCli>[] => [
      command,
      ...command.commands.flatMap(walk),
    ];
    for (const command of walk(createCli())) {
      expect(command.description(), command.name()).not.toBe('');
      expect(command.helpInformation()).toContain('--help');
    }
    const help = arshjul('import', 'people', '--help');
    expect(help.code).toBe(0);
    expect(help.out).toContain('--dry-run');
  });

  it('ends with 1 and a hint when the line is wrong', () => {
    const wrong = arshjul('simulatte');
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('Did you mean simulate?');
    expect(arshjul('simulate', '--owner', 'x').code).toBe(1);
    const date = arshjul(
      'simulate',
      '--owner',
      'x',
      '--from',
      '2026-02-30',
      '--to',
      '2026-03-01',
      '--out',
      dir.path('o'),
    );
    expect(date).toMatchObject({ code: 1 });
    expect(date.err).toContain('2026-08-01');
    expect(
      arshjul(
        'simulate',
        '--owner',
        dir.path('none'),
        '--from',
        '2026-08-01',
        '--to',
        '2026-08-02',
        '--out',
        dir.path('o'),
      ).err,
    ).toContain('no such folder');
    expect(
      arshjul(
        'import',
        'calendar',
        'examples/fjordvik/skolerute/skolerute-nordlia-2026-2027.csv',
        '--store',
        'oracle:x',
      ).code,
    ).toBe(1);
  });

  it('ends with 2 when the program fails, also for machines', () => {
    const failed = arshjul(
      'import',
      'people',
      'examples/fjordvik/people.csv',
      '--json',
      '--store',
      `sqlite:${dir.path('.')}`,
    );
    expect(failed.code).toBe(2);
    expect(JSON.parse(failed.out)).toMatchObject({ ok: false });
  });

  it('checks a plan', () => {
    expect(arshjul('plan', 'check', 'examples/fjordvik/arshjul.yaml')).toMatchObject({ code: 0 });
    writeFileSync(dir.path('broken.yaml'), 'activities:\n  - id: x\n    kind: dance\n');
    const broken = arshjul('plan', 'check', dir.path('broken.yaml'), '--json');
    expect(broken.code).toBe(1);
    expect(JSON.parse(broken.out).lines[0]).toMatch(/broken\.yaml:\d+:\d+ /);
  });

  it('previews people, brings them in, and then sees only what is new', () => {
    const file = 'examples/fjordvik/people.csv';
    const preview = arshjul('import', 'people', file, '--owner', 'examples/fjordvik', '--dry-run', ...store);
    expect(preview.out).toContain('Nothing was changed');
    expect(
      JSON.parse(arshjul('import', 'people', file, '--owner', 'examples/fjordvik', '--json', ...store).out)
        .added,
    ).toHaveLength(58);
    const again = JSON.parse(arshjul('import', 'people', file, '--json', ...store).out);
    expect(again).toMatchObject({ added: [], changed: [], left: [], unchanged: 58 });
  });

  it('names each wrong row and imports nobody', () => {
    writeFileSync(
      dir.path('wrong.csv'),
      'Navn;E-post;Skole;Rolle\nNy Lærer;ny@fjordvik.example;Nordlia barneskole;Lærer\nFeil;feil;Nordlia barneskole;Trollmann\n',
    );
    const wrong = arshjul('import', 'people', dir.path('wrong.csv'), '--owner', 'fjordvik', ...store);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toMatch(/wrong\.csv:3 /);
    expect(wrong.err).toContain('nobody was imported');
    const few = dir.path('few.csv');
    writeFileSync(few, 'Navn;E-post;Skole;Rolle\nNy Lærer;ny@fjordvik.example;Nordlia barneskole;Lærer\n');
    const all = JSON.parse(
      arshjul('import', 'people', few, '--everybody', '--dry-run', '--json', ...store).out,
    );
    expect(all.added).toEqual(['ny']);
    expect(all.left).toHaveLength(58);
  });

  it('brings in a skolerute by the names in it', () => {
    const file = 'examples/fjordvik/skolerute/skolerute-nordlia-2026-2027.csv';
    const read = JSON.parse(arshjul('import', 'calendar', file, '--json', ...store).out);
    expect(read.calendars).toEqual([
      {
        school: 'nordlia',
        schoolYear: '2026/27',
        first: '2026-08-17',
        last: '2027-06-18',
        pupilDays: 190,
        planningDays: 6,
      },
    ]);
    const other = arshjul('import', 'calendar', file, '--school', 'holmn', ...store);
    expect(other).toMatchObject({ code: 1 });
    expect(other.err).toContain('holmen');
  });
});
