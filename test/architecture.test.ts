import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve('src');

/** What each room may import from inside the house, besides itself. Longest matching room wins. */
const MAY_IMPORT: Record<string, string[]> = {
  domain: [],
  app: ['domain'],
  observe: ['app/ports'],
  i18n: ['domain', 'app', 'observe'],
  cards: ['domain', 'app', 'observe', 'i18n'],
  delivery: ['domain', 'app', 'observe'],
  'store/sqlite': ['domain', 'app', 'observe', 'store/keys.ts'],
  'store/memory': ['domain', 'app', 'observe', 'store/keys.ts'],
  'store/redis': ['domain', 'app', 'observe', 'store/keys.ts'],
  // A language pack is checked against the catalogue that it translates.
  files: ['domain', 'app', 'observe', 'i18n/pack.ts'],
  'platforms/teams': ['domain', 'app', 'observe', 'cards', 'i18n'],
  'platforms/slack': ['domain', 'app', 'observe', 'cards', 'i18n', 'platforms/slack/blocks'],
  'platforms/slack/blocks': [],
  'platforms/web': ['domain', 'app', 'observe', 'cards', 'i18n'],
  web: ['domain', 'app', 'observe', 'cards', 'i18n', 'platforms/slack/blocks'],
  report: ['domain', 'app', 'observe', 'i18n'],
  pictures: [],
  // Drives the whole house, as the server does, so it knows how it is put together.
  simulate: ['domain', 'app', 'observe', 'cards', 'i18n', 'files', 'assemble.ts', 'ids.ts'],
};

/** These put the house together and may import everything. */
const ROOTS = [
  'main.ts',
  'cli.ts',
  'assemble.ts',
  'server.ts',
  'workbench-server.ts',
  'workbench-world.ts',
  'ids.ts',
  'config.ts',
  'commands',
  'store',
];

/** Each of these libraries is imported in one room only. */
const ONE_ROOM: Record<string, string> = {
  botbuilder: 'platforms/teams',
  'botframework-connector': 'platforms/teams',
  '@slack/bolt': 'platforms/slack',
  '@slack/web-api': 'platforms/slack',
  ioredis: 'store/redis',
  'better-sqlite3': 'store/sqlite',
  express: 'web',
  docx: 'report',
  '@resvg/resvg-js': 'pictures',
};

interface Import {
  file: string;
  specifier: string;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].map((match) => ({
    file: relative(SRC, file),
    specifier: match[1] ?? match[2] ?? match[3] ?? '',
  }));
}

function roomOf(path: string): string {
  const rooms = [...Object.keys(MAY_IMPORT), ...ROOTS].sort((a, b) => b.length - a.length);
  return rooms.find((room) => path === room || path.startsWith(`${room}/`)) ?? path;
}

function targetOf({ file, specifier }: Import): string {
  return relative(SRC, resolve(SRC, dirname(file), specifier));
}

function isAllowed(one: Import): boolean {
  const from = roomOf(one.file);
  if (ROOTS.includes(from)) return true;
  const target = targetOf(one);
  const to = roomOf(target);
  if (from === to) return true;
  return (MAY_IMPORT[from] ?? []).some(
    (room) => target === room || target.startsWith(`${room}/`) || to === room,
  );
}

const all = sources(SRC).flatMap(importsOf);
const inside = all.filter((one) => one.specifier.startsWith('.'));

/** Files that import each other, in whatever number of steps (Tarjan's strongly connected components). */
function circlesIn(arrows: Map<string, string[]>): string[][] {
  const seen = new Map<string, { order: number; low: number }>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): { order: number; low: number } => {
    const self = { order: seen.size, low: seen.size };
    seen.set(file, self);
    open.push(file);
    for (const target of arrows.get(file) ?? []) {
      const known = seen.get(target);
      if (!known) self.low = Math.min(self.low, visit(target).low);
      else if (open.includes(target)) self.low = Math.min(self.low, known.order);
    }
    if (self.low === self.order) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return self;
  };
  for (const file of arrows.keys()) if (!seen.has(file)) visit(file);
  return circles;
}

describe('the house is built as drawn', () => {
  it('is read at all', () => {
    expect(inside.length).toBeGreaterThan(300);
  });

  it('every room imports only what it may', () => {
    const wrong = inside.filter((one) => !isAllowed(one)).map((one) => `${one.file} -> ${targetOf(one)}`);
    expect(wrong).toEqual([]);
  });

  it('has no files that import each other in a circle, types included', () => {
    const arrows = Map.groupBy(inside, ({ file }) => file);
    const targets = [...arrows].map(([file, ones]) => [file, ones.map(targetOf)] as const);
    expect(circlesIn(new Map(targets))).toEqual([]);
  });

  it('would notice a circle', () => {
    const arrows = { a: ['b', 'd'], b: ['c'], c: ['a'], d: [] };
    expect(circlesIn(new Map(Object.entries(arrows)))).toEqual([['a', 'b', 'c']]);
  });

  it('would notice a domain that imports the app', () => {
    expect(isAllowed({ file: 'domain/round/round.ts', specifier: '../../app/view.ts' })).toBe(false);
    expect(isAllowed({ file: 'platforms/teams/x.ts', specifier: '../slack/y.ts' })).toBe(false);
  });

  it('keeps each platform library in its own room', () => {
    const wrong = all.filter(({ file, specifier }) => {
      const library = Object.keys(ONE_ROOM).find(
        (name) => specifier === name || specifier.startsWith(`${name}/`),
      );
      return library !== undefined && !file.startsWith(`${ONE_ROOM[library]}/`);
    });
    expect(wrong).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const readers = sources(SRC).filter((file) => /process\.env/.test(readFileSync(file, 'utf8')));
    expect(readers.map((file) => relative(SRC, file))).toEqual(['config.ts']);
  });

  it('has one clock and one source of randomness, and neither in domain or app', () => {
    const impure = sources(SRC)
      .filter((file) => /^(domain|app)\//.test(relative(SRC, file)))
      .filter((file) =>
        /Date\.now\(|new Date\(\)|Math\.random\(|randomUUID|Temporal\.Now/.test(readFileSync(file, 'utf8')),
      );
    expect(impure.map((file) => relative(SRC, file))).toEqual([]);
  });
});
