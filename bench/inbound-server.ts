/** The server under measurement, in a process of its own. Says on its channel where it listens and what to send. */
import { App, ExpressReceiver } from '@slack/bolt';
import { CloudAdapter, type TurnContext } from 'botbuilder';
import express from 'express';
import { createAuthentication } from '../src/platforms/teams/authentication.ts';
import { openStore } from '../src/store/open-store.ts';
import { SECRET } from '../test/platforms/slack/support/signed.ts';
import { createSlackRig } from '../test/platforms/slack/support/slack-rig.ts';
import { askNow } from '../test/platforms/teams/support/ask-now.ts';
import { testCredentials } from '../test/platforms/teams/support/credentials.ts';
import { APP_ID } from '../test/platforms/teams/support/local-issuer.ts';
import { createTeamsRig } from '../test/platforms/teams/support/teams-rig.ts';
import type { Served, ToServe } from './inbound-kinds.ts';
import { SLACK_TEAM, staffOf, TENANT } from './inbound-kinds.ts';

const [given = '{}'] = process.argv.slice(2);
const asked = JSON.parse(given) as ToServe;

/** The framework alone: it checks who sends, reads the request, and says that it came. */
async function bareTeams({ issuer }: ToServe): Promise<Served> {
  const adapter = new CloudAdapter(createAuthentication(testCredentials(), issuer));
  const app = express();
  app.use(express.json());
  app.post('/api/messages', (request, response) => {
    void adapter.process(request, response, async (turn: TurnContext) => {
      const value = {
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'ok' },
      };
      await turn.sendActivity({ type: 'invokeResponse', value });
    });
  });
  return { url: `${await listening(app)}/api/messages`, now: Date.now(), prompt: 'p', question: 'q' };
}

async function bareSlack(): Promise<Served> {
  const receiver = new ExpressReceiver({ signingSecret: SECRET, endpoints: '/slack/events' });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-T0ONE', botId: 'B1', botUserId: 'U0' }),
  });
  app.action(/.*/, async ({ ack }) => ack());
  return {
    url: `${await listening(receiver.app)}/slack/events`,
    now: Date.now(),
    prompt: 'p',
    question: 'q',
  };
}

async function listening(app: { listen: express.Express['listen'] }): Promise<string> {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

async function teams({ issuer, connectorHost, storeUrl }: ToServe): Promise<Served> {
  const rig = await createTeamsRig({
    store: await openStore(storeUrl, { virtualTime: true }),
    credentials: testCredentials(),
    issuer,
    sendAtOnce: false,
    settings: {
      registration: { type: 'single-tenant', appId: APP_ID, password: 'secret', tenant: TENANT },
      tenants: new Map([[TENANT, 'fjordvik']]),
      serviceHosts: [connectorHost],
    },
  });
  const prompt = await askNow(rig, staffOf(rig.folder));
  return { url: rig.endpoint, now: rig.clock.now(), prompt: prompt.id, question: prompt.questions[0] ?? '' };
}

async function slack({ apiUrl, hooksUrl, storeUrl }: ToServe): Promise<Served> {
  const rig = await createSlackRig({
    store: await openStore(storeUrl, { virtualTime: true }),
    sendAtOnce: false,
    settings: { workspaces: new Map([[SLACK_TEAM, 'fjordvik']]), apiUrl, hooksUrl },
  });
  const prompt = await askNow(rig, staffOf(rig.folder));
  return { url: rig.endpoint, now: rig.clock.now(), prompt: prompt.id, question: prompt.questions[0] ?? '' };
}

const SERVERS = { 'bare teams': bareTeams, 'bare slack': bareSlack, teams, slack } as const;
const served = await SERVERS[asked.kind](asked);
process.send?.(served);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
process.once('disconnect', () => process.exit(0));
