import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from './app/ports/log.ts';
import type { Store } from './app/ports/store.ts';
import { type Config, readConfig } from './config.ts';
import { makeFolder } from './files/make-folder.ts';
import { AppError } from './observe/app-error.ts';
import { createLog } from './observe/log.ts';
import type { Platform, ServerParts } from './server.ts';

/** Where the pseudonym key lives in development; production gets it from the environment. */
const DEVELOPMENT_KEY_FILE = './data/arshjul.key';
const DEMO_FOLDER = 'examples/fjordvik';

/** config -> store -> platforms -> schedule -> web -> shutdown */
export async function start(config: Config): Promise<{ url: string; close(): Promise<void> }> {
  const log = createLog({ level: config.logLevel });
  const { openEngine } = await import('./store/open-store.ts');
  const { store, ...shared } = await openEngine(config.storeUrl, {
    production: config.production,
    runs: true,
    durabilityTrusted: config.redisTrusted,
  });
  const key = config.key ?? developmentKey();
  const platforms = await platformsOf(config, store, log, key);
  const server =
    platforms.length > 0
      ? await createPlatformServer(config, { store, ...shared, key, log, platforms })
      : await createDemonstration(config, { store, key, log });
  const { listen } = await import('./web/web-app.ts');
  const web = await listen(server.app, { host: config.host, port: config.port });
  return {
    url: web.url,
    async close() {
      // No new requests; those that are under way are answered and finished before the store is left.
      await server.close(web.close());
      await store.close();
    },
  };
}

/** Only what is asked for is loaded: the SDKs of both platforms are half of all the code. */
async function createPlatformServer(config: Config, parts: Omit<ServerParts, 'trustProxy'>) {
  const { createServer } = await import('./server.ts');
  return createServer({
    ...parts,
    ...ownerOf(config),
    ...addressOf(config),
    ...(config.operatorToken ? { operatorToken: config.operatorToken } : {}),
  });
}

async function createDemonstration(config: Config, parts: { store: Store; key: string; log: Log }) {
  const { createWorkbenchServer } = await import('./workbench-server.ts');
  return createWorkbenchServer({
    ...parts,
    ownerFolder: config.ownerFolder ?? DEMO_FOLDER,
    ...addressOf(config),
  });
}

/** Where the pages are reached, and through how many proxies. */
function addressOf({ publicUrl, trustProxy }: Config): { publicUrl?: string; trustProxy: number } {
  return publicUrl === undefined ? { trustProxy } : { publicUrl, trustProxy };
}

/** Where people are met. None: the workbench, on this machine. */
async function platformsOf(config: Config, store: Store, log: Log, key: string): Promise<Platform[]> {
  const platforms: Platform[] = [];
  const clock = { now: () => Date.now() };
  const { production } = config;
  if (config.teams) {
    const { createTeams } = await import('./platforms/teams/create-teams.ts');
    platforms.push(createTeams({ settings: config.teams, store, clock, log, production }));
  }
  if (config.slack) {
    const { createSlack } = await import('./platforms/slack/create-slack.ts');
    platforms.push(createSlack({ settings: config.slack, store, clock, log, key }));
  }
  if (production && platforms.length === 0) {
    throw new AppError(
      'CONFIG.NO_PLATFORM',
      'In production the bot needs Teams or Slack, and neither is set up',
      {
        hint: 'Set TEAMS_APP_ID as docs/teams.md says, or SLACK_WORKSPACES as docs/slack.md says.',
      },
    );
  }
  return platforms;
}

/** The Playground gets the demonstration's people when there are no others. */
function ownerOf(config: Config): { ownerFolder?: string } {
  const folder =
    config.ownerFolder ?? (config.teams?.registration.type === 'playground' ? DEMO_FOLDER : undefined);
  return folder === undefined ? {} : { ownerFolder: folder };
}

/** What the operator can mend, without a stack. */
function cannotStart(error: unknown): never {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n${error.hint ? `${error.hint}\n` : ''}`);
  process.exit(1);
}

function developmentKey(): string {
  if (!existsSync(DEVELOPMENT_KEY_FILE)) {
    makeFolder(dirname(DEVELOPMENT_KEY_FILE));
    writeFileSync(DEVELOPMENT_KEY_FILE, randomBytes(48).toString('base64'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(DEVELOPMENT_KEY_FILE, 'utf8');
}

if (import.meta.main) {
  const read = readConfig();
  if (!read.ok) {
    process.stderr.write(
      `Miljøvariablene må rettes / fix the environment:\n${read.mistakes.map((line) => `  - ${line}\n`).join('')}`,
    );
    process.exit(1);
  }
  process.stdout.write('Årshjulet starter …\n');
  const running = await start(read.config).catch(cannotStart);
  process.stdout.write(`\n  Åpen på ${running.url}\n  Stopp med Ctrl+C.\n\n`);
  const stop = () => void running.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
