/** One of the bots: the server as in production, but for the addresses of the platforms, its clock and a shorter lease. */
import { pino } from 'pino';
import { createLog } from '../../src/observe/log.ts';
import { createSlack } from '../../src/platforms/slack/create-slack.ts';
import { createTeams } from '../../src/platforms/teams/create-teams.ts';
import { createServer } from '../../src/server.ts';
import { openEngine } from '../../src/store/open-store.ts';
import { listen } from '../../src/web/web-app.ts';
import { SECRET } from '../../test/platforms/slack/support/signed.ts';
import { testCredentials } from '../../test/platforms/teams/support/credentials.ts';
import { APP_ID } from '../../test/platforms/teams/support/local-issuer.ts';
import { type InstanceSettings, KEY, LEASE_MS, OWNER, SLACK_TEAM, TENANT, TIMEOUT_MS } from './world.ts';

const settings = JSON.parse(process.argv[2] ?? '{}') as InstanceSettings;
const clock = { now: () => Date.now() + settings.clockShiftMs };
const log = createLog({
  level: 'info',
  destination: pino.destination({ dest: settings.logFile, sync: false }),
});
const { store, ...shared } = await openEngine(settings.storeUrl, { production: true });
const own = { store, clock, log, timeoutMs: TIMEOUT_MS };
const teams = createTeams({
  ...own,
  production: true,
  issuer: settings.issuer,
  credentials: testCredentials(),
  settings: {
    registration: { type: 'single-tenant', appId: APP_ID, password: 'secret', tenant: TENANT },
    tenants: new Map([[TENANT, OWNER]]),
    serviceHosts: [settings.connectorHost],
  },
});
const slack = createSlack({
  ...own,
  key: KEY,
  settings: {
    workspaces: new Map([[SLACK_TEAM, OWNER]]),
    access: { type: 'token', token: 'xoxb-T0ONE' },
    signingSecret: SECRET,
    apiUrl: settings.apiUrl,
    hooksUrl: settings.apiUrl,
  },
});
const server = await createServer({
  store,
  ...shared,
  key: KEY,
  log,
  clock,
  leaseMs: LEASE_MS,
  platforms: [teams, slack],
});
const web = await listen(server.app, { host: '127.0.0.1', port: settings.port });
process.send?.('ready');

async function close(): Promise<void> {
  await server.close(web.close());
  await store.close();
  process.exit(0);
}
process.once('SIGTERM', () => void close());
process.once('disconnect', () => process.exit(0));
