import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTempDir } from '../test/support/temp-dir.ts';
import { atMost, type Bench, repeat } from './measure.ts';

const RUNS = 7;
const ROOT = fileURLToPath(new URL('../', import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: { start: string } };
/** As `npm start` has it, with the Node of this project. */
const [, ...ARGUMENTS] = scripts.start.split(' ');
const NODE = `${ROOT}node_modules/.bin/node`;

interface Start {
  seconds: number;
  mb: number;
}

/** From the first instruction to the first page that was answered. */
async function start(url: string, more: Record<string, string> = {}): Promise<Start> {
  const env = {
    PATH: process.env.PATH ?? '',
    PORT: '0',
    STORE_URL: url,
    ARSHJUL_KEY: 'a key for one benchmark, long enough to be taken',
    LOG_LEVEL: 'warn',
    ...more,
  };
  const began = performance.now();
  const child = spawn(NODE, ARGUMENTS, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await addressIn(child);
    const response = await fetch(new URL('/readyz', address));
    if (!response.ok) throw new Error(`not ready: ${response.status}`);
    return { seconds: (performance.now() - began) / 1000, mb: peakMb(child.pid ?? 0) };
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

function addressIn(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const url = /https?:\/\/\S+?:\d+\/?/.exec(said)?.[0];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${String(code)}: ${said}`)));
  });
}

/** The most memory that it has held, threads included. */
function peakMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}

export const bench: Bench = {
  name: 'start',
  work: `\`npm start\` until /readyz answers; the demonstration's municipality, in an empty store and again (${RUNS} runs)`,
  async run() {
    const dir = await createTempDir();
    const first = await repeat(RUNS, (run) => start(`sqlite:${dir.path(`${run}.db`)}`));
    const again = await repeat(RUNS, (run) => start(`sqlite:${dir.path(`${run}.db`)}`));
    await dir.remove();
    return [
      atMost(2, { what: 'ready, empty store', unit: 's', runs: first.map(({ seconds }) => seconds) }),
      atMost(2, { what: 'ready, started again', unit: 's', runs: again.map(({ seconds }) => seconds) }),
      atMost(200, { what: 'memory, at most, empty store', unit: 'MB', runs: first.map(({ mb }) => mb) }),
      atMost(200, { what: 'memory, at most, started again', unit: 'MB', runs: again.map(({ mb }) => mb) }),
    ];
  },
};
