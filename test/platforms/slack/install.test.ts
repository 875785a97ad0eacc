import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSilentLog } from '../../../src/observe/log.ts';
import { createOAuthCalls } from '../../../src/platforms/slack/api/oauth-calls.ts';
import { createDrafts } from '../../../src/platforms/slack/drafts.ts';
import { createInstallations } from '../../../src/platforms/slack/install/installations.ts';
import { createSeal } from '../../../src/platforms/slack/install/seal.ts';
import { createStates } from '../../../src/platforms/slack/install/states.ts';
import { createTokens } from '../../../src/platforms/slack/install/tokens.ts';
import { createMemoryStore } from '../../../src/store/memory/memory-store.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createFakeWebApi, type FakeWebApi } from './support/fake-web-api.ts';
import { createFaked } from './support/faked.ts';
import { KEY } from './support/slack-rig.ts';

const HOUR = 3_600_000;
const log = createSilentLog();
const START = Date.parse('2026-09-01T08:00Z');

describe('what is sealed', () => {
  const seal = createSeal(KEY, 'slack tokens');

  it('comes back whole, and never looks the same twice', () => {
    const [one, two] = [seal.close('xoxb-æøå', 'fjordvik T1'), seal.close('xoxb-æøå', 'fjordvik T1')];
    expect(one).not.toBe(two);
    expect(seal.open(one, 'fjordvik T1')).toBe('xoxb-æøå');
  });

  it('opens with no other key, for no other purpose, in no other place, and not when it was changed', () => {
    const sealed = seal.close('xoxb-1', 'fjordvik T1');
    const code = expect.objectContaining({ code: 'SLACK.SEAL_BROKEN' });
    expect(() => createSeal(`${KEY}!`, 'slack tokens').open(sealed, 'fjordvik T1')).toThrow(code);
    expect(() => createSeal(KEY, 'slack drafts').open(sealed, 'fjordvik T1')).toThrow(code);
    expect(() => seal.open(sealed, 'dalen T1')).toThrow(code);
    expect(() => seal.open(sealed.slice(0, -2), 'fjordvik T1')).toThrow(code);
    expect(() => seal.open('', 'fjordvik T1')).toThrow(code);
    const bytes = Buffer.from(sealed, 'base64url');
    for (const [at, byte] of bytes.entries()) {
      const changed = Buffer.from(bytes);
      changed[at] = byte ^ 1;
      expect(() => seal.open(changed.toString('base64url'), 'fjordvik T1')).toThrow(code);
    }
  });

  it('a state of the installation is good once, for ten minutes, with the key it was made with', () => {
    const states = createStates(KEY);
    const state = states.issue(START);
    expect(createStates(`${KEY}!`).redeem(state, START)).toBe(false);
    expect(states.redeem(state, START - 1)).toBe(false);
    expect(states.redeem(state, START + 10 * 60_000 + 1)).toBe(false);
    expect(states.redeem(state, START + 10 * 60_000)).toBe(true);
    expect(states.redeem(state, START + 10 * 60_000)).toBe(false);
  });

  it('a draft holds neither the words nor whose they are', async () => {
    const store = createMemoryStore();
    const drafts = createDrafts(store, KEY);
    const whose = { owner: 'fjordvik', person: 'khalid', verb: 'answer.save', reference: 'r1:reflection' };
    await drafts.keep(whose, { q1: 'Det jeg tenkte på' }, START);
    for await (const row of store.list('fjordvik', 'slackDraft')) {
      expect(JSON.stringify(row)).not.toMatch(/khalid|tenkte|reflection|answer\.save/);
    }
    expect(await drafts.find(whose)).toEqual({ q1: 'Det jeg tenkte på' });
    expect(await drafts.find({ ...whose, person: 'guro' })).toBeUndefined();
    await drafts.forget(whose);
    expect(await drafts.find(whose)).toBeUndefined();
  });
});

describe('tokens that expire', () => {
  let api: FakeWebApi;
  beforeEach(async () => {
    api = await createFakeWebApi({ tokens: { 'xoxb-old': 'T1', 'refresh:r-old': 'T1' } });
  });
  afterEach(() => api.close());

  const settings = { workspaces: new Map([['T1', 'fjordvik']]) };

  async function parts() {
    const store = createMemoryStore();
    const clock = createManualClock(START);
    const installations = createInstallations({
      store,
      seal: createSeal(KEY, 'slack tokens'),
      settings,
      log,
    });
    const oauth = createOAuthCalls(
      { clientId: 'c', clientSecret: 's' },
      { apiUrl: api.apiUrl, timeoutMs: 500, log },
    );
    const installed = {
      team: 'T1',
      token: 'xoxb-old',
      refreshToken: 'r-old',
      botUser: 'UB',
      expiresAt: START + 12 * HOUR,
    };
    await installations.save(installed, START);
    const tokens = () => createTokens({ installations, oauth, clock, log });
    return { store, clock, installations, tokens };
  }

  it('are renewed two hours early by whoever sends, once for all that ask at the same time', async () => {
    const { clock, tokens } = await parts();
    const source = tokens();
    clock.set(START + 10 * HOUR - 1);
    expect((await source.accessTo('T1')).token).toBe('xoxb-old');
    expect(api.renewals.length).toBe(0);
    clock.set(START + 10 * HOUR);
    const all = await Promise.all(Array.from({ length: 20 }, () => source.accessTo('T1')));
    expect(new Set(all.map(({ token }) => token)).size).toBe(1);
    expect(all[0]?.token).toBe('xoxe.xoxb-T1-1');
    expect(api.renewals).toEqual([
      { client_id: 'c', client_secret: 's', grant_type: 'refresh_token', refresh_token: 'r-old' },
    ]);
    clock.set(START + 21 * HOUR);
    expect((await source.accessTo('T1')).token).toBe('xoxe.xoxb-T1-2');
  });

  it('are renewed by one of several instances; the others go on with the one that still works', async () => {
    const { clock, tokens } = await parts();
    clock.set(START + 11 * HOUR);
    const instances = [tokens(), tokens(), tokens()];
    const got = await Promise.all(instances.map((one) => one.accessTo('T1')));
    expect(api.renewals.length).toBe(1);
    for (const { token } of got) expect(['xoxb-old', 'xoxe.xoxb-T1-1']).toContain(token);
    for (const one of instances) expect((await one.accessTo('T1')).token).toBe('xoxe.xoxb-T1-1');
  });

  it('that cannot be renewed are used while they last, and tried again', async () => {
    const { clock, tokens } = await parts();
    const source = tokens();
    clock.set(START + 11 * HOUR);
    api.breakNext('oauth.v2.access', { status: 503 });
    expect((await source.accessTo('T1')).token).toBe('xoxb-old');
    clock.advance(61_000);
    expect((await source.accessTo('T1')).token).toBe('xoxe.xoxb-T1-1');
    expect(api.renewals.length).toBe(1);
  });
});

describe('the people of a workspace', () => {
  it('are met by their e-mail, each once; bots, strangers, those who left and unconfirmed ones are not', async () => {
    const slack = await createFaked();
    await slack.rig.attached.start();
    await slack.rig.attached.close();
    await slack.rig.attached.start();
    await slack.rig.attached.close();
    const addresses: string[] = [];
    for await (const { id } of slack.rig.store.list('fjordvik', 'address')) addresses.push(id);
    expect(addresses.length).toBe(2);
    await slack.rig.until('2026-08-17', '10:00');
    const greeted = slack.api.seen
      .filter(({ method }) => method === 'chat.postMessage')
      .map(({ args }) => args.channel);
    expect(greeted.sort()).toEqual(['U1', 'U2']);
    await slack.close();
  });

  it('who are reached in Teams stay there until they do something in Slack', async () => {
    const slack = await createFaked();
    const id = slack.rig.folder.people.find(({ email }) => email.startsWith('khalid'))?.id ?? '';
    const body = { platform: 'teams' as const, conversation: 'there' };
    await slack.rig.store.commit('fjordvik', [
      { type: 'insert', collection: 'address', id: `person:${id}`, body },
    ]);
    await slack.rig.attached.start();
    await slack.rig.attached.close();
    expect((await slack.rig.store.read('fjordvik', 'address', `person:${id}`))?.body.platform).toBe('teams');
    await slack.command('hjelp');
    expect((await slack.rig.store.read('fjordvik', 'address', `person:${id}`))?.body.platform).toBe('slack');
    await slack.close();
  });
});
