import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { REDIS_SERVER } from '../support/redis-server.ts';

/** The suites whose report `npm run contract` prints. */
const FILES = ['sqlite-contract', 'redis-contract', 'redis-cluster'].map(
  (name) => `test/store/${name}.test.ts`,
);
const SUITE = / (?:> )?(.+?) keeps the store's contract > (.+)$/;

it.skipIf(!REDIS_SERVER)('SQLite, Redis and Redis Cluster are held to the same sentences, one by one', () => {
  const listed = spawnSync('npx', ['--no', 'vitest', 'list', '--json', ...FILES], { encoding: 'utf8' });
  const tests = JSON.parse(listed.stdout) as { name: string }[];
  const byEngine = new Map<string, string[]>();
  for (const { name } of tests) {
    const [, engine, sentence] = SUITE.exec(` ${name}`) ?? [];
    if (engine && sentence) byEngine.set(engine, [...(byEngine.get(engine) ?? []), sentence]);
  }
  const of = (engine: string) =>
    [...byEngine].find(([name]) => name.endsWith(engine))?.[1] ?? [`nothing for ${engine}`];
  expect(of('SQLite in a file').length).toBeGreaterThan(60);
  expect(of('Redis')).toEqual(of('SQLite in a file'));
  expect(of('Redis Cluster')).toEqual(of('SQLite in a file'));
});
