import { type Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { isIsoDate } from '../domain/calendar/dates.ts';
import type { IsoDate } from '../domain/time.ts';
import { AppError } from '../observe/app-error.ts';

/** 0 done, 1 the input was wrong, 2 the program failed. */
export const EXIT = { done: 0, wrongInput: 1, failed: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where a command writes: the person's words on one, progress and faults on the other. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

export const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/** What is wrong with the input, as lines that say what to do. */
export class WrongInput extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

export interface Result {
  /** For people. */
  lines: string[];
  /** For machines, with --json. */
  json: unknown;
  code?: ExitCode;
}

/** `--json` and what goes with it: one JSON document on standard output and nothing else there. */
export function withJson(command: Command): Command {
  return command.addOption(new Option('--json', 'print one JSON document, for machines'));
}

export function withStore(command: Command, more = "default: the environment's STORE_URL"): Command {
  return command.option('--store <url>', `sqlite:./data/arshjul.db or redis://host:6379/0 (${more})`);
}

/** Runs what a command does, prints what came of it, and sets the exit code. */
export function action<Options extends { json?: boolean }, Args extends unknown[]>(
  work: (options: Options, ...args: Args) => Promise<Result> | Result,
): (this: Command, ...given: unknown[]) => Promise<void> {
  return async function run(this: Command, ...given) {
    const options = this.optsWithGlobals<Options>();
    const args = given.slice(0, this.registeredArguments.length) as Args;
    process.exitCode = await finish(options.json ?? false, () => work(options, ...args));
  };
}

async function finish(json: boolean, work: () => Promise<Result> | Result): Promise<ExitCode> {
  try {
    const { lines, json: data, code = EXIT.done } = await work();
    terminal.out(json ? `${JSON.stringify(data, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''));
    return code;
  } catch (error) {
    const { code, lines, name } = explained(error);
    if (json) terminal.out(`${JSON.stringify({ ok: false, error: { code: name, lines } }, null, 2)}\n`);
    terminal.err(lines.map((line) => `${line}\n`).join(''));
    return code;
  }
}

/** A fault in words: what the person can mend has exit code 1, everything else 2. */
export function explained(error: unknown): { code: ExitCode; name: string; lines: string[] } {
  if (error instanceof WrongInput) return { code: EXIT.wrongInput, name: 'INPUT', lines: error.lines };
  if (error instanceof AppError) {
    const lines = [error.message, ...(error.hint ? [error.hint] : [])];
    const mendable =
      error.actor === 'user' || error.code === 'STORE.BAD_URL' || error.code === 'STORE.NOT_SUPPORTED';
    return {
      code: mendable ? EXIT.wrongInput : EXIT.failed,
      name: error.code,
      lines: mendable ? lines : [...lines, `(${error.code})`],
    };
  }
  const denied = deniedBySystem(error);
  if (denied) return { code: EXIT.wrongInput, name: denied.name, lines: denied.lines };
  const lines = [
    'The program failed. This is not your doing.',
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ];
  return { code: EXIT.failed, name: 'FAULT', lines };
}

/** What the system says of a file or folder that one asked for (errno of POSIX), in words. */
const DENIALS: Record<string, string> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  EISDIR: 'it is a folder, and a file is needed',
};

function deniedBySystem(error: unknown): { name: string; lines: string[] } | undefined {
  const { code = '', path, syscall } = error as NodeJS.ErrnoException;
  const why = DENIALS[code];
  // A file of our own that is missing is our fault; a folder that cannot be made was asked for.
  const isOurs = code === 'ENOENT' && syscall !== 'mkdir';
  if (why === undefined || path === undefined || isOurs) return undefined;
  return { name: code, lines: [`${path}: ${why}.`, 'Give another path, or change the rights of this one.'] };
}

/** Commander ends with 1 for a wrong command line and 0 for --help. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof CommanderError)) return EXIT.failed;
  return error.exitCode === 0 ? EXIT.done : EXIT.wrongInput;
}

export function dateOption(typed: string): IsoDate {
  if (!isIsoDate(typed)) throw new InvalidArgumentError('Write a day as 2026-08-01.');
  return typed;
}

export function wholeNumber(typed: string): number {
  if (!/^\d{1,9}$/.test(typed)) throw new InvalidArgumentError('Write a whole number, as 7.');
  return Number(typed);
}
