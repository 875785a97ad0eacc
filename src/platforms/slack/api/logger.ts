import { LogLevel } from '@slack/bolt';
import type { Log } from '../../../app/ports/log.ts';

/** What Slack's packages log: that something was said, and never what, since it may hold tokens, names and answers. */
export function createSlackLogger(log: Log) {
  const nothing = () => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn: () => log.debug("Slack's package warns of something"),
    error: () => log.debug("Slack's package reports a fault"),
    setLevel: nothing,
    setName: nothing,
    getLevel: () => LogLevel.ERROR,
  };
}
