import { existsSync, readFileSync } from 'node:fs';
import { readConfig } from '../config.ts';
import { WrongInput } from './command.ts';

/** Where the key lives in development; production gives it in the environment. */
export const DEVELOPMENT_KEY_FILE = './data/arshjul.key';

/** The bot's own key: without it neither pseudonyms nor the seals of the trail can be made. */
export function botKey(): string | undefined {
  const read = readConfig();
  if (read.ok && read.config.key) return read.config.key;
  return existsSync(DEVELOPMENT_KEY_FILE) ? readFileSync(DEVELOPMENT_KEY_FILE, 'utf8') : undefined;
}

export function neededKey(): string {
  const key = botKey();
  if (key !== undefined) return key;
  throw new WrongInput([
    'The bot’s key is needed for this. Expected: ARSHJUL_KEY in the environment, as the bot has it',
  ]);
}
