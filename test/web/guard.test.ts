import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isLoopback } from '../../src/web/workbench/guard.ts';
import { createWorkbench } from '../../src/web/workbench.ts';
import { openTestWeb, type TestWeb } from '../support/web-client.ts';
import { createFakeWorkbench, type FakeWorkbench } from '../support/workbench-fake.ts';

let fake: FakeWorkbench;
let web: TestWeb;

beforeAll(async () => {
  fake = await createFakeWorkbench();
  web = await openTestWeb(fake.deps);
});
afterAll(() => web.close());

/** `fetch` does not let one choose the Host header. */
function statusWith(
  headers: Record<string, string>,
  path = '/workbench/api/people',
  method = 'GET',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, web.url), { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? '{"to":"day"}' : undefined);
  });
}

it('does not exist in production', () => {
  expect(() => createWorkbench(fake.deps, { production: true })).toThrow(
    expect.objectContaining({ code: 'WEB.WORKBENCH_IN_PRODUCTION' }),
  );
});

it.each([
  ['localhost:3978', 200],
  ['127.0.0.1', 200],
  ['[::1]:3978', 200],
  ['evil.example', 403],
  ['localhost.evil.example:3978', 403],
  ['127.0.0.1.evil.example', 403],
  ['192.168.1.10:3978', 403],
])('answers only under a local name: %s', async (host, status) => {
  expect(await statusWith({ host })).toBe(status);
  expect(await statusWith({ host }, '/')).toBe(status);
  expect(await statusWith({ host }, '/workbench/js/main.js')).toBe(status);
});

it('is not reached through a proxy', async () => {
  expect(await statusWith({ 'x-forwarded-for': '10.0.0.1' })).toBe(403);
  expect(await statusWith({ forwarded: 'for=10.0.0.1' }, '/')).toBe(403);
});

it.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.2', false],
  ['::ffff:10.0.0.2', false],
  ['12.7.0.0', false],
  [undefined, false],
])('knows loopback: %s', (address, is) => {
  expect(isLoopback(address)).toBe(is);
});

it('takes what changes something as JSON from its own page only', async () => {
  const json = { 'content-type': 'application/json' };
  const post = (headers: Record<string, string>) => statusWith(headers, '/workbench/api/time/cancel', 'POST');
  expect(await post(json)).toBe(204);
  expect(await post({ 'content-type': 'text/plain' })).toBe(415);
  expect(await post({ 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
  expect(await post({ ...json, origin: 'https://evil.example' })).toBe(403);
  expect(await post({ ...json, origin: 'null' })).toBe(403);
  expect(await post({ ...json, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await post({ ...json, 'sec-fetch-site': 'same-site' })).toBe(403);
  const own = new URL(web.url).host;
  expect(await post({ ...json, host: own, origin: `http://${own}`, 'sec-fetch-site': 'same-origin' })).toBe(
    204,
  );
});

it('allows no inline script, nothing from elsewhere and no framing', async () => {
  const policy = (await web.get('/')).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
});

it('leaves health and metrics to anybody', async () => {
  expect(await statusWith({ host: 'bot.example.com' }, '/healthz')).toBe(200);
  expect(await statusWith({ host: 'bot.example.com' }, '/readyz')).toBe(200);
  expect(await (await web.get('/metrics')).text()).toContain('arshjul_up 1');
});
