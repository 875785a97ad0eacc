import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { REDIS_SERVER } from '../test/support/redis-server.ts';
import { type ChaosResult, chaos, type Progress } from './chaos/run.ts';

const HELP = `npm run chaos -- --kills N --seed S [--people N] [--away S] [--json]

A round on Redis with three bots on Slack and Teams, while bots and Redis are killed (SIGKILL), frozen and cut off, and the
platforms throttle, break and send things twice. Then every answer that was thanked for is looked for in the store, and
every person's conversation is counted.

  --kills N    how often something is killed (200)
  --seed S     the same seed kills the same things at the same moments (1)
  --people N   how many are asked at the least (2000)
  --away S     Redis is away once for so many seconds in the middle of the round (0)
  --json       only the result, as JSON

The last line is the summary. Exit code 0 only with 0 lost, 0 doubled and 0 missed; 1 when the input was wrong; 2 otherwise.
`;

function readPlan() {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      people: { type: 'string', default: '2000' },
      away: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const whole = (name: 'kills' | 'seed' | 'people' | 'away') => {
    if (!/^\d{1,6}$/.test(values[name])) throw new Error(`--${name} takes a whole number`);
    return Number(values[name]);
  };
  return {
    ...values,
    plan: {
      kills: whole('kills'),
      seed: whole('seed'),
      people: Math.max(10, whole('people')),
      awayMs: whole('away') * 1000,
    },
  };
}

const PHASES = { 'set-up': 'setting up', chaos: 'chaos', quiet: 'until all is quiet' } as const;

function createBar(kills: number) {
  if (!process.stderr.isTTY) return { at: createLines(kills), stop: () => undefined };
  const format = '  {bar} {value}/{total} kills, {arrived} reached, {thanked} thanked: {phase}';
  const bar = new SingleBar(
    { format, stream: process.stderr, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(Math.max(1, kills), 0, { arrived: 0, thanked: 0, phase: '' });
  return {
    at: (now: Progress) => bar.update(now.kills, { ...now, phase: PHASES[now.phase] }),
    stop: () => bar.stop(),
  };
}

/** Where nobody sees a bar: a line at each tenth. */
function createLines(kills: number): (now: Progress) => void {
  let said = '';
  return ({ kills: done, arrived, thanked, phase }) => {
    const step = `${PHASES[phase]} ${Math.floor((done * 10) / Math.max(1, kills))}`;
    if (step === said) return;
    said = step;
    process.stderr.write(
      `  ${done}/${kills} kills, ${arrived} reached, ${thanked} thanked: ${PHASES[phase]}\n`,
    );
  };
}

function table({ havoc, counts, exits, ...result }: ChaosResult): string {
  const { ambiguous } = result;
  const faults = Object.entries(counts.faults).map(([kind, n]) => `${kind} ${n}`);
  const rows: [string, string | number][] = [
    ['killed', `${havoc.killedInstances} bots, ${havoc.killedRedis} times Redis`],
    [
      'besides',
      `${havoc.cutWires} wires cut, ${havoc.lostAnswers} answers of Redis lost, ${havoc.frozen} frozen`,
    ],
    ['faults of the platforms', faults.join(', ')],
    ['asked', result.asked],
    ['reached', `${result.reached}, of them ${ambiguous.arrived} whose outcome the bot could not know`],
    [
      'not reached',
      `${ambiguous.missing} ambiguous, ${result.blocked} who had thrown the bot out, ${result.missed} missed`,
    ],
    ['presses', `${counts.presses}, and ${counts.copies} copies of them`],
    ['thanked for', result.acknowledged],
    [
      'told the truth',
      `${counts.toldNotSaved} not saved, ${counts.toldToWait} not saved yet, ${counts.unanswered} no answer`,
    ],
    [
      'longest wait for an answer',
      `Slack ${counts.slowest.slack} ms of 3000, Teams ${counts.slowest.teams} ms of 5000`,
    ],
    ['answers in the store', result.stored],
    ['bots asked to stop ended with', exits.join(', ')],
  ];
  return rows.map(([name, value]) => `  ${name.padEnd(30)} ${value}\n`).join('');
}

/** Everything that counts, in one line. */
export function summaryOf(result: ChaosResult): string {
  const { kills, seed, seconds, asked, reached, ambiguous, acknowledged, lost, doubled, missed, unfinished } =
    result;
  return `${kills} kills, seed ${seed}, ${seconds} s: ${asked} asked, ${reached} reached, ${ambiguous.missing} ambiguous, ${missed} missed; ${acknowledged} acknowledged; ${lost} lost, ${doubled} doubled${unfinished > 0 ? `, ${unfinished} unfinished` : ''}`;
}

async function main(): Promise<number> {
  let read: ReturnType<typeof readPlan>;
  try {
    read = readPlan();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${HELP}`);
    return 1;
  }
  if (read.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (!REDIS_SERVER) {
    process.stderr.write('redis-server is missing: sudo apt-get install redis-server\n');
    return 1;
  }
  const bar = createBar(read.plan.kills);
  const result = await chaos(read.plan, bar.at).finally(bar.stop);
  if (read.json) process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  else {
    for (const line of result.faults) process.stdout.write(`  ${line}\n`);
    process.stdout.write(`${table(result)}\n${summaryOf(result)}\n`);
  }
  return result.lost + result.doubled + result.missed + result.unfinished === 0 ? 0 : 2;
}

if (import.meta.main) process.exitCode = await main();
