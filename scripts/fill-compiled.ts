/**
 * Run once while the image is built, under the flags and as the user of its CMD: what a first start compiles is then in the
 * image, where nothing can be written later. The demonstration is started and stopped; what else may be asked for is loaded.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { start } from '../src/main.ts';

const folder = await mkdtemp(join(tmpdir(), 'arshjul-'));
const read = readConfig({
  STORE_URL: `sqlite:${join(folder, 'store.db')}`,
  PORT: '0',
  ARSHJUL_KEY: 'for a store that is thrown away at once',
  LOG_LEVEL: 'warn',
});
if (!read.ok) throw new Error(read.mistakes.join('\n'));
const running = await start(read.config);
const ready = await fetch(new URL('/readyz', running.url));
if (!ready.ok) throw new Error(`not ready: ${ready.status}`);
await Promise.all([
  import('../src/server.ts'),
  import('../src/platforms/slack/create-slack.ts'),
  import('../src/platforms/teams/create-teams.ts'),
  import('../src/store/redis/open-redis-store.ts'),
]);
await running.close();
await rm(folder, { recursive: true });
