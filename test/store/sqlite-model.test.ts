import { describe, it } from 'vitest';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { behavesLikeModel } from '../contracts/store-model.ts';
import { createTempDir } from '../support/temp-dir.ts';

describe('SQLite does what the model does', () => {
  it('in a file, closed and opened on the way', () =>
    behavesLikeModel(async () => {
      const dir = await createTempDir();
      return {
        open: () => createSqliteStore({ path: dir.path('store.db') }),
        durable: true,
        dispose: () => dir.remove(),
      };
    }, 25));

  it('in memory', () =>
    behavesLikeModel(
      async () => ({
        open: () => createSqliteStore({ path: ':memory:' }),
        durable: false,
        dispose: async () => undefined,
      }),
      100,
    ));
});
