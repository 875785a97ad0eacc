/**
 * `npm run contract`: every sentence of the store's contract against SQLite, Redis and a Redis Cluster of three, all real,
 * and how many each kept. Exit code 0 only when all kept as many and none was broken.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FILES = ['sqlite-contract', 'redis-contract', 'redis-cluster'].map(
  (name) => `test/store/${name}.test.ts`,
);
const ENGINES = ['SQLite in a file', 'Redis', 'Redis Cluster'];
const SUITE = " keeps the store's contract";

interface Report {
  testResults: { assertionResults: { ancestorTitles: string[]; status: string; duration?: number }[] }[];
}

const folder = mkdtempSync(join(tmpdir(), 'arshjulet-contract-'));
const file = join(folder, 'report.json');
spawnSync('npx', ['--no', 'vitest', 'run', '--reporter=json', `--outputFile=${file}`, ...FILES], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
rmSync(folder, { recursive: true });

const cases = report.testResults.flatMap(({ assertionResults }) => assertionResults);
const rows = ENGINES.map((engine) => {
  const own = cases.filter(({ ancestorTitles }) => ancestorTitles.includes(`${engine}${SUITE}`));
  const count = (status: string) => own.filter((one) => one.status === status).length;
  return {
    engine,
    cases: own.length,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('pending') + count('skipped'),
  };
});
for (const { engine, ...counts } of rows) {
  const told = Object.entries(counts).map(([name, n]) => `${String(n).padStart(3)} ${name}`);
  process.stdout.write(`  ${engine.padEnd(18)} ${told.join('  ')}\n`);
}
const [first] = rows;
const isSame = rows.every(({ passed, cases: all }) => all === first?.cases && passed === all);
process.stdout.write(isSame ? 'the same cases, all kept\n' : 'not the same\n');
process.exitCode = isSame && (first?.cases ?? 0) > 0 ? 0 : 1;
