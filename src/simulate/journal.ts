import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';

/** What the world outside the bot remembers: one JSON per line, written before anything goes on. */
export interface Journal<T> {
  add(record: T): void;
  close(): void;
}

/**
 * Reads what an earlier run left. A line that a kill cut in two was never finished, so it did not happen; it is taken
 * off the file so that the next line does not stick to it.
 */
export function readJournal<T>(path: string): T[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const whole = text.lastIndexOf('\n') + 1;
  if (whole < text.length) truncateSync(path, Buffer.byteLength(text.slice(0, whole)));
  return text
    .slice(0, whole)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Each line is in the kernel's hands when `add` returns, so it outlives this process being killed. */
export function openJournal<T>(path: string, { keep }: { keep: boolean }): Journal<T> {
  makeFolder(dirname(path));
  const file = openSync(path, keep ? 'a' : 'w');
  return {
    add: (record) => {
      const line = Buffer.from(`${JSON.stringify(record)}\n`);
      const written = writeSync(file, line);
      if (written < line.length) appendFileSync(file, line.subarray(written));
    },
    close: () => closeSync(file),
  };
}
