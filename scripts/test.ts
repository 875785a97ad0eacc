/**
 * `npm test`: types, lint, then every test, with what it needs from the machine found or installed first.
 * Its last line is `N passed, N failed, N skipped`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Need {
  name: string;
  programs: string[];
  packages: string[];
  variable: string;
}

const NEEDS: Need[] = [
  { name: 'Redis', programs: ['redis-server'], packages: ['redis-server'], variable: 'REDIS_SERVER' },
  {
    name: 'Chromium',
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    packages: ['chromium'],
    variable: 'CHROMIUM',
  },
];

function which(program: string): string | undefined {
  const found = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

function run(command: string, args: string[]): number {
  process.stdout.write(`\n> ${command} ${args.join(' ')}\n`);
  return spawnSync(command, args, { stdio: 'inherit', env: process.env }).status ?? 1;
}

/** Installs with apt where there is apt and root, else says what to run. Nothing is skipped without being named. */
function provide(need: Need): void {
  const find = () => need.programs.map(which).find((path) => path !== undefined);
  let path = find();
  const mayInstall = process.getuid?.() === 0 && which('apt-get') !== undefined;
  if (!path && mayInstall) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...need.packages]);
    path = find();
  }
  if (path) process.env[need.variable] = path;
  else
    process.stdout.write(
      `\n${need.name} is missing: its tests are skipped. Install it: sudo apt-get install ${need.packages.join(' ')}\n`,
    );
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
  testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[];
}

function readReport(file: string): VitestReport | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined;
}

function nameSkipped(report: VitestReport): void {
  const skipped = report.testResults.flatMap((suite) =>
    suite.assertionResults
      .filter((one) => one.status === 'skipped' || one.status === 'pending')
      .map((one) => one.fullName),
  );
  if (skipped.length > 0)
    process.stdout.write(`\nSkipped:\n${skipped.map((name) => `  - ${name}`).join('\n')}\n`);
}

process.env.TZ = 'UTC';
// Not the developer's own .env.
process.env.ENV_FILE = '';
for (const need of NEEDS) provide(need);
const steps: [string, number][] = [
  ['types', run('tsc', ['--noEmit'])],
  ['lint', run('biome', ['check', '--error-on-warnings', '.'])],
];
const reportFile = join(mkdtempSync(join(tmpdir(), 'arshjul-test-')), 'report.json');
const coverage = process.argv.includes('--no-coverage') ? [] : ['--coverage'];
const vitest = run('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportFile}`,
  ...coverage,
]);
const report = readReport(reportFile);
const failedSteps = steps.filter(([, status]) => status !== 0).map(([name]) => name);
if (failedSteps.length > 0) process.stdout.write(`\nFailed: ${failedSteps.join(', ')}\n`);
if (report) nameSkipped(report);
const passed = (report?.numPassedTests ?? 0) + steps.length - failedSteps.length;
const suitesFailed = report && report.numFailedTests === 0 && vitest !== 0 ? 1 : 0;
const failed = (report?.numFailedTests ?? 1) + failedSteps.length + suitesFailed;
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exit(failed === 0 && vitest === 0 ? 0 : 1);
