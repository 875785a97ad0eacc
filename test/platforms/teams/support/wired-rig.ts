import type { Person } from '../../../../src/domain/people/people.ts';
import { MINUTE_MS } from '../../../../src/domain/time.ts';
import { testCredentials } from './credentials.ts';
import { type FakeConnector, startFakeConnector } from './fake-connector.ts';
import { APP_ID, startLocalIssuer } from './local-issuer.ts';
import { createTeamsRig, type RigOptions } from './teams-rig.ts';

export const TENANT = '7a0c2f5e-1111-4222-8333-abcdefabcdef';

/** The bot as in production, with an issuer and a connector of our own at the other ends of the wires. */
export async function createWiredRig(options: Partial<RigOptions> = {}) {
  const [connector, issuer] = await Promise.all([startFakeConnector(), startLocalIssuer()]);
  const rig = await createTeamsRig({
    credentials: testCredentials(),
    issuer: issuer.issuer,
    timeoutMs: 300,
    settings: {
      registration: { type: 'single-tenant', appId: APP_ID, password: 'secret', tenant: TENANT },
      tenants: new Map([[TENANT, 'fjordvik']]),
      serviceHosts: [connector.host],
    },
    ...options,
  });
  let events = 0;

  /** An activity as Teams sends it. */
  function activity(from: Person, more: Record<string, unknown> = {}): Record<string, unknown> {
    events += 1;
    return {
      type: 'message',
      id: `f:${events}`,
      channelId: 'msteams',
      serviceUrl: connector.serviceUrl,
      from: { id: `29:${from.id}`, name: from.name, aadObjectId: `oid-${from.id}` },
      recipient: { id: `28:${APP_ID}`, name: 'Årshjulet' },
      conversation: { id: `a:${from.id}`, conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      locale: 'nb-NO',
      ...more,
    };
  }

  async function post(body: unknown, authorization = issuer.bearer(connector.serviceUrl)) {
    const response = await fetch(rig.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** Teams tells who a user is when the bot asks. */
  function knows(...people: Person[]): void {
    for (const person of people) {
      connector.allow('GET', new RegExp(`/members/29:${person.id}$`), {
        body: { id: `29:${person.id}`, userPrincipalName: person.email, tenantId: TENANT },
      });
    }
  }

  function execute(verb: string, ref: string, values: Record<string, unknown> = {}): Record<string, unknown> {
    const value = { action: { type: 'Action.Execute', verb, data: { ref, ...values } }, trigger: 'manual' };
    return { type: 'invoke', name: 'adaptiveCard/action', value };
  }

  return {
    ...rig,
    connector,
    issuer,
    activity,
    execute,
    post,
    knows,
    async close() {
      await rig.close();
      await Promise.all([connector.close(), issuer.close()]);
    },
  };
}

export type WiredRig = Awaited<ReturnType<typeof createWiredRig>>;
export { type FakeConnector, MINUTE_MS };
