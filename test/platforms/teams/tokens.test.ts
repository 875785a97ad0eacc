import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { all } from '../../../src/app/load.ts';
import { createAuthentication } from '../../../src/platforms/teams/authentication.ts';
import { createCredentials } from '../../../src/platforms/teams/credentials.ts';
import { APP_ID } from './support/local-issuer.ts';
import { createWiredRig, TENANT, type WiredRig } from './support/wired-rig.ts';

type Make = (rig: WiredRig) => { authorization?: string; activity?: Record<string, unknown> };

/** What stands in the Authorization header, and what it gets. Everything but the first is refused before anything is read or written. */
const CASES: [name: string, status: number, make: Make][] = [
  ['a valid token', 200, ({ issuer, connector }) => ({ authorization: issuer.bearer(connector.serviceUrl) })],
  ['two minutes past its time: clocks may differ by five', 200, ok({ expiresIn: -120 })],
  ['no header', 401, () => ({ authorization: '' })],
  ['an empty bearer', 401, () => ({ authorization: 'Bearer ' })],
  ['not a token', 401, () => ({ authorization: 'Bearer abc.def.ghi' })],
  [
    'another scheme',
    401,
    (rig) => ({ authorization: rig.issuer.bearer(rig.connector.serviceUrl).replace('Bearer', 'Basic') }),
  ],
  ['expired', 401, ok({ expiresIn: -3600 })],
  ['not valid yet', 401, ok({ notBefore: 3600, expiresIn: 7200 })],
  ['wrong audience', 401, ok({ aud: '99999999-2222-3333-4444-555555555555' })],
  ['no audience', 401, ok({ aud: undefined })],
  ['wrong issuer', 401, ok({ iss: 'https://api.botframework.com.evil.example' })],
  ['issuer of the emulator', 401, ok({ iss: EMULATOR(), ver: '2.0', azp: APP_ID, appid: APP_ID })],
  [
    'issuer of a tenant',
    401,
    ok({ iss: `https://sts.windows.net/${TENANT}/`, ver: '1.0', appid: APP_ID, tid: TENANT }),
  ],
  [
    'the token of another bot (a skill)',
    401,
    ok({ ver: '2.0', azp: '88888888-2222-3333-4444-555555555555' }),
  ],
  ['no issuer', 401, ok({ iss: undefined })],
  [
    'another service URL in the token',
    401,
    (rig) => ({ authorization: rig.issuer.bearer('https://smba.trafficmanager.net/emea/') }),
  ],
  ['no service URL in the token', 401, (rig) => ({ authorization: `Bearer ${rig.issuer.token({})}` })],
  ['a service URL that is not on the list', 401, (rig) => elsewhere(rig, 'https://evil.example/')],
  [
    'a service URL that looks like Microsoft’s',
    401,
    (rig) => elsewhere(rig, 'https://smba.trafficmanager.net.evil.example/'),
  ],
  [
    'a service URL with a user in it',
    401,
    (rig) => elsewhere(rig, 'https://smba.trafficmanager.net@evil.example/'),
  ],
  ['a service URL without TLS', 401, (rig) => elsewhere(rig, 'http://smba.trafficmanager.net/emea/')],
  ['signed with a key that is not published', 401, signed({ key: 'unpublished' })],
  ['unknown key id', 401, signed({ kid: 'nobody' })],
  ['a key endorsed for another channel', 401, signed({ key: 'other' })],
  ['unsigned', 401, (rig) => cut(rig, (token) => `${token.split('.').slice(0, 2).join('.')}.`)],
  ['alg: none', 401, signed({ alg: 'none' })],
  ['alg: HS256', 401, signed({ alg: 'HS256' })],
  ['payload changed after signing', 401, (rig) => cut(rig, changed)],
  ['a tenant that is not on the list', 403, (rig) => fromTenant(rig, '99999999-0000-0000-0000-000000000000')],
  ['no tenant', 403, (rig) => fromTenant(rig, undefined)],
  [
    'two tenants',
    403,
    (rig) => ({
      ...valid(rig),
      activity: { channelData: { tenant: { id: TENANT } }, conversation: personal('other') },
    }),
  ],
  [
    'channel AseChannel, which has checks of its own',
    400,
    (rig) => ({ ...valid(rig), activity: { channelId: 'AseChannel' } }),
  ],
  ['channel emulator', 400, (rig) => ({ ...valid(rig), activity: { channelId: 'emulator' } })],
  ['no service URL', 400, (rig) => ({ ...valid(rig), activity: { serviceUrl: undefined } })],
];

function valid({ issuer, connector }: WiredRig) {
  return { authorization: issuer.bearer(connector.serviceUrl) };
}
function ok(claims: object): Make {
  return ({ issuer, connector }) => ({
    authorization: `Bearer ${issuer.token({ serviceurl: connector.serviceUrl, ...claims })}`,
  });
}
function signed(options: object): Make {
  return ({ issuer, connector }) => ({
    authorization: `Bearer ${issuer.token({ serviceurl: connector.serviceUrl }, options)}`,
  });
}
function elsewhere({ issuer }: WiredRig, serviceUrl: string) {
  return { authorization: issuer.bearer(serviceUrl), activity: { serviceUrl } };
}
function cut({ issuer, connector }: WiredRig, change: (token: string) => string) {
  return { authorization: `Bearer ${change(issuer.token({ serviceurl: connector.serviceUrl }))}` };
}
function changed(token: string): string {
  const [header, payload, signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
  const later = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 9999 })).toString('base64url');
  return `${header}.${later}.${signature}`;
}
function personal(tenantId: string | undefined) {
  return { id: 'a:guro', conversationType: 'personal', tenantId };
}
function fromTenant(rig: WiredRig, id: string | undefined) {
  return {
    ...valid(rig),
    activity: { channelData: { tenant: id === undefined ? undefined : { id } }, conversation: personal(id) },
  };
}
function EMULATOR() {
  return 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0';
}

describe('who is let in', () => {
  let rig: WiredRig;
  beforeAll(async () => {
    // The SDK writes the public key to standard error for every token that is not valid.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    rig = await createWiredRig();
    rig.knows(rig.person('guro'));
    rig.connector.allow('POST', /activities$/);
  });
  beforeEach(() => {
    rig.connector.calls.length = 0;
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await rig.close();
  });

  it.each(CASES)('%s: %i', async (_name, status, make) => {
    const { authorization = '', activity = {} } = make(rig);
    const stored = await everything(rig);

    const response = await rig.post(
      rig.activity(rig.person('guro'), { text: 'hjelp', ...activity }),
      authorization,
    );

    expect(response.status).toBe(status);
    if (status === 200) return;
    expect(rig.connector.calls).toEqual([]);
    expect(await everything(rig)).toEqual(stored);
  });

  it('asks Teams to come again when Microsoft’s keys cannot be had', async () => {
    const other = await createWiredRig({
      issuer: { issuer: rig.issuer.issuer.issuer, openIdMetadataUrl: 'http://127.0.0.1:1/metadata' },
    });

    const response = await other.post(other.activity(other.person('guro'), { text: 'hjelp' }));

    expect(response.status).toBe(503);
    await other.close();
  });

  it('checks again what is not the very same token for the very same address', async () => {
    const [known, text] = [valid(rig).authorization, { text: 'hjelp' }];
    const post = (more: object, authorization: string) =>
      rig.post(rig.activity(rig.person('guro'), { ...text, ...more }), authorization);
    expect((await post({}, known)).status).toBe(200);
    expect((await post({}, known)).status).toBe(200);

    const end = known.slice(0, -4);
    expect((await post({}, `${end}AAAA`)).status).toBe(401);
    expect((await post({}, known.replace('Bearer', 'bearer'))).status).toBe(401);
    expect((await post({ serviceUrl: 'https://smba.trafficmanager.net/emea/' }, known)).status).toBe(401);
  });

  it('takes the actor from the envelope and never from the card', async () => {
    const from = rig.person('guro');
    rig.connector.allow('PUT', /activities/);
    const forged = {
      ref: 'self',
      from: { aadObjectId: 'oid-rektor' },
      actor: 'line-asenhus',
      tenant: 'other',
    };

    await rig.post(rig.activity(from, rig.execute('settings.stop', 'self', forged)));

    const people = await all(rig.store, rig.owner, 'person');
    expect(people.filter((one) => one.preferences.stopped).map((one) => one.id)).toEqual([from.id]);
  });

  it('refuses other methods and bodies that are none', async () => {
    expect((await fetch(rig.endpoint)).status).toBe(405);
    expect((await rig.post('{')).status).toBe(400);
    expect((await rig.post('[]')).status).toBe(400);
    expect((await rig.post('null')).status).toBe(400);
    expect((await rig.post(`"${'x'.repeat(600 * 1024)}"`)).status).toBe(413);
  });
});

describe('how the bot is registered', () => {
  const registered = [
    { type: 'single-tenant', appId: APP_ID, password: 'x', tenant: TENANT },
    { type: 'multi-tenant', appId: APP_ID, password: 'x' },
    { type: 'managed-identity', appId: APP_ID, tenant: TENANT },
  ] as const;
  it.each(registered)(
    '$type: tokens are checked and our own calls are for this app',
    async (registration) => {
      const credentials = createCredentials(registration);

      expect(await credentials.isAuthenticationDisabled()).toBe(false);
      expect(await credentials.isValidAppId(APP_ID)).toBe(true);
      expect(await credentials.isValidAppId('99999999-2222-3333-4444-555555555555')).toBe(false);
      expect(createAuthentication(credentials, { issuer: 'i', openIdMetadataUrl: 'u' })).toBeDefined();
    },
  );

  it('speaks to its own tenant when it is single-tenant, and to Bot Framework’s otherwise', async () => {
    const endpoints = await Promise.all(
      registered.slice(0, 2).map(async (one) => {
        const made = await createCredentials(one).createCredentials(
          APP_ID,
          'https://api.botframework.com',
          'https://login.microsoftonline.com/botframework.com',
          true,
        );
        return (made as unknown as { oAuthEndpoint: string }).oAuthEndpoint;
      }),
    );

    expect(endpoints).toEqual([
      `https://login.microsoftonline.com/${TENANT}`,
      'https://login.microsoftonline.com/botframework.com',
    ]);
  });

  it('keeps one set of credentials, so that not every message fetches a token', async () => {
    const credentials = createCredentials(registered[0]);
    const make = () =>
      credentials.createCredentials(APP_ID, 'a', 'https://login.microsoftonline.com/x', true);

    expect(await make()).toBe(await make());
  });

  it('without an app id it does not start in production', async () => {
    const settings = { registration: { type: 'playground' } as const, tenants: new Map(), serviceHosts: [] };

    await expect(createWiredRig({ settings, production: true })).rejects.toMatchObject({
      code: 'TEAMS.NO_APP_ID',
    });
  });
});

async function everything({ store, owner }: WiredRig): Promise<unknown> {
  const kept: unknown[] = [];
  for (const collection of ['address', 'known', 'person', 'inbox'] as const) {
    for await (const stored of store.list(owner, collection)) kept.push(stored);
  }
  for await (const delivery of store.deliveries(owner)) kept.push(delivery);
  return kept;
}
