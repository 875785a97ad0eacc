import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import { describeError } from '../../observe/describe-error.ts';
import type { Report } from './report.ts';

/** What the program reports as a fault is a violation; texts that are missing are told by their own tests. */
export function createFaultLog(report: Report, clock: Clock): Log {
  const nothing = () => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error(message, fields, cause) {
      if (fields?.textKey !== undefined) return;
      const why = cause === undefined ? '' : ` (${JSON.stringify(describeError(cause)).slice(0, 300)})`;
      const where = String(fields?.delivery ?? fields?.kind ?? 'the program');
      report.check('no-faults', false, clock.now(), where, `${message}${why}`);
    },
  };
}
