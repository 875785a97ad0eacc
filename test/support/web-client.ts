import { createWebApp, listen, type WebServer } from '../../src/web/web-app.ts';
import { createWorkbench } from '../../src/web/workbench.ts';
import type { WorkbenchDeps } from '../../src/web/workbench-deps.ts';

/** What the workbench's API gives, as far as tests look into it. */
export interface Body {
  [name: string]: unknown;
  now: number;
  jump?: object;
  next: { at: number };
  messages: { id: string; fallbackText: string; revision: number; onlyYou: boolean }[];
  ownerStaff: { id: string }[];
  schools: { people: { id: string }[] }[];
}

export interface TestWeb {
  url: string;
  get(path: string): Promise<Response>;
  /** The body, whatever it holds: what is asserted says what it should be. */
  json(path: string): Promise<Body>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** The workbench on a free port, over HTTP as in the real program. */
export async function openTestWeb(deps: WorkbenchDeps): Promise<TestWeb> {
  const workbench = createWorkbench(deps, { production: false });
  const app = createWebApp({
    log: deps.log,
    workbench,
    health: async () => ({ ready: true, checks: { store: 'ok' } }),
    metrics: { contentType: 'text/plain', text: async () => 'arshjul_up 1\n' },
  });
  const server: WebServer = await listen(app, { host: '127.0.0.1', port: 0 });
  return {
    url: server.url,
    get: (path) => fetch(new URL(path, server.url)),
    json: async (path) => (await fetch(new URL(path, server.url))).json() as Promise<Body>,
    post: (path, body, headers = {}) =>
      fetch(new URL(path, server.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    async close() {
      await workbench.close();
      await server.close();
    },
  };
}
