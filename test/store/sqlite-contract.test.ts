import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { createTempDir } from '../support/temp-dir.ts';

storeContract('SQLite in a file', async () => {
  const dir = await createTempDir();
  return {
    open: () => createSqliteStore({ path: dir.path('store.db') }),
    durable: true,
    dispose: () => dir.remove(),
  };
});

storeContract('SQLite in memory', async () => ({
  open: () => createSqliteStore({ path: ':memory:' }),
  durable: false,
  dispose: async () => undefined,
}));
