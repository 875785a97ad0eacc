import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import type { Person } from '../../../../src/domain/people/people.ts';

/** The tenant that the Playground speaks for. */
export const TENANT = '00000000-0000-0000-0000-0000000000001';
const START_MS = 30_000;

export interface PlaygroundOptions {
  endpoint: string;
  user: Person;
  others?: Person[];
  team?: string;
}

/** Microsoft's Agents Playground, with people of Fjordvik in it. */
export async function startPlayground(options: PlaygroundOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  writeFileSync(join(folder, '.m365agentsplayground.yml'), stringify(configuration(options)));
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      resolve('node_modules/@microsoft/m365agentsplayground/cli.js'),
      '-e',
      options.endpoint,
      '-c',
      'msteams',
      '-p',
      String(port),
      '--dt',
    ],
    {
      cwd: folder,
      env: { ...process.env, BROWSER: 'none', TEAMSAPPTESTER_TELEMETRY_DISABLED: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => output.push(String(data)));
  await ready(`http://localhost:${port}/`, child, output);
  return {
    url: `http://localhost:${port}/`,
    output,
    async close() {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function objectIdOf(person: Person): string {
  const number = [...person.id].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1e9, 7);
  return `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;
}

function configuration({ user, others = [], team = 'Nordlia barneskole' }: PlaygroundOptions) {
  return {
    version: '0.1.1',
    tenantId: TENANT,
    bot: { id: '28:arshjulet', name: 'Årshjulet' },
    currentUser: account(user),
    // It wants exactly five.
    users: others.slice(0, 5).map(account),
    personalChat: { id: `a:${user.id}` },
    groupChat: { id: '19:group@thread.v2', name: 'Gruppechat' },
    team: {
      id: '19:team@thread.tacv2',
      name: team,
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: [{ id: '19:trinn@thread.tacv2', name: '3.–4. trinn' }],
    },
  };
}

function account(person: Person) {
  const [givenName = '', ...rest] = person.name.split(' ');
  return {
    id: `29:${person.id}`,
    name: person.name,
    userPrincipleName: person.email,
    aadObjectId: objectIdOf(person),
    givenName,
    surname: rest.join(' '),
    email: person.email,
  };
}

async function ready(url: string, child: ChildProcess, output: string[]): Promise<void> {
  const end = performance.now() + START_MS;
  while (performance.now() < end) {
    if (child.exitCode !== null) break;
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  child.kill();
  throw new Error(`The Playground did not start at ${url}: ${output.join('')}`);
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
