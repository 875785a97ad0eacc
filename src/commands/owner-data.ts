import { existsSync, statSync } from 'node:fs';
import { printMistake } from '../files/mistake.ts';
import { readOwnerFolder } from '../files/owner-folder.ts';
import type { OwnerFolder } from '../files/owner-folder-parts.ts';
import { WrongInput } from './command.ts';

/** An owner's folder, or every mistake in it with its place. */
export function ownerFolder(folder: string): OwnerFolder & { warnings: string[] } {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new WrongInput([
      `${folder}: there is no such folder. Expected: an owner's folder, as examples/fjordvik`,
    ]);
  }
  const read = readOwnerFolder(folder);
  if (!read.ok) {
    const count = read.mistakes.length;
    throw new WrongInput([
      ...read.mistakes.map(printMistake),
      `${count} ${count === 1 ? 'mistake' : 'mistakes'} in ${folder}`,
    ]);
  }
  return { ...read, warnings: read.warnings.map(printMistake) };
}
