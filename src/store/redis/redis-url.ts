import { AppError } from '../../observe/app-error.ts';

export interface RedisAddress {
  /** One, or several of a cluster. */
  hosts: { host: string; port: number }[];
  db: number;
  tls: boolean;
  username?: string;
  password?: string;
  /** So many replicas must have each write before it is acknowledged. */
  replicas: number;
}

const URL_FORM = /^(rediss?):\/\/(?:([^@/]*)@)?([^@/?]+)(?:\/(\d*))?(?:\?(.*))?$/;

/** `redis://[user:password@]host:port[,host:port…][/db][?replicas=n]`; `rediss` for TLS. */
export function parseRedisUrl(url: string): RedisAddress {
  const match = URL_FORM.exec(url);
  if (!match) throw badUrl();
  const [, scheme, login = '', hosts = '', db = '', query = ''] = match;
  const [username, password] = loginOf(login);
  return {
    hosts: hosts.split(',').map(hostOf),
    db: db === '' ? 0 : Number(db),
    tls: scheme === 'rediss',
    ...(username && { username }),
    ...(password && { password }),
    replicas: replicasOf(query),
  };
}

function hostOf(text: string): { host: string; port: number } {
  const match = /^(\[[0-9a-fA-F:]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(text);
  if (!match?.[1]) throw badUrl();
  return { host: match[1].replace(/^\[|\]$/g, ''), port: Number(match[2] ?? 6379) };
}

/** `user:password`, `:password`, or as many write it only `password`. */
function loginOf(login: string): [string?, string?] {
  if (login === '') return [];
  const colon = login.indexOf(':');
  if (colon < 0) return [undefined, decoded(login)];
  return [decoded(login.slice(0, colon)), decoded(login.slice(colon + 1))];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badUrl();
  }
}

function replicasOf(query: string): number {
  const parameters = new URLSearchParams(query);
  for (const name of parameters.keys()) if (name !== 'replicas') throw badUrl();
  const replicas = parameters.get('replicas') ?? '0';
  if (!/^\d$/.test(replicas)) throw badUrl();
  return Number(replicas);
}

/** Never with the URL itself: it may hold a password. */
function badUrl(): AppError {
  return new AppError('STORE.BAD_URL', 'The Redis URL is not understood', {
    hint: 'Write redis://host:6379/0, or redis://user:password@host:6379/0; rediss:// for TLS; for a cluster some of its hosts, as redis://a:6379,b:6379.',
  });
}
