import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkTrail } from '../../src/commands/doctor-checks.ts';
import { initAnswers } from '../../src/commands/init-answers.ts';
import { draftSkolerute } from '../../src/commands/init-skolerute.ts';
import { readOwnerFolder } from '../../src/files/owner-folder.ts';
import { readSkolerute } from '../../src/files/skolerute.ts';
import { createHouseRig } from '../support/house-rig.ts';

const home = mkdtempSync(join(tmpdir(), 'arshjulet-setup-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The command line as a new user has it: an empty folder, no variables, nobody at the keyboard. */
function arshjul(args: string[], env: Record<string, string> = {}) {
  const ran = spawnSync(process.execPath, [resolve('src/cli.ts'), ...args], {
    cwd: home,
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
    input: '',
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

const FLAGS = [
  ...['--name', 'Øvre Ås kommune', '--director', 'Ola Dal <Ola.Dal@as.example>'],
  ...['--school', 'Ås skole; nb; 1-7; Kari Ås <kari@as.example>'],
  ...['--school', 'Ås ungdomsskule; nn; 8-10; Per "Pelle" Li <per@as.example>'],
  ...['--school-year', '2026/27', '--platform', 'teams'],
];

describe('init', () => {
  it('names everything that is missing or wrong, and writes nothing', () => {
    const empty = arshjul(['init']);
    expect(empty.code).toBe(1);
    expect(empty.err).toContain('--name');
    expect(empty.err).toContain('--director');
    expect(empty.err).toContain('--school');
    const wrong = arshjul([
      'init',
      '--name',
      'X',
      '--director',
      'Ola',
      '--school',
      'Ås; xx; 7-1',
      '--language',
      'da',
    ]);
    expect(wrong.code).toBe(1);
    expect(wrong.err.match(/Expected/g)?.length).toBeGreaterThanOrEqual(3);
    expect(existsSync(join(home, '.env'))).toBe(false);
  });

  it('writes a folder that the bot can read, and an environment with a key that only the owner of the file reads', () => {
    const { code, out } = arshjul(['init', ...FLAGS]);
    expect(code).toBe(0);
    expect(out).toContain('What comes next');
    const read = readOwnerFolder(join(home, 'ovre-as'));
    if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
    expect(read.schools.map(({ name, writtenStandard }) => [name, writtenStandard])).toEqual([
      ['Ås skole', 'nb'],
      ['Ås ungdomsskule', 'nn'],
    ]);
    expect(read.people.map(({ name }) => name)).toContain('Per "Pelle" Li');
    expect(read.classes.map(({ size }) => size)).toEqual(Array(10).fill(0));
    expect(read.people.filter(({ roles }) => roles.includes('principal'))).toHaveLength(2);
    const env = readFileSync(join(home, '.env'), 'utf8');
    expect(/^ARSHJUL_KEY=(.+)$/m.exec(env)?.[1]?.length).toBeGreaterThanOrEqual(32);
    expect(env).toContain('=ovre-as');
    expect(statSync(join(home, '.env')).mode & 0o077).toBe(0);
  });

  it('writes over nothing', () => {
    const before = readFileSync(join(home, '.env'), 'utf8');
    const again = arshjul(['init', ...FLAGS]);
    expect(again.code).toBe(1);
    expect(again.err).toContain('Nothing was written');
    expect(readFileSync(join(home, '.env'), 'utf8')).toBe(before);
    const elsewhere = arshjul(['init', ...FLAGS, '--out', 'ny']);
    expect(elsewhere.code).toBe(1);
    expect(existsSync(join(home, 'ny'))).toBe(false);
  });

  it('leaves a .env that the next commands read by themselves, or the one that ENV_FILE names', () => {
    const storeIn = (env: Record<string, string>) => arshjul(['operator', 'status'], env).err;
    expect(storeIn({})).toContain('There is no store at ./data/ovre-as.db');
    writeFileSync(join(home, 'other.env'), 'STORE_URL=sqlite:./elsewhere.db\n');
    expect(storeIn({ ENV_FILE: 'other.env' })).toContain('There is no store at ./elsewhere.db');
    expect(storeIn({ ENV_FILE: 'other.env', STORE_URL: 'sqlite:./given.db' })).toContain('./given.db');
    expect(existsSync(join(home, 'elsewhere.db'))).toBe(false);
  });

  it('asks a person for what the flags leave open', async () => {
    const asked: string[] = [];
    const says = [
      'Li kommune',
      '',
      '',
      '',
      'Ann Li <ann@li.example>',
      'Li skule',
      'nn',
      '1-10',
      'Bo Li <bo@li.example>',
      '',
      '',
    ];
    const answers = await initAnswers(
      {},
      async (question, otherwise) => {
        asked.push(question);
        return says[asked.length - 1] || (otherwise ?? '');
      },
      '2026/27',
    );
    expect(answers).toMatchObject({ id: 'li', language: 'nb', schoolYear: '2026/27', platform: 'none' });
    expect(answers.schools).toMatchObject([{ id: 'li', name: 'Li skule', standard: 'nn', from: 1, to: 10 }]);
  });

  it.each(['2026/27', '2027/28', '2030/31'])('drafts a lawful skolerute for %s', (year) => {
    const { schools, errors } = readSkolerute(new TextEncoder().encode(draftSkolerute('Å, skole', year)));
    expect(errors).toEqual([]);
    const days = [...schools.values()][0] ?? [];
    const pupilDays = days.filter((day) => day.pupilDay);
    expect(pupilDays.length).toBeGreaterThanOrEqual(190);
    const spring = Number(year.slice(0, 4)) + 1;
    expect(pupilDays.some(({ date }) => [`${spring}-05-17`, `${spring}-05-01`].includes(date))).toBe(false);
  });
});

describe('doctor', () => {
  const doctor = (args: string[] = [], env: Record<string, string> = {}) => {
    // What init wrote is left out: each case sets its own variables.
    const ran = arshjul(['doctor', '--json', '--store', 'sqlite::memory:', ...args], {
      ENV_FILE: '',
      ...env,
    });
    return {
      code: ran.code,
      ...(JSON.parse(ran.out) as { findings: { check: string; verdict: string; line: string }[] }),
    };
  };

  it('finds no fault in what init made, and says what is still to do', () => {
    const { code, findings } = doctor(['--owner', 'ovre-as'], { ARSHJUL_KEY: 'k'.repeat(40) });
    expect(code).toBe(0);
    const lines = findings.map(({ line }) => line).join('\n');
    expect(lines).toContain("is init's draft");
    expect(lines).toContain('has no elevrådskontakt');
    expect(lines).toContain('neither Teams nor Slack');
    expect(lines).toContain('Ås ungdomsskule: no number of pupils for 8A, 9A, 10A');
  });

  it('makes no store, and says that there is none yet', () => {
    const ran = arshjul(['doctor', '--store', 'sqlite:./fresh/none.db'], { ENV_FILE: '' });
    expect(ran.out).toContain('warning  store: there is no store at ./fresh/none.db yet');
    expect(existsSync(join(home, 'fresh'))).toBe(false);
  });

  it.each([
    ['a wrong variable', {}, { TEAMS_APP_ID: 'x' }, 'TEAMS_APP_ID'],
    ['no key in production', {}, { NODE_ENV: 'production' }, 'ARSHJUL_KEY'],
    ['no folder', { owner: 'nowhere' }, {}, 'no such folder'],
    [
      'a store in memory in production',
      {},
      { NODE_ENV: 'production', ARSHJUL_KEY: 'k'.repeat(40) },
      'in memory only',
    ],
    [
      'a plain address in production',
      {},
      { NODE_ENV: 'production', ARSHJUL_KEY: 'k'.repeat(40), PUBLIC_URL: 'http://x.no' },
      'https://',
    ],
  ] as const)('exits 1 on %s', (_what, { owner = 'ovre-as' }: { owner?: string }, env, words) => {
    const { code, findings } = doctor(['--owner', owner], env);
    expect(code).toBe(1);
    expect(
      findings
        .filter(({ verdict }) => verdict === 'fault')
        .map(({ line }) => line)
        .join('\n'),
    ).toContain(words);
  });

  it('never prints a secret', () => {
    const key = `secret-${'k'.repeat(40)}`;
    const ran = arshjul(['doctor', '--store', 'sqlite::memory:'], {
      ARSHJUL_KEY: key,
      TEAMS_APP_PASSWORD: `${key}2`,
    });
    expect(ran.out + ran.err).not.toContain(key);
  });

  it('names the place of each mistake in the folder', () => {
    const file = join(home, 'ovre-as', 'schools.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('writtenStandard: nn', 'writtenStandard: no'));
    const { code, findings } = doctor(['--owner', 'ovre-as']);
    writeFileSync(file, text);
    expect(code).toBe(1);
    expect(findings.find(({ verdict }) => verdict === 'fault')?.line).toMatch(/^schools\.yaml:\d+:\d+ /);
  });

  it('finds a trail that was tampered with', async () => {
    const rig = await createHouseRig('2026-09-14');
    const rektor = rig.person((one) => one.roles.includes('principal')).id;
    await rig.act(rektor, 'wheel.hold-save', 'nordlia', { until: '2026-09-18' });
    const key = 'a key that is only for tests, and long enough';
    expect(await checkTrail(rig.store, rig.owner, key)).toMatchObject({ verdict: 'ok' });
    expect((await checkTrail(rig.store, rig.owner, key.toUpperCase())).line).toContain(
      'the key is not the one',
    );
    const row = await rig.store.read(rig.owner, 'audit', '000000000001');
    if (!row) throw new Error('nothing in the trail');
    await rig.store.commit(rig.owner, [
      {
        type: 'put',
        collection: 'audit',
        id: row.id,
        body: { ...row.body, actor: 'system' },
        expect: row.version,
      },
    ]);
    expect(await checkTrail(rig.store, rig.owner, key)).toMatchObject({ verdict: 'fault' });
  });
});
