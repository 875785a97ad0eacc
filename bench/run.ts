/** `npm run bench [-- NAME …] [--json]`: runs the benchmarks, prints one table, writes out/bench/<name>.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import type { Bench, Figure } from './measure.ts';
import { table } from './table.ts';

const OUT = 'out/bench';
/** Each loads only what it needs. */
const BENCHES: Record<string, () => Promise<{ bench: Bench }>> = {
  inbound: () => import('./inbound.ts'),
  delivery: () => import('./delivery.ts'),
  tick: () => import('./tick.ts'),
  cards: () => import('./cards.ts'),
  digest: () => import('./digest.ts'),
  start: () => import('./start.ts'),
  store: () => import('./store.ts'),
};

interface Report {
  name: string;
  work: string;
  at: string;
  machine: Record<string, string | number>;
  figures: Figure[];
}

function machine(): Record<string, string | number> {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model ?? '?',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
  };
}

function wanted(names: string[]): string[] {
  if (names.length === 0) return Object.keys(BENCHES);
  const unknown = names.filter((name) => !(name in BENCHES));
  if (unknown.length === 0) return names;
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}. Known: ${Object.keys(BENCHES).join(', ')}\n`,
  );
  process.exit(1);
}

async function runOne(name: string, json: boolean): Promise<Report> {
  const { bench } = await (BENCHES[name]?.() ?? Promise.reject(new Error(name)));
  const say = json ? () => undefined : (text: string) => void process.stderr.write(`  … ${text}\n`);
  if (!json) process.stderr.write(`\n${name}: ${bench.work}\n`);
  const figures = await bench.run(say);
  const report = { name, work: bench.work, at: new Date().toISOString(), machine: machine(), figures };
  mkdirSync(OUT, { recursive: true });
  writeFileSync(`${OUT}/${name}.json`, `${JSON.stringify(report, null, 2)}\n`);
  return report;
}

/** In the one table each figure says which benchmark it is of. */
function named({ name, figures }: Report): Figure[] {
  return figures.map((figure) => ({ ...figure, what: `${name} · ${figure.what}` }));
}

const args = process.argv.slice(2);
const json = args.includes('--json');
const reports: Report[] = [];
for (const name of wanted(args.filter((arg) => arg !== '--json'))) reports.push(await runOne(name, json));
if (json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
else process.stdout.write(`\n${table(reports.flatMap(named))}`);
