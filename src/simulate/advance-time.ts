import type { House } from '../assemble.ts';
import type { EpochMs } from '../domain/time.ts';

/** A clock that stands where it is put. */
export interface VirtualClock {
  now(): EpochMs;
  set(at: EpochMs): void;
}

export function createVirtualClock(start: EpochMs): VirtualClock {
  let at = start;
  return {
    now: () => at,
    set: (to) => {
      at = to;
    },
  };
}

export interface Journey {
  house: Pick<House, 'tick' | 'nextEvent' | 'dispatcher'>;
  clock: VirtualClock;
  owner: string;
  until: EpochMs;
  /** People who act by themselves: when the next one will, and letting them. */
  actors?: { nextAt(): EpochMs | undefined; act(now: EpochMs): Promise<void> };
  onStep?: (now: EpochMs) => Promise<void> | void;
  signal?: AbortSignal;
}

/** When nothing new is due the clock still moves, so that a delivery that waits for its turn gets it. */
const SMALLEST_STEP_MS = 1000;

/** Moves the clock from event to event: what is due is born, sent and answered at its own moment. */
export async function advanceTime(journey: Journey): Promise<void> {
  const { house, clock, until, actors, signal } = journey;
  await step(journey);
  while (clock.now() < until && !signal?.aborted) {
    const now = clock.now();
    const next = await house.nextEvent(journey.owner, now);
    const candidates = [next?.at, actors?.nextAt(), until].filter((at): at is EpochMs => at !== undefined);
    clock.set(Math.min(until, Math.max(now + SMALLEST_STEP_MS, Math.min(...candidates))));
    await step(journey);
  }
}

async function step({ house, clock, actors, onStep }: Journey): Promise<void> {
  const now = clock.now();
  await house.tick(now);
  await house.dispatcher.runOnce();
  if (actors) {
    await actors.act(now);
    await house.dispatcher.runOnce();
  }
  await onStep?.(now);
}
