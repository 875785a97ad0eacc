import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { slackManifest } from '../platforms/slack/manifest.ts';
import { action, WrongInput, withJson } from './command.ts';

interface SlackOptions {
  json?: boolean;
  out: string;
  url?: string;
  socket?: boolean;
  many?: boolean;
}

export function slackManifestCommand(): Command {
  const command = new Command('slack')
    .description("the app's manifest for Slack, to paste at api.slack.com/apps")
    .requiredOption('--out <file.json>', 'where to write it')
    .option('--url <address>', 'where Slack reaches the bot, as https://hjul.kommune.no')
    .option('--socket', 'Socket Mode: the bot cannot be reached from outside')
    .option('--many', 'many workspaces, each of which installs the app by itself')
    .helpOption('--help', 'show help')
    .addHelpText(
      'after',
      '\nExample: npm run arshjul -- manifest slack --url https://hjul.kommune.no --out slack.json\nSee docs/slack.md.',
    )
    .action(action<SlackOptions, []>(writeSlackManifest));
  return withJson(command);
}

function writeSlackManifest({ out, url, socket = false, many = false }: SlackOptions) {
  if ((url === undefined) !== socket) {
    throw new WrongInput(['Give --url with the address of the bot, or --socket when it has none.']);
  }
  if (url !== undefined && !/^https:\/\/[^/]+\/?$/.test(url)) {
    throw new WrongInput([`--url ${url}: write it as https://hjul.kommune.no; Slack takes https only.`]);
  }
  if (many && socket) {
    throw new WrongInput(['--many needs --url: workspaces install the app at an address of the bot.']);
  }
  const text = slackManifest({ many, ...(url ? { publicUrl: url } : {}) });
  writeFileSync(out, text);
  return {
    lines: [
      `${out}: ${text.length} characters`,
      'At api.slack.com/apps: Create New App > From a manifest, and paste it. docs/slack.md says what comes next.',
    ],
    json: { ok: true, file: out, many, socket },
  };
}
