import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { InstanceSettings } from './world.ts';

/** One bot that is started again whenever it ends, as a container is. */
export interface Instance {
  isReady(): boolean;
  /** SIGKILL. It is started again after a while. */
  kill(downMs: number): void;
  /** Stops the process where it is, and lets it go on. */
  freeze(ms: number): void;
  ready(): Promise<void>;
  /** SIGTERM. The exit code, or a word when it did not end by itself. */
  stop(): Promise<number | string>;
}

const PROGRAM = fileURLToPath(new URL('./instance.ts', import.meta.url));
const CLOSING_MS = 20_000;
const FIRST_PAUSE_MS = 300;

export function keepRunning(settings: InstanceSettings): Instance {
  let child: ChildProcess;
  let isReady = false;
  let stopping = false;
  let downMs = FIRST_PAUSE_MS;
  const errors = openSync(settings.logFile, 'a');

  function start(): void {
    child = fork(PROGRAM, [JSON.stringify(settings)], {
      execArgv: [],
      stdio: ['ignore', 'ignore', errors, 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: settings.cacheFolder },
    });
    child.once('message', () => {
      isReady = true;
    });
    child.once('exit', () => void ended());
  }

  async function ended(): Promise<void> {
    isReady = false;
    if (stopping) return;
    await pause(downMs);
    downMs = FIRST_PAUSE_MS;
    if (!stopping) start();
  }

  start();
  return {
    isReady: () => isReady,
    kill(ms) {
      downMs = ms;
      isReady = false;
      child.kill('SIGKILL');
    },
    freeze(ms) {
      const frozen = child;
      frozen.kill('SIGSTOP');
      setTimeout(() => frozen.kill('SIGCONT'), ms);
    },
    async ready() {
      while (!isReady) await pause(20);
    },
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return 'not running';
      child.kill('SIGTERM');
      const late = pause(CLOSING_MS, 'late' as const);
      const ending = await Promise.race([once(child, 'exit'), late]);
      if (ending !== 'late') return (ending[0] as number | null) ?? String(ending[1]);
      child.kill('SIGKILL');
      return 'did not end in time';
    },
  };
}
