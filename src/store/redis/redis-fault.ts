import { AppError } from '../../observe/app-error.ts';

/** Redis says these for a while, during a start, a failover or a move of slots; asking again helps. */
const PASSING =
  /^(LOADING|READONLY|CLUSTERDOWN|TRYAGAIN|MASTERDOWN|BUSY|NOREPLICAS|MOVED|ASK|UNBLOCKED)\b|max number of clients/;

interface Fault {
  when: RegExp;
  code: string;
  message: string;
  hint: string;
}

const FAULTS: readonly Fault[] = [
  {
    when: /^OOM/,
    code: 'STORE.OUT_OF_MEMORY',
    message: 'Redis has used all the memory it may; nothing was saved',
    hint: 'Raise maxmemory of Redis. Nothing that was acknowledged is lost, and the bot goes on by itself.',
  },
  {
    when: /^MISCONF/,
    code: 'STORE.DISK_FAULT',
    message: 'Redis cannot write to its disk, and accepts no changes',
    hint: 'Look at the log and the disk of Redis. Nothing that was acknowledged is lost.',
  },
  {
    when: /^(NOAUTH|WRONGPASS)|invalid password|without any password/i,
    code: 'STORE.DENIED',
    message: 'Redis does not accept the user name or password',
    hint: 'Write them in the store URL: redis://user:password@host:6379/0, with % for characters such as @.',
  },
  {
    when: /^NOPERM/,
    code: 'STORE.DENIED',
    message: 'The Redis user may not do what the bot needs',
    hint: 'Allow the user the keys arshjul:* and the commands @read, @write, @scripting, @connection and INFO.',
  },
  {
    when: /cluster support disabled/,
    code: 'STORE.BAD_URL',
    message: 'The store URL names several hosts, and they are no cluster',
    hint: 'Name one host, as in redis://host:6379/0.',
  },
  {
    when: /DB index is out of range/,
    code: 'STORE.BAD_URL',
    message: 'Redis has no database of that number',
    hint: 'Use database 0, as in redis://host:6379/0. A cluster has no other.',
  },
];

export function isPassing(error: unknown): boolean {
  const { name, message } = words(error);
  // What a reply of Redis does not say comes from the connection: closed, reset, refused, timed out.
  return name !== 'ReplyError' || PASSING.test(message);
}

/** A reply of Redis as a fault with a sentence on what to do. */
export function redisFault(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { message } = words(error);
  const known = FAULTS.find(({ when }) => when.test(message));
  if (known) return new AppError(known.code, known.message, { hint: known.hint, cause: error });
  if (isPassing(error)) return unavailable(error);
  // Only the first word: the rest may hold what was sent.
  return new AppError('STORE.FAULT', `The store failed (${message.split(' ')[0]})`, {
    hint: 'Report this with the log lines around it.',
    actor: 'nobody',
    cause: error,
  });
}

/** Whether the write was done is not known: it may be asked for again, since versions and ids make that harmless. */
export function unavailable(cause: unknown): AppError {
  return new AppError('STORE.UNAVAILABLE', 'Redis did not answer in time', {
    hint: 'Check that Redis runs and can be reached. The bot goes on by itself when it can; nothing that was acknowledged is lost.',
    cause,
  });
}

export function closed(): AppError {
  return new AppError('STORE.CLOSED', 'The store is closed', {
    hint: 'The program is shutting down; start it again.',
  });
}

function words(error: unknown): { name: string; message: string } {
  // When no node of a cluster could be asked, what the last of them said.
  if (error instanceof Error && 'lastNodeError' in error && error.lastNodeError)
    return words(error.lastNodeError);
  return error instanceof Error ? error : { name: 'Error', message: String(error) };
}
