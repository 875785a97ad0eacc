import { createWebApp, listen, type WebServer } from '../../src/web/web-app.ts';
import { createWorkbench } from '../../src/web/workbench.ts';
import type { WorkbenchDeps } from '../../src/web/workbench-deps.ts';

export interface TestWeb {
  url: string;
  get(path: string): Promise<Response>;
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
