import type { Clock } from '../app/ports/clock.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Log } from '../observe/log.ts';

export interface LoopParts {
  clock: Clock;
  log: Log;
  nextDue(): Promise<EpochMs | undefined>;
  /** One turn. When it returns a promise, there is no room for more before that is done. */
  turn(): Promise<{ full: Promise<unknown> } | undefined>;
}

/** Other instances enqueue too, and nobody wakes us for theirs. */
const LONGEST_SLEEP_MS = 1000;
const SHORTEST_SLEEP_MS = 10;
const LONGEST_PAUSE_MS = 30_000;

/** Turns in real time: as soon as something is due, at the latest each second, more seldom while the store fails. */
export function createLoop({ clock, log, nextDue, turn }: LoopParts) {
  let running: Promise<void> | undefined;
  let stopping = false;
  let woken = false;
  let endSleep = () => {};

  function wake(): void {
    woken = true;
    endSleep();
  }

  function sleep(ms: number, until?: Promise<unknown>): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        resolve();
      }
      endSleep = done;
      void until?.then(done);
      if (stopping || woken) done();
    });
  }

  async function sleepUntilDue(): Promise<void> {
    const due = await nextDue();
    const wait = (due ?? Number.POSITIVE_INFINITY) - clock.now();
    await sleep(Math.min(Math.max(wait, SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS));
  }

  async function run(): Promise<void> {
    let faults = 0;
    while (!stopping) {
      woken = false;
      try {
        const busy = await turn();
        if (busy) await sleep(LONGEST_SLEEP_MS, busy.full);
        else await sleepUntilDue();
        faults = 0;
      } catch (error) {
        faults += 1;
        log.error('The outbox could not be read; it is tried again', { faults }, error);
        await sleep(Math.min(LONGEST_SLEEP_MS * 2 ** faults, LONGEST_PAUSE_MS));
      }
    }
  }

  return {
    start(): void {
      running ??= run();
    },
    wake,
    async stop(): Promise<void> {
      stopping = true;
      wake();
      await running;
    },
  };
}
