import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFront, type Front } from '../platforms/slack/support/front.ts';
import { createPerson } from '../platforms/slack/support/person.ts';
import { createSlackRig, type SlackRig } from '../platforms/slack/support/slack-rig.ts';
import { createWorkspace, type Workspace } from '../platforms/slack/support/workspace.ts';

const APP = { clientId: 'one-app', clientSecret: 'its secret' };
const khalid = 'khalid.haugsoy@fjordvik.example';
let fjordvik: Workspace;
let dalen: Workspace;
let others: Workspace;
let front: Front;
let rig: SlackRig;
/** The bot's address is known before it listens: the tests go there by hand. */
const PUBLIC = 'http://bot.example';

beforeAll(async () => {
  const oauth = { ...APP, redirectUri: `${PUBLIC}/slack/oauth_redirect` };
  const members = [{ name: 'khalid', email: khalid }];
  fjordvik = await createWorkspace({ team: 'T0FJORDVIK', members, oauth });
  dalen = await createWorkspace({ team: 'T0DALEN', members, oauth });
  others = await createWorkspace({ team: 'T0OTHERS', members, oauth });
  front = await createFront([fjordvik, dalen, others]);
  rig = await createSlackRig({
    owners: ['fjordvik', 'dalen'],
    settings: {
      workspaces: new Map([
        ['T0FJORDVIK', 'fjordvik'],
        ['T0DALEN', 'dalen'],
      ]),
      access: { type: 'oauth', ...APP, publicUrl: PUBLIC },
      apiUrl: front.apiUrl,
      hooksUrl: front.url,
    },
    authorizeUrl: `${fjordvik.url}/oauth/v2/authorize`,
  });
});

afterAll(async () => {
  await rig?.close();
  await front?.close();
  await Promise.all([fjordvik, dalen, others].map((one) => one?.close()));
});

interface Browser {
  cookie: string;
  authorize: URL;
}

/** «Add to Slack», as a browser goes there. */
async function begin(): Promise<Browser> {
  const response = await fetch(`${rig.url}/slack/install`, { redirect: 'manual' });
  expect(response.status).toBe(302);
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { cookie, authorize: new URL(response.headers.get('location') ?? '') };
}

/** Chooses a user and a workspace at Slack, and is sent back with a code. */
async function allow({ authorize }: Browser, workspace: Workspace): Promise<string> {
  const page = await (await fetch(`${workspace.url}/oauth/v2/authorize${authorize.search}`)).text();
  const user =
    /name="user_id" value="([^"]+)"[\s\S]*?khalid/.exec(
      page.slice(page.lastIndexOf('<form', page.indexOf('khalid'))),
    )?.[1] ?? '';
  const fields = Object.fromEntries(authorize.searchParams);
  const response = await fetch(`${workspace.url}/oauth/v2/authorize/callback`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, user_id: user, user_scope: '' }),
    redirect: 'manual',
  });
  return new URL(response.headers.get('location') ?? '').search;
}

const back = (search: string, cookie: string) =>
  fetch(`${rig.url}/slack/oauth_redirect${search}`, { headers: { cookie }, redirect: 'manual' });

async function install(workspace: Workspace): Promise<Response> {
  const browser = await begin();
  return back(await allow(browser, workspace), browser.cookie);
}

async function installedFor(owner: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { id } of rig.store.list(owner, 'slackInstallation')) found.push(id);
  return found;
}

describe('one app in the workspaces of two owners', () => {
  it('asks Slack for the scopes of the manifest, with a state', async () => {
    const { authorize } = await begin();
    expect(authorize.searchParams.get('scope')?.split(',').length).toBe(8);
    expect(authorize.searchParams.get('redirect_uri')).toBe(`${PUBLIC}/slack/oauth_redirect`);
    expect(authorize.searchParams.get('state')?.length).toBeGreaterThan(40);
  });

  it("refuses a state that is missing, another browser's, used before, or made up", async () => {
    const browser = await begin();
    const search = await allow(browser, fjordvik);
    const state = browser.authorize.searchParams.get('state') ?? '';
    const refused = [
      [search, ''],
      [search.replace(/&?state=[^&]+/, ''), browser.cookie],
      [search.replace(encodeURIComponent(state), 'made.up.state'), 'arshjulet-slack-install=made.up.state'],
      [search, (await begin()).cookie],
    ] as const;
    for (const [given, cookie] of refused) expect((await back(given, cookie)).status).toBe(400);
    expect(await installedFor('fjordvik')).toEqual([]);
    expect((await back(search, browser.cookie)).status).toBe(200);
    expect((await back(search, browser.cookie)).status).toBe(400);
  });

  it('keeps each token sealed, with its own owner', async () => {
    expect((await install(dalen)).status).toBe(200);
    expect(await installedFor('fjordvik')).toEqual(['T0FJORDVIK']);
    expect(await installedFor('dalen')).toEqual(['T0DALEN']);
    for (const [owner, workspace] of [
      ['fjordvik', fjordvik],
      ['dalen', dalen],
    ] as const) {
      const stored = await rig.store.read(owner, 'slackInstallation', workspace.team);
      expect(JSON.stringify(stored)).not.toContain('xoxb');
      expect(JSON.stringify(stored)).not.toContain(front.tokenOf(workspace));
    }
  });

  it('a workspace that is not on the list is told so, its token is given back, and nothing is kept', async () => {
    const response = await install(others);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('står ikke på listen');
    expect(front.calls.some(({ method, team }) => method === 'auth.revoke' && team === 'T0OTHERS')).toBe(
      true,
    );
    for (const owner of ['fjordvik', 'dalen']) expect(await installedFor(owner)).not.toContain('T0OTHERS');
  });

  it("what one owner sends is sent with that owner's token, to that owner's workspace", async () => {
    await rig.attached.start();
    await rig.attached.close();
    await rig.until('2026-08-17', '10:00', 'dalen');
    const own = new Map(
      [fjordvik, dalen].map((one) => [
        one.team,
        front.calls.filter(({ method, team }) => method === 'chat.postMessage' && team === one.team),
      ]),
    );
    expect(own.get('T0FJORDVIK')?.length).toBe(1);
    expect(own.get('T0DALEN')?.length).toBe(1);
    expect(
      front.calls.filter(({ team, method }) => team === 'T0OTHERS' && method.startsWith('chat.')),
    ).toEqual([]);
  });

  it("the same person of two workspaces is two people: neither's choice reaches the other", async () => {
    const [here, there] = await Promise.all(
      [fjordvik, dalen].map((workspace) => createPerson({ rig, front, workspace, email: khalid })),
    );
    await here?.command('språk');
    await here?.submit({ language: 'en' });
    await rig.attached.close();
    const person = rig.folder.people.find(({ email }) => email === khalid)?.id ?? '';
    expect((await rig.store.read('fjordvik', 'person', person))?.body.language).toBe('en');
    expect((await rig.store.read('dalen', 'person', person))?.body.language).not.toBe('en');
    expect(JSON.stringify((await there?.command('hjelp'))?.body)).toContain('Hva kan jeg gjøre');
    expect(JSON.stringify((await here?.command('hjelp'))?.body)).not.toContain('Hva kan jeg gjøre');
  });

  it("a message that was meant for a workspace which is another owner's now is not sent", async () => {
    const address = (
      await rig.store.read(
        'dalen',
        'address',
        `person:${rig.folder.people.find(({ email }) => email === khalid)?.id}`,
      )
    )?.body;
    const moved = { ...(address?.conversation as object), team: 'T0FJORDVIK' };
    const before = front.calls.length;
    const message = rig.house.render({
      card: 'notice',
      language: 'nb',
      data: { title: 'Hei', lead: 'Dalen' },
    });
    const sending = rig.messenger.send(
      { platform: 'slack', conversation: moved },
      message,
      'x',
      rig.clock.now(),
    );
    await expect(sending).rejects.toMatchObject({ code: 'SLACK.WORKSPACE_NOT_LISTED' });
    expect(front.calls.length).toBe(before);
  });

  it('when the app is taken out, nothing more is sent there, and the other goes on', async () => {
    const here = await createPerson({ rig, front, workspace: fjordvik, email: khalid });
    const chat = await here.chat();
    expect((await here.event({ type: 'app_uninstalled' })).status).toBe(200);
    expect(await installedFor('fjordvik')).toEqual([]);
    const message = rig.house.render({ card: 'notice', language: 'nb', data: { title: 'Hei', lead: 'Hei' } });
    const send = (owner: string, team: string, channel: string) =>
      rig.messenger.send(
        { platform: 'slack', conversation: { owner, team, channel } },
        message,
        'x',
        rig.clock.now(),
      );
    const error = await send('fjordvik', 'T0FJORDVIK', chat).catch((thrown) => thrown);
    expect(rig.messenger.outcome(error)).toEqual({ type: 'tenant-stopped', reason: 'SLACK.NOT_INSTALLED' });
    const there = await createPerson({ rig, front, workspace: dalen, email: khalid });
    await expect(send('dalen', 'T0DALEN', there.user)).resolves.toMatchObject({ platform: 'slack' });
  });
});
