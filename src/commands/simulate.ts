import { Command, Option } from 'commander';
import { folderFigures } from '../files/folder-figures.ts';
import { printMistake } from '../files/mistake.ts';
import type { SimulationResult } from '../simulate/simulate.ts';
import {
  action,
  dateOption,
  EXIT,
  type Result,
  terminal,
  WrongInput,
  wholeNumber,
  withJson,
  withStore,
} from './command.ts';
import { ownerFolder } from './owner-data.ts';

interface SimulateOptions {
  owner: string;
  from: string;
  to: string;
  seed: number;
  store?: string;
  out: string;
  faults: number;
  tellTime?: boolean;
  json?: boolean;
}

/** Pupils and parents answer on pages; here nobody fetches them. */
const PUBLIC_URL = 'https://arshjul.example';
/** Kept nowhere when the simulation is over: nobody's real store is touched unless it is named. */
const NO_STORE = 'sqlite::memory:';

export function simulateCommand(): Command {
  const command = new Command('simulate')
    .description(
      'run a school year with made-up people who answer through the real cards; write what came of it',
    )
    .requiredOption('--owner <folder>', "an owner's folder, as examples/fjordvik")
    .requiredOption('--from <date>', 'first day, as 2026-08-01', dateOption)
    .requiredOption('--to <date>', 'last day, as 2027-06-30', dateOption)
    .option('--seed <number>', 'the same seed gives the same year, byte for byte', wholeNumber, 1)
    .requiredOption('--out <folder>', 'where summary.json, year.md, the digests and the wheels are written')
    .addOption(
      new Option('--faults <per-mille>', 'how many of a thousand messages the platform fails on')
        .default(10)
        .argParser(wholeNumber),
    )
    .addOption(
      new Option('--tell-time', 'print the simulated time as it goes, for programs that watch').hideHelp(),
    )
    .helpOption('--help', 'show help')
    .addHelpText(
      'after',
      `
With --store, a simulation that was stopped goes on where it was: same --store, --out, --seed and days.
Exit code 0 only when every invariant held.

Example: npm run arshjul -- simulate --owner examples/fjordvik --from 2026-08-01 --to 2027-06-30 --seed 7 --out out/`,
    )
    .action(action<SimulateOptions, []>(runSimulation));
  return withJson(withStore(command, 'default: kept in memory only'));
}

async function runSimulation(options: SimulateOptions): Promise<Result> {
  const { from, to, seed, out, faults } = options;
  if (to < from) throw new WrongInput([`--to ${to} is before --from ${from}`]);
  const data = ownerFolder(options.owner);
  const [{ simulate }, { createHouse }, { openStore }, { wheelDrawings }, { createProgress }] =
    await Promise.all([
      import('../simulate/simulate.ts'),
      import('../assemble.ts'),
      import('../store/open-store.ts'),
      import('./wheel-drawings.ts'),
      import('./progress.ts'),
    ]);
  const read = await folderFigures(options.owner, data.schools);
  if (!read.ok) throw new WrongInput(read.mistakes.map(printMistake));
  const store = await openStore(options.store ?? NO_STORE);
  const progress = createProgress();
  try {
    const result = await simulate({
      data,
      figures: read.figures,
      store,
      from,
      to,
      seed,
      out,
      faults: faults / 1000,
      house: ({ messenger, ...parts }) =>
        createHouse({
          store,
          publicUrl: PUBLIC_URL,
          ...parts,
          messengers: { teams: messenger },
          concurrency: 1,
        }),
      drawWheels: (now) => wheelDrawings(store, data, now),
      onTime: options.tellTime ? (now) => terminal.out(`t ${now}\n`) : progress.at,
    });
    progress.done();
    return printed(result, out);
  } finally {
    progress.done();
    await store.close();
  }
}

function printed(result: SimulationResult, out: string): Result {
  const { summary } = result;
  for (const { invariant, where, when, what } of summary.violationList.slice(0, 20)) {
    terminal.err(`BROKEN ${invariant} ${when} ${where}: ${what}\n`);
  }
  const { sent, ambiguous, unreachable } = summary.deliveries;
  const lines = [
    `${summary.occurrences} occurrences, ${sent} messages sent (${ambiguous} ambiguous, ${unreachable} unreachable), ${summary.answers} answers`,
    `${summary.rounds.closed} rounds closed, ${summary.loopBacks} shown back`,
    `${summary.invariantsChecked.length} invariants checked, ${summary.violations} violations`,
    `Read ${out.replace(/\/$/, '')}/year.md`,
  ];
  return { lines, json: summary, code: summary.violations === 0 ? EXIT.done : EXIT.failed };
}
