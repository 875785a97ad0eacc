import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Found {
  /** The whole key, or the start and end around what is only known at run time: `refusal.` + `.` + … */
  key: string | RegExp;
  where: string;
}

/** Keys that a `text(…)` or a template's `$text` asks for. Only what stands in the call itself can be seen. */
export function askedFor(root: string): Found[] {
  const found: Found[] = [];
  for (const file of filesIn(join(root, 'src'), '.ts')) {
    for (const call of textCalls(readFileSync(file, 'utf8'))) {
      for (const key of literals(call)) found.push({ key, where: file });
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
  const sources = filesIn(join(root, 'src'), '.ts').flatMap((file) =>
    literals(readFileSync(file, 'utf8')).map((key) => ({ key, where: file })),
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

/** The first argument of every `text(`: up to its comma or closing bracket. */
function* textCalls(source: string): Generator<string> {
  for (const { index } of source.matchAll(/\btext\(/g)) {
    const start = index + 'text('.length;
    let depth = 0;
    let end = start;
    for (; end < source.length; end++) {
      const sign = source[end] ?? '';
      if ('([{'.includes(sign)) depth++;
      else if (')]}'.includes(sign) && depth-- === 0) break;
      else if (sign === ',' && depth === 0) break;
    }
    yield source.slice(start, end);
  }
}

/** Quoted words with a dot in them; a `${…}` in the middle may become anything. */
function literals(source: string): (string | RegExp)[] {
  const keys: (string | RegExp)[] = [];
  for (const [, plain, template] of source.matchAll(
    /'([A-Za-z][\w-]*(?:\.[\w-]+)+)'|`([A-Za-z][\w-]*\.[^`\s]*)`/g,
  )) {
    if (plain !== undefined) keys.push(plain);
    else if (template?.includes('${')) keys.push(pattern(template));
    else if (template !== undefined) keys.push(template);
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
