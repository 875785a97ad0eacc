import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Found {
  /** The whole key, or the start and end around what is only known at run time: `refusal.` + `.` + … */
  key: string | RegExp;
  where: string;
}

/** Who asks for a text, and in which argument. The workbench's page has the texts of `web` without that word. */
const CALLS = [
  { ending: '.ts', name: 'text', argument: 0, area: '' },
  { ending: '.ts', name: 'translate', argument: 1, area: '' },
  { ending: '.js', name: 't', argument: 0, area: 'web.' },
] as const;

/** Keys that the source or a template's `$text` asks for. Only what stands in the call itself can be seen. */
export function askedFor(root: string): Found[] {
  const found: Found[] = [];
  for (const { ending, name, argument, area } of CALLS) {
    for (const file of filesIn(join(root, 'src'), ending)) {
      for (const call of callsOf(name, readFileSync(file, 'utf8'))) {
        for (const key of literals(call[argument] ?? '', area)) found.push({ key, where: file });
      }
    }
  }
  for (const file of filesIn(join(root, 'cards'), '.json')) {
    for (const [, key = ''] of readFileSync(file, 'utf8').matchAll(/"\$text":\s*"([^"]+)"/g)) {
      found.push({ key, where: file });
    }
  }
  return found;
}

/** Anything in the source that looks like a key, or like the beginning of one: enough to call a text used. */
export function mentioned(root: string): Found[] {
  const sources = CALLS.flatMap(({ ending, area }) =>
    filesIn(join(root, 'src'), ending).flatMap((file) =>
      literals(readFileSync(file, 'utf8'), area).map((key) => ({ key, where: file })),
    ),
  );
  return [...sources, ...askedFor(root)];
}

export function answers(found: Found, key: string): boolean {
  return typeof found.key === 'string' ? found.key === key : found.key.test(key);
}

/** A mentioned `safety.sent` also uses `safety.sent.title`: some keys are put together from a stem. */
export function isUsed(key: string, mentions: Found[]): boolean {
  return mentions.some(
    (it) => answers(it, key) || (typeof it.key === 'string' && key.startsWith(`${it.key}.`)),
  );
}

/** Each asked-for text with the names of its parameters; calls that pass on an object made elsewhere are left out. */
export function parametersGiven(root: string): (Found & { names: string[] })[] {
  const found: (Found & { names: string[] })[] = [];
  const asks = [
    { name: 'text', area: '' },
    { name: 'refuse', area: 'refusal.' },
  ];
  for (const where of filesIn(join(root, 'src', 'app'), '.ts').concat(
    filesIn(join(root, 'src', 'domain'), '.ts'),
  )) {
    const source = readFileSync(where, 'utf8');
    for (const { name, area } of asks) {
      for (const [asked = '', params] of callsOf(name, source)) {
        const names = params === undefined || params.trim() === '' ? [] : namesIn(params);
        if (names) for (const key of literals(asked, area)) found.push({ key, where, names });
      }
    }
  }
  return found;
}

/** `{ school: school.name, theme }` -> school, theme; undefined for anything but an object written there. */
function namesIn(argument: string): string[] | undefined {
  const inner = /^\{(.*)\}$/s.exec(argument.trim())?.[1];
  if (inner === undefined || inner.includes('...')) return undefined;
  const [parts = []] = callsOf('names', `names(${inner})`);
  return parts.map((part) => part.split(':')[0]?.trim() ?? '').filter((name) => name !== '');
}

/** The arguments of every call, split at the commas between them. */
function* callsOf(name: string, source: string): Generator<string[]> {
  for (const { 0: opening, index } of source.matchAll(new RegExp(`\\b${name}\\(`, 'g'))) {
    const start = index + opening.length;
    const args = [''];
    let depth = 0;
    for (const sign of source.slice(start, start + 2000)) {
      if ('([{'.includes(sign)) depth++;
      else if (')]}'.includes(sign) && depth-- === 0) break;
      if (sign === ',' && depth === 0) args.push('');
      else args[args.length - 1] += sign;
    }
    yield args;
  }
}

const KEY = /'([A-Za-z][\w-]*(?:\.[\w-]+)+)'|`([A-Za-z][\w-]*\.(?:\$\{[^}]*\}|[^`\s])*)`/g;
/** Within an area a single word is a key. */
const KEY_IN_AREA = /'([A-Za-z][\w-]*(?:\.[\w-]+)*)'|`([A-Za-z][\w-]*\.(?:\$\{[^}]*\}|[^`\s])*)`/g;

/** Quoted words with a dot in them; a `${…}` in the middle may become anything. */
function literals(source: string, area: string): (string | RegExp)[] {
  const keys: (string | RegExp)[] = [];
  for (const [, plain, template] of source.matchAll(area === '' ? KEY : KEY_IN_AREA)) {
    const key = area + (plain ?? template);
    keys.push(key.includes('${') ? pattern(key) : key);
  }
  return keys;
}

function pattern(template: string): RegExp {
  const fixed = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${fixed.join('.+')}$`);
}

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}
