import { type EpochMs, MINUTE_MS } from '../../domain/time.ts';
import type { NextEvent, WorkbenchDeps } from '../workbench-deps.ts';

/** More than this in a row at which nobody notices anything: then one stops all the same. */
const MOST_SILENT = 200;

export interface NextMoment {
  /** Where to go on to, after having arrived; undefined when this is it. */
  further(): Promise<EpochMs | undefined>;
  end(): void;
}

/**
 * The next moment at which something new happens for somebody: all of its minute at once, and past what nobody sees.
 * What an activity of the wheel is called was promised on the button, so one stops there in any case.
 */
export function nextMoment(
  { owner, chat, clock, nextEvent }: Pick<WorkbenchDeps, 'owner' | 'chat' | 'clock' | 'nextEvent'>,
  first: NextEvent,
): NextMoment {
  let target = first;
  let isSomethingNew = first.isActivity === true;
  let silent = 0;
  const end = chat.subscribe((event) => {
    if (event.owner === owner && minuteOf(clock.now()) >= minuteOf(target.at)) isSomethingNew = true;
  });
  return {
    end,
    async further() {
      const now = clock.now();
      const next = await nextEvent(now);
      if (!next) return undefined;
      if (minuteOf(next.at) <= minuteOf(now)) return next.at;
      silent += 1;
      if (isSomethingNew || silent > MOST_SILENT) return undefined;
      target = next;
      isSomethingNew = next.isActivity === true;
      return next.at;
    },
  };
}

function minuteOf(at: EpochMs): number {
  return Math.floor(at / MINUTE_MS);
}
