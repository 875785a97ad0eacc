import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NODE_OF_PROJECT = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));

/** A command that writes to the program's store must have the key of the program. */
export const TEST_KEY = 'a key for one test run, long enough to be taken';

export interface RealProgram {
  url: string;
  /** From the start of the process until the workbench answered, in milliseconds. */
  readyAfter: number;
  stop(): Promise<void>;
}

/** `npm start` as a person has it: the program itself, on an empty store, on a free port. */
export async function startProgram(
  storeFile: string,
  /** Nothing happens but what the test does. */
  { colleagues = false }: { colleagues?: boolean } = {},
): Promise<RealProgram> {
  const began = performance.now();
  const env = {
    PATH: process.env.PATH ?? '',
    PORT: '0',
    STORE_URL: `sqlite:${storeFile}`,
    ARSHJUL_KEY: TEST_KEY,
    LOG_LEVEL: 'warn',
    // Not the developer's own .env.
    ENV_FILE: '',
  };
  const child = spawn(NODE_OF_PROJECT, ['src/main.ts'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressIn(child);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the workbench answered ${response.status}`);
  const readyAfter = performance.now() - began;
  if (!colleagues) await switchColleaguesOff(url);
  return { url, readyAfter, stop: () => stopChild(child) };
}

async function switchColleaguesOff(url: string): Promise<void> {
  const switched = await fetch(new URL('workbench/api/time/others', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ on: false }),
  });
  if (switched.status !== 204) throw new Error(`the workbench answered ${switched.status}`);
}

function addressIn(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const url = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (url) resolve(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
}

function stopChild(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
