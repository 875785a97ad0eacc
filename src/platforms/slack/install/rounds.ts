import type { Log } from '../../../app/ports/log.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import type { SlackSettings } from '../settings.ts';
import type { TokenSource } from './tokens.ts';

/** Often enough that a token of twelve hours is renewed in time though nobody writes, and a new colleague is met the same day. */
const EVERY_MS = HOUR_MS;
const MEET_EVERY = 6;

export interface RoundParts {
  settings: Pick<SlackSettings, 'workspaces'>;
  tokens: TokenSource;
  directory: { meetEverybody(team: string): Promise<number> };
  log: Log;
}

/** What is done in each workspace now and then, whatever people do. */
export function createRounds({ settings, tokens, directory, log }: RoundParts) {
  let timer: NodeJS.Timeout | undefined;
  let turn = 0;
  let under: Promise<void> = Promise.resolve();

  async function round(): Promise<void> {
    const meets = turn % MEET_EVERY === 0;
    turn += 1;
    for (const team of settings.workspaces.keys()) {
      try {
        await tokens.accessTo(team);
        if (meets) await directory.meetEverybody(team);
      } catch (error) {
        log.warn('A workspace could not be looked after; it is tried again in an hour', {}, error);
      }
    }
  }

  return {
    /** At once, and then by itself. */
    start(): void {
      under = round();
      timer = setInterval(() => {
        under = under.then(round);
      }, EVERY_MS);
      timer.unref();
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      await under;
    },
  };
}
