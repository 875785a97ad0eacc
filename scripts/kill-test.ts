import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readJournal } from '../src/simulate/journal.ts';
import { ACKNOWLEDGED_FILE, PLATFORM_FILE } from '../src/simulate/past.ts';
import { arrives } from '../src/simulate/platform.ts';
import { random } from '../src/simulate/random.ts';
import type { Acknowledged, PlatformRecord } from '../src/simulate/records.ts';

export interface KillPlan {
  kills: number;
  seed: number;
  from: string;
  to: string;
}

export interface KillResult {
  kills: number;
  acknowledged: number;
  lost: number;
  posts: number;
  doubled: number;
  violations: number;
  interrupted: number;
  broken: { invariant: string; when: string; where: string; what: string }[];
}

/**
 * Kills the simulation (SIGKILL) at random moments and starts it again with the same store, until it has been killed
 * often enough; then lets it end. What people were told yes to, and what reached the platform, is counted from their own
 * logs, which the killed process does not own.
 */
export async function killTest(
  plan: KillPlan,
  onKill: (n: number, at: string) => void = () => undefined,
): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'arshjulet-kill-'));
  try {
    await runWithKills(plan, folder, onKill);
    return resultOf(plan, join(folder, 'out'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runWithKills(
  plan: KillPlan,
  folder: string,
  onKill: (n: number, at: string) => void,
): Promise<void> {
  const { kills, seed, from, to } = plan;
  const dice = random(seed, 'kills');
  const out = join(folder, 'out');
  const span = Date.parse(to) - Date.parse(from);
  // Spread over the year by its own clock: a slow machine is killed at the same days as a fast one.
  const moments = Array.from({ length: kills }, () => Date.parse(from) + dice.next() * span).sort(
    (a, b) => a - b,
  );
  for (const [index, moment] of moments.entries()) {
    const ended = await runUntil(plan, folder, out, moment, dice.between(0, 40));
    if (ended) throw new Error(`the simulation ended by itself before kill ${index + 1}`);
    onKill(index + 1, new Date(moment).toISOString().slice(0, 10));
  }
  await runUntil(plan, folder, out, undefined, 0);
}

/** True when it came to its end before it could be killed. */
function runUntil(
  { seed, from, to }: KillPlan,
  folder: string,
  out: string,
  moment: number | undefined,
  extraMs: number,
): Promise<boolean> {
  const args = ['src/cli.ts', 'simulate', '--owner', 'examples/fjordvik', '--from', from, '--to', to];
  args.push(
    '--seed',
    String(seed),
    '--out',
    out,
    '--store',
    `sqlite:${join(folder, 'store.db')}`,
    '--faults',
    '20',
    '--tell-time',
  );
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += String(data);
  });
  child.stdout.on('data', (data) => {
    const last = String(data).trim().split('\n').at(-1) ?? '';
    const at = Number(/^t (\d+)$/.exec(last)?.[1] ?? 0);
    if (moment !== undefined && at >= moment) setTimeout(() => child.kill('SIGKILL'), extraMs);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve(false);
      else if (code === 0 || (code === 2 && errors.startsWith('BROKEN'))) resolve(true);
      else reject(new Error(`the simulation stopped with exit code ${code}: ${errors.slice(-2000)}`));
    });
  });
}

function resultOf({ kills }: KillPlan, out: string): KillResult {
  const records = readJournal<PlatformRecord>(join(out, PLATFORM_FILE));
  const acknowledged = readJournal<Acknowledged>(join(out, ACKNOWLEDGED_FILE));
  const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as {
    violations: number;
    violationList: KillResult['broken'];
    course: { runs: number };
  };
  const arrived = new Map<string, number>();
  for (const record of records) {
    if (record.t === 'send' && arrives(record.end))
      arrived.set(record.delivery, (arrived.get(record.delivery) ?? 0) + 1);
  }
  return {
    kills,
    acknowledged: acknowledged.length,
    lost: summary.violationList.filter(({ invariant }) => invariant === 'acknowledged-is-kept').length,
    posts: [...arrived.values()].reduce((sum, count) => sum + count, 0),
    doubled: [...arrived.values()].filter((count) => count > 1).length,
    violations: summary.violations,
    interrupted: summary.course.runs - 1,
    broken: summary.violationList,
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '2026-08-01' },
      to: { type: 'string', default: '2027-06-30' },
    },
  });
  const plan = { kills: Number(values.kills), seed: Number(values.seed), from: values.from, to: values.to };
  const result = await killTest(
    plan,
    (n, at) => void process.stderr.write(`  killed ${n} of ${plan.kills}, ${at}\n`),
  );
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode =
    result.lost + result.doubled + result.violations === 0 && result.interrupted === plan.kills ? 0 : 1;
}
