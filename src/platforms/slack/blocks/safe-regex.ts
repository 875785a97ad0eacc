import { createContext, Script } from 'node:vm';

const LONGEST_PATTERN = 1_000;
const LONGEST_TEXT = 10_000;
/** Backtracking without end is broken off after this time: V8 interrupts a running expression when the script's time is out. */
const MOST_MS = 50;

/** Undefined when the expression is not valid, or too long to be one that somebody meant. */
export function compileRegex(pattern: string): RegExp | undefined {
  if (pattern.length > LONGEST_PATTERN) return undefined;
  try {
    return new RegExp(pattern);
  } catch {
    return undefined;
  }
}

/** A pattern of plain characters, classes and one-level repeats of single atoms has no nesting to explode in. */
const HARMLESS = /^\^?(?:\\?[\w\s@.\-æøåÆØÅ]|\[[^\]\\[]*\])*(?:[+*?]|\{\d{1,3}(?:,\d{0,3})?\})?\$?$/;

let sandbox: ReturnType<typeof createContext> | undefined;
const script = new Script('new RegExp(pattern).test(text)');

/** As Teams does it: found anywhere in the text. Bounded in size and time; what takes longer does not match. */
export function matchesSafely(pattern: string, text: string): boolean {
  const regex = compileRegex(pattern);
  if (!regex) return true;
  if (text.length > LONGEST_TEXT) return false;
  if (HARMLESS.test(pattern)) return regex.test(text);
  sandbox ??= createContext(Object.create(null));
  Object.assign(sandbox, { pattern, text });
  try {
    return script.runInContext(sandbox, { timeout: MOST_MS }) === true;
  } catch {
    return false;
  } finally {
    Object.assign(sandbox, { pattern: '', text: '' });
  }
}
