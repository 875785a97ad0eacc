/** A process that commits as fast as it can and prints each acknowledgement, until it is killed. */
import { writeSync } from 'node:fs';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { delivery, team } from './store-fixtures.ts';

const LANES = 8;
const [path = '', round = '0'] = process.argv.slice(2);
const store = await createSqliteStore({ path });

async function lane(number: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const id = `${round}-${number}-${n}`;
    const result = await store.commit('o', [
      { type: 'put', collection: 'team', id, body: team(id), expect: 0 },
      { type: 'enqueue', delivery: delivery(id) },
    ]);
    // Synchronous: what is printed was acknowledged, and nothing printed is lost in a buffer.
    if (result.ok) writeSync(1, `${id}\n`);
  }
}

writeSync(1, 'ready\n');
await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
