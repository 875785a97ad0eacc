import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { readTeamsManifestValues } from '../config.ts';
import { teamsAppPackage } from '../platforms/teams/app-package.ts';
import { action, WrongInput, withJson } from './command.ts';
import { slackManifestCommand } from './manifest-slack.ts';

/** One subcommand for each platform. */
export function manifestCommand(): Command {
  return new Command('manifest')
    .description("make a platform's manifest from the environment, ready to upload")
    .helpOption('--help', 'show help')
    .addCommand(teamsManifestCommand())
    .addCommand(slackManifestCommand());
}

function teamsManifestCommand(): Command {
  const command = new Command('teams')
    .description('the app package for Microsoft Teams, a zip to upload in the Teams admin centre')
    .requiredOption('--out <file.zip>', 'where to write it')
    .helpOption('--help', 'show help')
    .addHelpText(
      'after',
      '\nExample: npm run arshjul -- manifest teams --out arshjulet.zip\nSee docs/teams.md.',
    )
    .action(action<{ json?: boolean; out: string }, []>(({ out }) => writeTeamsPackage(out)));
  return withJson(command);
}

function writeTeamsPackage(out: string) {
  const read = readTeamsManifestValues();
  if (!read.ok) {
    throw new WrongInput([
      'The manifest needs these variables (.env.example explains them):',
      ...read.mistakes.map((line) => `  - ${line}`),
    ]);
  }
  const { version } = packageJson;
  const bytes = teamsAppPackage({ ...read.values, VERSION: version });
  writeFileSync(out, bytes);
  return {
    lines: [
      `${out}: version ${version}, ${bytes.length} bytes`,
      'Upload it in the Teams admin centre: Teams apps > Manage apps > Upload new app.',
    ],
    json: { ok: true, file: out, version, bytes: bytes.length },
  };
}
