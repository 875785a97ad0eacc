import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { schoolYearOf } from '../domain/calendar/weeks.ts';
import { makeFolder } from '../files/make-folder.ts';
import { printMistake } from '../files/mistake.ts';
import { readOwnerFolder } from '../files/owner-folder.ts';
import { action, type Result, WrongInput, withJson } from './command.ts';
import { type Ask, type InitAnswers, type InitFlags, initAnswers } from './init-answers.ts';
import { envFile, type NewFile, ownerFiles } from './init-files.ts';

interface InitOptions extends InitFlags {
  out?: string;
  env: string;
  json?: boolean;
}

export function initCommand(): Command {
  const command = new Command('init')
    .description('set up an owner: asks, writes its folder and .env, and says what comes next')
    .option('--out <folder>', "where the owner's folder is made (default: ./<id>)")
    .option('--env <file>', 'where the environment is written', '.env')
    .option('--name <name>', 'as "Fjordvik kommune"')
    .option('--id <id>', 'as fjordvik')
    .option('--language <målform>', "the owner's own: nb or nn")
    .option('--school-year <year>', 'as 2026/27 (default: the one we are in)')
    .option('--director <person>', 'kommunalsjef oppvekst, as "Dagny Fjelldal <dagny@kommune.no>"')
    .option(
      '--school <school...>',
      'as "Nordlia barneskole; nb; 1-7; Line Åsenhus <line@kommune.no>"; once for each',
    )
    .option('--platform <platform>', 'teams, slack or none')
    .helpOption('--help', 'show help')
    .addHelpText('after', '\nAsks for what is not given, in a terminal. Writes over nothing that is there.')
    .action(action<InitOptions, []>(init));
  return withJson(command);
}

async function init(options: InitOptions): Promise<Result> {
  const today = new Date().toISOString().slice(0, 10);
  const answers = await asked(options, schoolYearOf(today));
  const folder = options.out ?? `./${answers.id}`;
  const files = ownerFiles(answers).map((file) => ({ ...file, path: join(folder, file.path) }));
  const all = [...files, { ...envFile(answers, folder), path: options.env }];
  refuseToOverwrite(all);
  for (const file of all) write(file);
  const read = readOwnerFolder(folder);
  if (!read.ok)
    throw new Error(`init wrote a folder it cannot read: ${read.mistakes.map(printMistake).join('; ')}`);
  return {
    lines: [...all.map(({ path }) => `made ${path}`), '', ...whatNext(answers, folder, options.env)],
    json: { ok: true, folder, files: all.map(({ path }) => path), warnings: read.warnings.map(printMistake) },
  };
}

/** Questions only where somebody sits; with --json or in a pipe the flags must say it all. */
async function asked(options: InitOptions, thisYear: string): Promise<InitAnswers> {
  if (!process.stdin.isTTY || options.json) return initAnswers(options, undefined, thisYear);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ask: Ask = async (question, otherwise) => {
    const hint = otherwise ? ` [${otherwise}]` : '';
    return (await terminal.question(`${question}${hint}: `)).trim() || (otherwise ?? '');
  };
  try {
    return await initAnswers(options, ask, thisYear);
  } finally {
    terminal.close();
  }
}

function refuseToOverwrite(files: NewFile[]): void {
  const there = files.filter(({ path }) => existsSync(path));
  if (there.length === 0) return;
  throw new WrongInput([
    'Nothing was written. These are there already:',
    ...there.map(({ path }) => `  ${path}`),
    'Expected: another --out or --env, or move them away first',
  ]);
}

function write({ path, text, secret }: NewFile): void {
  makeFolder(dirname(path));
  writeFileSync(path, text, { flag: 'wx', mode: secret ? 0o600 : 0o644 });
}

function whatNext({ platform, schools }: InitAnswers, folder: string, envFile: string): string[] {
  const start = envFile === '.env' ? '' : `ENV_FILE=${envFile} `;
  const platformStep = {
    teams: `4. Put the app in Teams: docs/teams.md, and fill in TEAMS_… in ${envFile}`,
    slack: `4. Put the app in Slack: docs/slack.md, and fill in SLACK_… in ${envFile}`,
    none: '4. When you are ready for Teams or Slack: docs/teams.md or docs/slack.md',
  };
  return [
    'What comes next:',
    `1. Put the real teams and classes, and how many pupils each class has, of ${schools.length === 1 ? 'the school' : 'the schools'} in ${join(folder, 'schools.yaml')}`,
    `2. Replace the draft skolerute in ${join(folder, 'skolerute')} with the kommune’s own`,
    `3. Bring in the staff: npm run arshjul -- import people <file> --owner ${folder} --dry-run`,
    platformStep[platform],
    `5. ${start}npm run arshjul -- doctor`,
    `6. ${start}npm start`,
    'docs/start.md takes you through it.',
  ];
}
