/** The same numbers for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const STRANGE: unknown[] = [
  null,
  undefined,
  true,
  0,
  -1,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '<!channel>',
  '{"ref":',
  '{}',
  [],
  {},
  [[[[]]]],
  { length: -1 },
  { toString: 'x' },
  'T0OTHER',
  'U9999999',
  'D1',
  'https://evil.example/hook',
  'javascript:alert(1)',
  'open:open:open:',
  'round.start',
  'safety.send',
  'view_submission',
  'event_callback',
  'block_actions',
];

/** One to four changes anywhere in it: something taken away, moved, made strange, doubled or very long. */
export function createMutate(random: () => number) {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

  function change(value: unknown): unknown {
    const chance = random();
    if (typeof value !== 'object' || value === null) return chance < 0.7 ? strange(value) : value;
    if (chance < 0.06) return strange(value);
    const keys = Object.keys(value);
    if (keys.length === 0) return strange(value);
    const key = pick(keys);
    const holder = value as Record<string, unknown>;
    if (chance < 0.2) {
      delete holder[key];
      return Array.isArray(value) ? value.filter(() => true) : value;
    }
    if (chance < 0.28) holder[pick(keys)] = holder[key];
    else if (chance < 0.32) holder[JSON.stringify(pick(STRANGE)) ?? ''] = holder[key];
    else holder[key] = change(holder[key]);
    return value;
  }

  function strange(value: unknown): unknown {
    const chance = random();
    if (typeof value === 'string' && chance < 0.15)
      return value.repeat(1 + Math.floor(random() * 400)).slice(0, 60_000);
    if (typeof value === 'string' && chance < 0.3) return value.slice(0, Math.floor(random() * value.length));
    if (chance < 0.36) return Array.from({ length: Math.floor(random() * 300) }, () => value);
    if (chance < 0.4) return nested(Math.floor(random() * 200));
    return structuredClone(pick(STRANGE));
  }

  function nested(depth: number): unknown {
    let made: unknown = 'x';
    for (let at = 0; at < depth; at += 1) made = at % 2 ? { a: made } : [made];
    return made;
  }

  return function mutate(value: unknown): unknown {
    let made = value;
    for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) made = change(made);
    return made;
  };
}
