import { existsSync, readFileSync } from 'node:fs';
import type { Ids } from '../app/ports/clock.ts';
import type { Store } from '../app/ports/store.ts';
import { auditedStore, fitsTrail } from '../app/records/audit.ts';
import { readConfig } from '../config.ts';
import { createIds } from '../ids.ts';
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

/** What a command writes stands in the trail as the operator's, where the bot's key is at hand. */
export function audited(store: Store, verb: string): Store {
  const key = botKey();
  if (key === undefined) return store;
  const ids = createIds(key);
  const trailed = auditedStore(store, ids, { actor: 'operator', verb }, () => Date.now());
  return {
    ...trailed,
    commit: async (owner, changes) => {
      await assertOwnKey(store, ids, owner);
      return trailed.commit(owner, changes);
    },
  };
}

/** With another key than the bot's, what a command writes would break the trail. */
export async function assertOwnKey(store: Store, ids: Ids, owner: string): Promise<void> {
  if (await fitsTrail({ store, ids }, owner)) return;
  throw new WrongInput([
    'This is not the key that the trail of changes was sealed with. Nothing was written.',
    'Expected: ARSHJUL_KEY as the bot has it, or to stand in the folder where the bot has its data/arshjul.key',
  ]);
}
