import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendAgain, tenantStatuses } from '../../../src/app/operator.ts';
import { createOperatorPages } from '../../../src/web/operator/operator-pages.ts';
import { createWebApp, listen, type WebServer } from '../../../src/web/web-app.ts';
import { createHouseRig, type HouseRig } from '../../support/house-rig.ts';
import { delivery } from '../../support/store-fixtures.ts';

const TOKEN = 'a token for the operator that is only for tests';

describe('the operator’s view', () => {
  let rig: HouseRig;
  let server: WebServer;
  let woken = 0;

  beforeAll(async () => {
    rig = await createHouseRig('2026-10-19');
    const page = createOperatorPages({
      store: rig.store,
      clock: rig.clock,
      lastTick: () => rig.clock.now(),
      token: TOKEN,
      wake: () => {
        woken += 1;
      },
    });
    const app = createWebApp({
      log: rig.house.app.log,
      health: async () => ({ ready: true, checks: {} }),
      metrics: { contentType: 'text/plain', text: async () => '' },
      routes: [page],
    });
    server = await listen(app, { host: '127.0.0.1', port: 0 });
    // One who cannot be reached, and one of whom it is not known.
    const rektor = 'line-asenhus';
    await rig.store.commit(rig.owner, [
      { type: 'delete', collection: 'address', id: `person:${rektor}` },
      ...['dagny-fjelldal', rektor].map((person) => ({
        type: 'enqueue' as const,
        delivery: {
          id: `welcome:${person}`,
          recipient: { type: 'person' as const, person },
          kind: 'welcome',
          subject: rig.owner,
          dueAt: rig.clock.now(),
          expiresAt: rig.clock.now() + 90_000_000,
          urgent: false,
        },
      })),
    ]);
    await rig.house.dispatcher.runOnce();
  });
  afterAll(() => server.close());

  const get = (path: string, token?: string) =>
    fetch(new URL(`/drift${path}`, server.url), {
      headers: token === undefined ? {} : { authorization: `Basic ${btoa(`drift:${token}`)}` },
    });

  it('is shut without the token, and with a wrong one', async () => {
    expect((await get('/')).status).toBe(401);
    expect((await get('/', '')).status).toBe(401);
    expect((await get('/', `${TOKEN}x`)).status).toBe(401);
    expect((await get('/status.json', TOKEN.slice(0, -1))).status).toBe(401);
    expect((await get('/', TOKEN)).status).toBe(200);
  });

  it('shows counts, and nothing of whom or what', async () => {
    const text = `${await (await get('/', TOKEN)).text()}${await (await get('/status.json', TOKEN)).text()}`;
    expect(text).toContain('1 noAddress');
    for (const person of rig.folder.people) {
      expect(text).not.toContain(person.name);
      expect(text).not.toContain(person.id);
      expect(text).not.toContain(person.email);
    }
  });

  it('shows how far a large send has come, and a tenant that the platform refuses', async () => {
    const now = rig.clock.now();
    for (let n = 0; n < 3; n += 1) {
      await rig.store.commit(rig.owner, [
        { type: 'enqueue', delivery: delivery(`large:${n}`, { dueAt: now, expiresAt: now + 9_000_000 }) },
      ]);
      const [claim] = await rig.store.claimDue(now, 1, 1000);
      const turn = { state: 'pending', dueAt: now + 60_000 * (n + 1), reason: 'paced', at: now } as const;
      if (claim) await rig.store.settle(claim, turn);
    }
    const body = { since: now, reason: 'BotDisabledByAdmin' };
    await rig.store.commit(rig.owner, [
      { type: 'put', collection: 'stoppedTenant', id: 'teams', body, expect: 0 },
    ]);
    const page = await (await get('/', TOKEN)).text();
    expect(page).toMatch(/In line for their turn<\/th><td>3, the last /);
    expect(page).toMatch(/A large send: \d+ of \d+ sent<\/label><br><progress/);
    expect(page).toContain('teams refuses this tenant since');
    expect(page).toContain('BotDisabledByAdmin');
  });

  it('sends again once, however often it is pressed, and to those it failed for only', async () => {
    const address = { platform: 'web' as const, conversation: 'person:line-asenhus' };
    await rig.store.commit(rig.owner, [
      { type: 'put', collection: 'address', id: 'person:line-asenhus', body: address, expect: 0 },
    ]);
    const press = () =>
      fetch(new URL('/drift/send-igjen', server.url), {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}` },
        body: new URLSearchParams({ owner: rig.owner, state: 'unreachable' }),
      });
    expect(await (await press()).text()).toContain('1 queued again');
    expect(await (await press()).text()).toContain('0 queued again, 0 too late, 1 sent again before');
    expect(woken).toBe(2);
    await rig.house.dispatcher.runOnce();
    const to = (person: string) => rig.seen.filter((one) => one.to === `person:${person}`).length;
    expect([to('line-asenhus'), to('dagny-fjelldal')]).toEqual([1, 1]);
  });

  it('does not take the form from another site', async () => {
    const response = await fetch(new URL('/drift/send-igjen', server.url), {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`x:${TOKEN}`)}`, origin: 'https://evil.example' },
      body: new URLSearchParams({ owner: rig.owner, state: 'ambiguous' }),
    });
    expect(response.status).toBe(400);
  });

  it('leaves what is too late', async () => {
    const later = rig.clock.now() + 100_000_000;
    const wish = { states: ['unreachable'] as const, now: later, dryRun: false };
    expect(await sendAgain(rig.store, rig.owner, wish)).toEqual({ again: 0, tooLate: 1, before: 0 });
    expect((await tenantStatuses(rig.store, later))[0]?.unreachable).toEqual({ noAddress: 1 });
  });
});
