import { expect, it } from 'vitest';
import { createSilentLog } from '../src/observe/log.ts';
import { createServer } from '../src/server.ts';
import { createMemoryStore } from '../src/store/memory/memory-store.ts';

it('instances that start together load the same owner folder together', async () => {
  const store = createMemoryStore();
  const start = () =>
    createServer({
      store,
      key: 'a key that is only for tests, and long enough',
      log: createSilentLog(),
      platforms: [],
      ownerFolder: 'examples/fjordvik',
    });
  const instances = await Promise.all([start(), start(), start()]);
  expect((await store.read('fjordvik', 'owner', 'owner'))?.version).toBe(1);
  for (const instance of instances) await instance.close();
});
