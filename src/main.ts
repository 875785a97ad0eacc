import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Config, readConfig } from './config.ts';
import { createLog } from './observe/log.ts';
import { openStore } from './store/open-store.ts';
import { listen } from './web/web-app.ts';
import { createWorkbenchServer } from './workbench-server.ts';

/** Where the pseudonym key lives in development; production gets it from the environment. */
const DEVELOPMENT_KEY_FILE = './data/arshjul.key';
const DEMO_FOLDER = 'examples/fjordvik';

/** config -> store -> platforms -> schedule -> web -> shutdown */
export async function start(config: Config): Promise<{ url: string; close(): Promise<void> }> {
  const log = createLog({ level: config.logLevel });
  const store = await openStore(config.storeUrl);
  const key = config.key ?? developmentKey();
  const server = await createWorkbenchServer({
    store,
    key,
    log,
    ownerFolder: config.ownerFolder ?? DEMO_FOLDER,
  });
  const web = await listen(server.app, { host: config.host, port: config.port });
  return {
    url: web.url,
    async close() {
      await server.close();
      await web.close();
      await store.close();
    },
  };
}

function developmentKey(): string {
  if (!existsSync(DEVELOPMENT_KEY_FILE)) {
    mkdirSync(dirname(DEVELOPMENT_KEY_FILE), { recursive: true });
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
  const running = await start(read.config);
  process.stdout.write(`\n  Arbeidsbenken er åpen: ${running.url}\n  Stopp med Ctrl+C.\n\n`);
  const stop = () => void running.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
