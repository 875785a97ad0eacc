import { type DestinationStream, pino } from 'pino';
import { describeError } from './describe-error.ts';
import { scrub } from './scrub.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Flat on purpose: an object from outside would bring along what nobody thought of. */
export type LogFields = Record<string, string | number | boolean | undefined>;
type Write = (message: string, fields?: LogFields, cause?: unknown) => void;

/** The message is a fixed sentence; what varies goes in the fields. Ids are fine, people and what they wrote are not. */
export interface Log {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
}

/** Fields of these names never reach the log, whoever adds them. */
const FORBIDDEN = new Set(
  [
    'name email mail phone upn address text body card answer answers value values comment message title',
    'token secret password authorization cookie signature conversation key url ip person user actor recipient',
  ]
    .join(' ')
    .split(' '),
);

/** JSON lines, to standard output unless told otherwise. */
export function createLog(options: { level: LogLevel; destination?: DestinationStream }): Log {
  const logger = pino(
    { level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    ...((options.destination ? [options.destination] : []) as [DestinationStream]),
  );
  const write =
    (level: Exclude<LogLevel, 'silent'>): Write =>
    (message, fields = {}, cause) => {
      if (!logger.isLevelEnabled(level)) return;
      const error = cause === undefined ? undefined : { error: describeError(cause) };
      logger[level]({ ...safeFields(fields), ...error }, message);
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** For tests and short commands. */
export function createSilentLog(): Log {
  const nothing = () => undefined;
  return { debug: nothing, info: nothing, warn: nothing, error: nothing };
}

function safeFields(fields: LogFields): LogFields {
  const safe: LogFields = {};
  for (const [name, value] of Object.entries(fields)) {
    if (FORBIDDEN.has(name.toLowerCase())) safe[name] = '[left out]';
    else safe[name] = typeof value === 'string' ? scrub(value) : value;
  }
  return safe;
}
