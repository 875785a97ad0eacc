import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { action, WrongInput, wholeNumber, withJson, withStore } from './command.ts';

interface StartOptions {
  json?: boolean;
  store?: string;
  port?: number;
  owner?: string;
}

export function startCommand(): Command {
  const command = new Command('start')
    .description('start the bot; without Teams or Slack credentials, the workbench on this machine')
    .option('--port <number>', "default: the environment's PORT, or 3978", wholeNumber)
    .option('--owner <folder>', "the owner's folder to load (default: OWNER_FOLDER, or examples/fjordvik)")
    .helpOption('--help', 'show help')
    .action(action<StartOptions, []>(startBot));
  return withJson(withStore(command));
}

async function startBot({ store, port, owner }: StartOptions) {
  const read = readConfig();
  if (!read.ok)
    throw new WrongInput([
      'The environment must be put right:',
      ...read.mistakes.map((line) => `  - ${line}`),
    ]);
  const config = {
    ...read.config,
    ...(store === undefined ? {} : { storeUrl: store }),
    ...(port === undefined ? {} : { port }),
    ...(owner === undefined ? {} : { ownerFolder: owner }),
  };
  const { start } = await import('../main.ts');
  const running = await start(config);
  const stop = () => void running.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return { lines: [`Åpen på ${running.url}`, 'Stopp med Ctrl+C.'], json: { ok: true, url: running.url } };
}
