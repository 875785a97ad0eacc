import type { EpochMs } from '../../domain/time.ts';
import type { WorkbenchDeps } from '../workbench-deps.ts';

export interface TimeState {
  now: EpochMs;
  /** While time goes: where from and where to. */
  jump?: { from: EpochMs; to: EpochMs };
}

export type JumpRefusal = 'WEB.TIME_RUNS' | 'WEB.TIME_BACK' | 'WEB.TIME_FAR';

/** One jump at a time, for all who look on. */
export interface TimeControl {
  state(): TimeState;
  /** Returns at once; `subscribe` tells how it goes. `further` is asked on arrival whether to go on. */
  jump(to: EpochMs, further?: () => Promise<EpochMs | undefined>): JumpRefusal | undefined;
  cancel(): void;
  subscribe(listener: (state: TimeState) => void): () => void;
  /** Resolves when no jump is under way. */
  idle(): Promise<void>;
}

/** Two school years: further away no calendar is known. */
const FURTHEST_MS = 2 * 366 * 24 * 3_600_000;
const TELL_EVERY_MS = 80;
const SMALLEST_STEP_MS = 1000;

export function createTimeControl(deps: Pick<WorkbenchDeps, 'clock' | 'runUntil' | 'log'>): TimeControl {
  const listeners = new Set<(state: TimeState) => void>();
  let jump: TimeState['jump'];
  let abort: AbortController | undefined;
  let running: Promise<void> = Promise.resolve();

  function state(): TimeState {
    return { now: deps.clock.now(), ...(jump ? { jump } : {}) };
  }

  function tell(): void {
    for (const listener of listeners) listener(state());
  }

  async function run(
    first: EpochMs,
    signal: AbortSignal,
    further?: () => Promise<EpochMs | undefined>,
  ): Promise<void> {
    try {
      let to: EpochMs | undefined = first;
      while (to !== undefined && !signal.aborted) {
        jump = { from: jump?.from ?? to, to };
        await deps.runUntil(to, throttled(tell), signal);
        const next: EpochMs | undefined = await further?.();
        to = next && Math.max(next, deps.clock.now() + SMALLEST_STEP_MS);
      }
    } catch (error) {
      if (!signal.aborted) deps.log.error('Time could not be moved to the end of the jump', {}, error);
    } finally {
      jump = undefined;
      tell();
    }
  }

  return {
    state,
    jump(to, further) {
      const from = deps.clock.now();
      if (jump) return 'WEB.TIME_RUNS';
      if (to <= from) return 'WEB.TIME_BACK';
      if (to - from > FURTHEST_MS) return 'WEB.TIME_FAR';
      jump = { from, to };
      abort = new AbortController();
      tell();
      running = run(to, abort.signal, further);
      return undefined;
    },
    cancel: () => abort?.abort(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    idle: () => running,
  };
}

/** A year has thousands of steps; a person sees a dozen a second. This is the wall clock, not the app's. */
function throttled(call: () => void): () => void {
  let last = 0;
  return () => {
    const wall = performance.now();
    if (wall - last < TELL_EVERY_MS) return;
    last = wall;
    call();
  };
}
