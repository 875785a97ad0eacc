import { AppError } from '../../observe/app-error.ts';

/** One line of INFO: `aof_enabled:1`. */
export function infoOf(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
}

/** What a server says of itself; the settings are undefined when CONFIG is not allowed. */
export interface ServerSays {
  info: string;
  settings: Record<string, string> | undefined;
}

interface Wish {
  setting: string;
  value: string;
  why: string;
}

const WISHES: readonly Wish[] = [
  { setting: 'appendonly', value: 'yes', why: 'without it a restart loses answers' },
  { setting: 'appendfsync', value: 'always', why: 'otherwise a power cut loses the last second of answers' },
  {
    setting: 'maxmemory-policy',
    value: 'noeviction',
    why: 'otherwise Redis throws away answers when it is full',
  },
];

/** Faults that no setting of the bot makes good. */
export function checkServer({ info }: ServerSays): void {
  const version = infoOf(info, 'redis_version') ?? '0';
  if (Number.parseInt(version, 10) < 7) {
    throw new AppError('STORE.TOO_OLD', `Redis ${version} is too old`, {
      hint: 'Use Redis 7.0 or newer, or Valkey.',
    });
  }
}

/**
 * What stands between an acknowledged answer and its being kept, as lines that say what to change. `trusted`: the
 * operator vouches for what cannot be seen.
 */
export function durabilityMistakes({ info, settings }: ServerSays, trusted: boolean): string[] {
  if (settings) {
    return WISHES.filter(({ setting, value }) => settings[setting] !== value).map(
      ({ setting, value, why }) =>
        `${setting} is "${settings[setting] ?? '?'}" and must be "${value}": ${why}`,
    );
  }
  if (trusted) return [];
  const seen = [
    infoOf(info, 'aof_enabled') === '0' && 'appendonly must be "yes": without it a restart loses answers',
    infoOf(info, 'maxmemory_policy') !== 'noeviction' && 'maxmemory-policy must be "noeviction"',
    'Redis does not allow CONFIG, so that appendfsync cannot be seen: make sure that what Redis acknowledges survives a power cut, then set REDIS_DURABILITY=trusted',
  ];
  return seen.filter((line) => line !== false);
}

export function notDurable(mistakes: string[]): AppError {
  return new AppError('STORE.NOT_DURABLE', 'This Redis may lose what the bot has acknowledged', {
    hint: `Change redis.conf, or use CONFIG SET and CONFIG REWRITE: ${mistakes.join('; ')}.`,
  });
}
