import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { all } from '../../../src/app/load.ts';
import { goneFrom } from '../../../src/app/people/member-signs.ts';
import { askNow } from './support/ask-now.ts';
import { createWiredRig, TENANT, type WiredRig } from './support/wired-rig.ts';

const CHANNEL = '19:trinn@thread.tacv2';
let rig: WiredRig;

beforeEach(async () => {
  rig = await createWiredRig();
  rig.knows(...rig.folder.people);
});
afterEach(async () => {
  expect(rig.connector.complaints()).toEqual([]);
  await rig.close();
});

const sends = () => rig.connector.calls.filter((call) => call.method !== 'GET');
const says = (value: unknown) => JSON.stringify(value);
const install = (email: string) =>
  rig.post(rig.activity(rig.person(email), { type: 'installationUpdate', action: 'add' }));

async function addressOf(key: string) {
  return (await rig.store.read(rig.owner, 'address', key))?.body;
}

/** In a channel of a team of Teams. */
function inChannel(email: string, more: Record<string, unknown>, id = CHANNEL) {
  return rig.activity(rig.person(email), {
    conversation: { id: `${id};messageid=77`, conversationType: 'channel', isGroup: true, tenantId: TENANT },
    channelData: {
      tenant: { id: TENANT },
      team: { id: '19:general@thread.tacv2', name: 'Nordlia' },
      channel: { id },
    },
    ...more,
  });
}

describe('coming and going', () => {
  it('keeps where a person is reached, whole, and welcomes once', async () => {
    rig.connector.expect('POST', /a:guro-hellandsvik\/activities$/, { status: 201 });

    await install('guro');
    await rig.quiet();
    await install('guro');
    await rig.quiet();

    expect(await addressOf('person:guro-hellandsvik')).toMatchObject({
      platform: 'teams',
      conversation: {
        channelId: 'msteams',
        serviceUrl: rig.connector.serviceUrl,
        user: { id: '29:guro-hellandsvik', aadObjectId: 'oid-guro-hellandsvik' },
        conversation: { id: 'a:guro-hellandsvik', tenantId: TENANT, conversationType: 'personal' },
      },
    });
    expect(says(sends()[0]?.body)).toContain('Hei, Guro');
  });

  it('takes the newest service URL from every activity', async () => {
    rig.connector.allow('POST', /activities$/);
    await install('guro');
    const moved = `${rig.connector.serviceUrl}emea/`;

    await rig.post(
      rig.activity(rig.person('guro'), { type: 'typing', serviceUrl: moved }),
      rig.issuer.bearer(moved),
    );

    await vi.waitFor(async () =>
      expect(await addressOf('person:guro-hellandsvik')).toMatchObject({
        conversation: { serviceUrl: moved },
      }),
    );
  });

  it('counts who has thrown the bot out as unreachable, not as silent', async () => {
    rig.connector.allow('POST', /activities$/);
    await install('guro');
    await rig.quiet();
    await rig.post(rig.activity(rig.person('guro'), { type: 'installationUpdate', action: 'remove' }));

    const prompt = await askNow(rig, [rig.person('guro')]);

    expect(await addressOf('person:guro-hellandsvik')).toBeUndefined();
    const delivery = await rig.store.readDelivery(rig.owner, `${prompt.id}:guro-hellandsvik:prompt`);
    expect(delivery).toMatchObject({ state: 'unreachable', reason: 'noAddress' });
  });

  it('notes who has left the team, and that they are back; the roster stays', async () => {
    rig.connector.allow('POST', /activities$/);
    await install('guro');
    const guro = rig.person('guro');
    const account = { id: `29:${guro.id}`, aadObjectId: `oid-${guro.id}` };
    const channel = {
      conversation: { id: '19:trinn@thread.tacv2', conversationType: 'channel', tenantId: TENANT },
    };
    const gone = async () => (await goneFrom(rig.store, rig.owner)).map(({ person }) => person.id);
    const about = (more: object) =>
      rig.post(rig.activity(guro, { type: 'conversationUpdate', ...channel, ...more }));

    await about({ membersRemoved: [account] });
    await vi.waitFor(async () => expect(await gone()).toEqual([guro.id]));
    expect((await rig.store.read(rig.owner, 'person', guro.id))?.body.active).toBe(true);

    await about({ membersAdded: [account] });
    await vi.waitFor(async () => expect(await gone()).toEqual([]));
  });

  it('waits as told on 429, then sends once', async () => {
    rig.connector.allow('POST', /activities$/);
    await install('guro');
    await rig.quiet();
    rig.connector.calls.length = 0;
    rig.connector.expect('POST', /activities$/, { status: 429, headers: { 'retry-after': '30' } });
    const prompt = await askNow(rig, [rig.person('guro')]);
    expect(sends()).toHaveLength(1);

    rig.clock.set(rig.clock.now() + 29_000);
    await rig.house.dispatcher.runOnce();
    expect(sends()).toHaveLength(1);

    rig.clock.set(rig.clock.now() + 2000);
    await rig.house.dispatcher.runOnce();
    await rig.house.dispatcher.runOnce();
    expect(sends()).toHaveLength(2);
    expect(await rig.store.readDelivery(rig.owner, `${prompt.id}:guro-hellandsvik:prompt`)).toMatchObject({
      state: 'sent',
      attempts: 2,
    });
  });
});

describe('strangers', () => {
  const stranger = { id: 'nobody', name: 'Ukjent' } as never;

  it('get a kind sentence and nothing else', async () => {
    rig.connector.expect('GET', /members\/29:nobody$/, {
      body: { userPrincipalName: 'x@elsewhere.example' },
    });
    rig.connector.expect('POST', /a:nobody\/activities$/);
    rig.connector.expect('POST', /a:nobody\/activities$/);

    await rig.post(rig.activity(stranger, { text: 'status' }));
    await rig.post(rig.activity(stranger, { text: 'ny runde' }));

    expect(sends().map((call) => says(call.body).includes('kjenner deg ikke ennå'))).toEqual([true, true]);
    expect(await addressOf('person:nobody')).toBeUndefined();
  });

  it('cannot become a colleague by an e-mail that their own tenant chose', async () => {
    const guest = { id: 'guest', name: 'Gjest' } as never;
    const upn = 'line.asenhus_fjordvik.example#EXT#@kommune.onmicrosoft.com';
    const email = rig.person('line').email;
    rig.connector.expect('GET', /members\/29:guest$/, { body: { userPrincipalName: upn, email } });
    rig.connector.expect('POST', /a:guest\/activities$/);

    await rig.post(rig.activity(guest, { text: 'status' }));

    expect(says(sends()[0]?.body)).toContain('kjenner deg ikke ennå');
  });

  it('a button of theirs has no effect', async () => {
    rig.connector.expect('GET', /members\/29:nobody$/, { status: 404 });
    const reply = await rig.post(rig.activity(stranger, rig.execute('settings.stop', 'self')));

    expect(reply.status).toBe(200);
    expect(reply.body.type).toBe('application/vnd.microsoft.activity.message');
  });
});

describe('buttons', () => {
  it('of an older client (Action.Submit) do the same and edit the card', async () => {
    rig.connector.allow('POST', /activities$/);
    await install('guro');
    const prompt = await askNow(rig, [rig.person('guro')]);
    await rig.quiet();
    rig.connector.expect('PUT', /activities\/card-1$/);
    const value = { verb: 'answer.save', ref: prompt.id, [prompt.questions[0] ?? '']: 'Mer høytlesing' };

    await rig.post(rig.activity(rig.person('guro'), { value, replyToId: 'card-1' }));

    expect((await all(rig.store, rig.owner, 'answer')).map((one) => Object.values(one.texts))).toEqual([
      ['Mer høytlesing'],
    ]);
    expect(says(sends().at(-1)?.body)).toContain('Takk');
  });

  it('that open something else get it below, and the card stays', async () => {
    rig.connector.expect('POST', /a:guro-hellandsvik\/activities$/);

    const reply = await rig.post(rig.activity(rig.person('guro'), rig.execute('home.privacy', 'self')));

    expect(reply.body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: 'Svaret står under.',
    });
    await vi.waitFor(() => expect(sends()).toHaveLength(1));
  });

  it('are refused in words, with the card left as it is', async () => {
    const reply = await rig.post(rig.activity(rig.person('guro'), rig.execute('answer.save', 'not-mine')));

    expect(reply.body.type).toBe('application/vnd.microsoft.activity.message');
    expect(reply.body.value).toContain('finnes ikke lenger');
  });

  it.each([
    ['no action', {}],
    ['an unknown verb', { action: { type: 'Action.Execute', verb: 'school.delete', data: { ref: 'x' } } }],
    ['no reference', { action: { type: 'Action.Execute', verb: 'answer.save', data: {} } }],
    [
      'a reference that is no text',
      { action: { type: 'Action.Execute', verb: 'answer.save', data: { ref: {} } } },
    ],
    ['nothing', null],
  ])('that Årshjulet did not make are answered validly: %s', async (_name, value) => {
    const reply = await rig.post(
      rig.activity(rig.person('guro'), { type: 'invoke', name: 'adaptiveCard/action', value }),
    );

    expect(reply).toMatchObject({
      status: 200,
      body: { statusCode: 400, type: 'application/vnd.microsoft.error' },
    });
  });
});

describe('in a channel', () => {
  const LEAD = 'petter';
  const channels = () =>
    rig.connector.expect('GET', /^\/v3\/teams\/.*\/conversations$/, {
      body: { conversations: [{ id: '19:general@thread.tacv2' }, { id: CHANNEL, name: 'Team 3.–4. trinn' }] },
    });

  it('a channel with a team’s name is that team’s, when who installs may say so', async () => {
    channels();
    rig.connector.expect('POST', /19:trinn@thread.tacv2\/activities$/);

    await rig.post(inChannel(LEAD, { type: 'installationUpdate', action: 'add' }, '19:general@thread.tacv2'));

    expect(await addressOf('team:nordlia-3-4')).toMatchObject({
      conversation: { conversation: { id: CHANNEL } },
    });
    expect(says(sends()[0]?.body)).toContain('Kanalen hører til 3.–4. trinn');
  });

  it('any other is asked about, and the answer changes the card for everybody', async () => {
    rig.connector.expect('GET', /^\/v3\/teams\/.*\/conversations$/, { body: { conversations: [] } });
    rig.connector.expect('POST', /19:general@thread.tacv2\/activities$/);
    await rig.post(
      inChannel('line', { type: 'installationUpdate', action: 'add' }, '19:general@thread.tacv2'),
    );
    expect(says(sends()[0]?.body)).toContain('Hvilket team er dette?');
    rig.connector.expect('PUT', /19:general@thread.tacv2\/activities\/form$/);

    const link = { ...rig.execute('channel.link', 'self', { team: 'nordlia-5-7' }), replyToId: 'form' };
    const reply = await rig.post(inChannel('line', link, '19:general@thread.tacv2'));

    expect(says(reply.body.value)).toContain('Kanalen hører til 5.–7. trinn');
    await vi.waitFor(() => expect(sends()).toHaveLength(2));
    expect(await addressOf('team:nordlia-5-7')).toBeDefined();
  });

  it.each(['guro', 'ragnhild'])('%s may not say whose channel it is', async (email) => {
    const link = rig.execute('channel.link', 'self', { team: 'nordlia-5-7' });

    const reply = await rig.post(inChannel(email, link));

    expect(reply.body.type).toMatch(/activity\.message|card\.adaptive/);
    expect(await addressOf('team:nordlia-5-7')).toBeUndefined();
  });

  it('what is for one person never stands in the channel', async () => {
    rig.connector.allow('POST', /a:guro-hellandsvik\/activities$/);
    await install('guro');
    await rig.quiet();
    rig.connector.calls.length = 0;
    rig.connector.expect('POST', /19:trinn@thread.tacv2;messageid=77\/activities$/);

    await rig.post(inChannel('guro', { text: '<at>Årshjulet</at> mine svar' }));

    const [own, inThread] = sends();
    expect(own?.path).toContain('a:guro-hellandsvik');
    expect(inThread?.body).toMatchObject({ text: 'Svaret ligger i chatten din med Årshjulet.' });
    expect(inThread?.body.attachments).toBeUndefined();
  });

  it('two members act on the same card, and each sees what is theirs', async () => {
    rig.connector.allow('POST', /activities$/);
    rig.connector.allow('PUT', /activities/);
    await rig.post(inChannel(LEAD, rig.execute('channel.link', 'self', { team: 'nordlia-3-4' })));
    for (const one of ['guro', 'trond']) await install(one);
    const asked = await askNow(rig, [rig.person('guro')], 'nordlia-3-4');
    await rig.quiet();
    const ref = `${asked.id}@nordlia-3-4`;
    const card = { replyToId: 'shared' };

    const guro = await rig.post(inChannel('guro', { ...rig.execute('team.take-pen', ref), ...card }));
    await rig.quiet();
    const trond = await rig.post(inChannel('trond', { ...rig.execute('team.amend', ref), ...card }));
    const taken = await rig.post(inChannel('trond', { ...rig.execute('team.take-pen', ref), ...card }));

    expect(says(guro.body.value)).toContain('Teamets felles svar');
    expect(says(trond.body.value)).toContain('Legg til noe');
    expect(taken.body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    expect(taken.body.value).toContain('fører pennen nå');
    const shared = sends()
      .filter((call) => call.method === 'PUT')
      .at(-1)?.body.attachments?.[0]?.content;
    expect(says(shared)).toContain('Guro Hellandsvik fører pennen nå');
    expect(shared?.refresh).toEqual({
      action: { type: 'Action.Execute', verb: 'team.view', data: { ref } },
      userIds: ['29:guro-hellandsvik'],
    });

    const again = await rig.post(inChannel('guro', { ...rig.execute('team.view', ref), ...card }));
    const other = await rig.post(inChannel('trond', { ...rig.execute('team.view', ref), ...card }));
    expect(says(again.body.value)).toContain('"team.save"');
    expect(says(other.body.value)).not.toContain('"team.save"');
  });
});
