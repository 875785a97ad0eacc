import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A Lua script and the name under which Redis keeps it: its SHA-1, so that every version has its own. */
export interface Script {
  text: string;
  sha: string;
}

function file(name: string): string {
  return readFileSync(new URL(`./scripts/${name}.lua`, import.meta.url), 'utf8');
}

function script(text: string): Script {
  return { text, sha: hash('sha1', text) };
}

function ofOwner(name: string): Script {
  return script(file('owner') + file(name));
}

function ofLimiter(name: string): Script {
  return script(file('limiter') + file(`limiter-${name}`));
}

/** `src/store/redis/scripts`, one file each. */
export const SCRIPTS = {
  commit: ofOwner('commit'),
  claim: ofOwner('claim'),
  peek: ofOwner('peek'),
  begin: ofOwner('begin'),
  settle: ofOwner('settle'),
  next: ofOwner('next'),
  backlog: ofOwner('backlog'),
  page: script(file('page')),
  deliveries: script(file('deliveries')),
  indexDue: script(file('index-due')),
  indexLower: script(file('index-lower')),
  indexRaise: script(file('index-raise')),
  take: ofLimiter('take'),
  throttled: ofLimiter('throttled'),
  passed: ofLimiter('passed'),
} as const;
