import type { z } from 'zod';
import { type Mistake, suggest } from './mistake.ts';
import type { Path, YamlSource } from './yaml-source.ts';

type Issue = z.core.$ZodIssue;
type Found = Pick<Mistake, 'message' | 'expected'> & { path: Path; key?: boolean };

/** Says what zod found in words a person can act on, at the place in the file. */
export function zodMistakes(source: YamlSource, issues: readonly Issue[], knownKeys: KnownKeys): Mistake[] {
  return issues
    .filter((issue) => !isSecond(issue, issues))
    .flatMap((issue) => found(issue, valueAt(source.value, issue.path as Path), knownKeys))
    .map(({ path, key, message, expected }) => ({
      file: source.file,
      ...(key ? source.atKey(path) : source.at(path)),
      message,
      expected,
    }));
}

/** A list that is text is not also "too long": only the wrong type is told. */
function isSecond(issue: Issue, issues: readonly Issue[]): boolean {
  const path = issue.path.join(' ');
  return (
    (issue.code === 'too_big' || issue.code === 'too_small') &&
    issues.some((other) => other.code === 'invalid_type' && other.path.join(' ') === path)
  );
}

/** The keys allowed at a path; needed to suggest the right one. */
export type KnownKeys = (path: Path) => readonly string[];

function found(issue: Issue, input: unknown, knownKeys: KnownKeys): Found[] {
  const path = issue.path as Path;
  const name = nameOf(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        key: true,
        message: `unknown key "${key}"`,
        expected: suggest(key, knownKeys(path)),
      }));
    case 'invalid_type':
      if (input === undefined)
        return [
          {
            path: path.slice(0, -1),
            message: `${name} is missing`,
            expected: missingHint(path, issue.expected),
          },
        ];
      return [{ path, message: `${name} is ${shown(input)}`, expected: typeName(issue.expected) }];
    case 'invalid_value':
      return [invalidValue(issue, path, name, input)];
    case 'too_big':
      return [
        {
          path,
          message: `${name} is ${size(input)}`,
          expected: `at most ${issue.maximum}${unit(issue.origin)}`,
        },
      ];
    case 'too_small':
      return [
        {
          path,
          message: `${name} is ${size(input)}`,
          expected: `at least ${issue.minimum}${unit(issue.origin)}`,
        },
      ];
    case 'custom':
      return [
        { path, message: issue.message, expected: String(issue.params?.expected ?? 'see the documentation') },
      ];
    default:
      return [{ path, message: `${name} is ${shown(input)}`, expected: issue.message }];
  }
}

function invalidValue(
  issue: Issue & { code: 'invalid_value' },
  path: Path,
  name: string,
  input: unknown,
): Found {
  const values = issue.values.map(String);
  if (input === undefined)
    return {
      path: path.slice(0, -1),
      message: `${name} is missing`,
      expected: `one of: ${values.join(', ')}`,
    };
  return { path, message: `${name} is ${shown(input)}`, expected: suggest(String(input), values) };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object'
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `${String(path.at(-2) ?? 'the list')} item ${last + 1}` : `"${last}"`;
}

function shown(input: unknown): string {
  if (input === null) return 'empty';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'a group of keys';
  const text = String(input);
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}

function size(input: unknown): string {
  if (typeof input === 'number') return String(input);
  if (typeof input === 'string') return input === '' ? 'empty' : `${input.length} characters long`;
  return Array.isArray(input) ? `a list of ${input.length}` : shown(input);
}

function unit(origin: string): string {
  if (origin === 'array') return ' items';
  return origin === 'string' ? ' characters' : '';
}

function missingHint(path: Path, expected: string): string {
  return ['nb', 'nn', 'en'].includes(String(path.at(-1))) ? 'the text in nb, nn and en' : typeName(expected);
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    string: 'text (in quotes if it looks like a number)',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list ("- …")',
    object: 'a group of keys ("key: value")',
    record: 'a group of keys ("key: value")',
  };
  return names[expected] ?? expected;
}
