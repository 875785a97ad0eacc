import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSilentLog } from '../../src/observe/log.ts';
import { createWebApp, listen, type MountedRoute, type WebServer } from '../../src/web/web-app.ts';

const answering = (path: string, said: string, forPrograms: boolean): MountedRoute => ({
  path,
  forPrograms,
  handle: (_request, response) => void response.end(said),
});

describe('where a request goes', () => {
  let web: WebServer;
  beforeAll(async () => {
    const app = createWebApp({
      log: createSilentLog(),
      routes: [answering('/api/messages', 'a program', true), answering('/side', 'a page', false)],
      health: async () => ({ ready: true, checks: {} }),
      metrics: { contentType: 'text/plain', text: async () => '' },
    });
    web = await listen(app, { host: '127.0.0.1', port: 0 });
  });
  afterAll(() => web.close());

  async function get(path: string): Promise<[text: string, headersForPages: boolean]> {
    const response = await fetch(new URL(path, web.url));
    return [await response.text(), response.headers.has('content-security-policy')];
  }

  it('goes straight to what only programs ask', async () => {
    expect(await get('/api/messages')).toEqual(['a program', false]);
  });

  it.each(['/api/messages/', '/api/messages?x=1', '/API/messages'])('finds it by %s too', async (path) => {
    expect(await get(path)).toEqual(['a program', true]);
  });

  it('answers everything else with headers for pages', async () => {
    expect(await get('/side')).toEqual(['a page', true]);
    expect((await get('/nowhere'))[1]).toBe(true);
    expect((await get('/api'))[1]).toBe(true);
  });
});
