import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import helmet from 'helmet';
import type { Log } from '../app/ports/log.ts';
import { AppError } from '../observe/app-error.ts';
import { notFound } from './not-found.ts';
import type { Workbench } from './workbench.ts';

/** What is mounted beside the workbench: Teams, Slack, the pupil pages. Each reads its own body. */
export interface MountedRoute {
  path: string;
  /** Only programs ask here, and no browser reads what is answered: it needs no headers for pages, nor Express. */
  forPrograms?: boolean;
  handle(request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void;
}

export interface Readiness {
  ready: boolean;
  /** What was looked at, as { store: 'ok' }; nothing personal. */
  checks: Record<string, string>;
}

export interface WebAppOptions {
  log: Log;
  workbench?: Workbench;
  health(): Promise<Readiness>;
  metrics: { contentType: string; text(): Promise<string> };
  routes?: MountedRoute[];
  /** How many reverse proxies stand in front. */
  trustProxy?: number;
}

/** All that comes in over HTTP: to the platforms' own doors straight, to everything else through one Express app. */
export function createWebApp({
  log,
  workbench,
  health,
  metrics,
  routes = [],
  trustProxy = 0,
}: WebAppOptions): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy);
  app.use(securityHeaders());
  app.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  app.get('/readyz', async (_request, response) => {
    const readiness = await health();
    response.status(readiness.ready ? 200 : 503).json(readiness);
  });
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.text());
  });
  for (const { path, handle } of routes) app.use(path, handle);
  if (workbench) app.use(workbench.router);
  app.use(notFound);
  app.use(errorHandler(log));
  return straightTo(
    routes.filter((route) => route.forPrograms),
    app,
  );
}

/** An address that is written in another way, as with a slash at its end, is left to Express, which knows them all. */
function straightTo(routes: MountedRoute[], app: express.Express): RequestListener {
  const handlers = new Map(routes.map(({ path, handle }) => [path, handle]));
  return (request, response) => {
    const handle = handlers.get(request.url ?? '');
    if (handle) handle(request, response, () => app(request, response));
    else app(request, response);
  };
}

/**
 * No inline scripts or styles, nothing from elsewhere. `adaptivecards` sets styles on elements one by one (CSSOM), which
 * `style-src` does not concern, so it needs no `unsafe-inline`. HTTPS headers are the proxy's: here it is plain HTTP.
 */
function securityHeaders(): express.RequestHandler {
  const own = ["'self'"];
  const none = ["'none'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: own,
        styleSrc: own,
        imgSrc: [...own, 'data:'],
        connectSrc: own,
        fontSrc: own,
        manifestSrc: own,
        formAction: own,
        frameAncestors: none,
        baseUri: none,
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

function errorHandler(log: Log): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const status = statusOf(error);
    if (status >= 500) log.error('A request failed', {}, error);
    if (response.headersSent) return void response.destroy();
    const code = error instanceof AppError ? error.code : status >= 500 ? 'WEB.FAULT' : 'WEB.BAD_REQUEST';
    response.status(status).json({ code });
  };
}

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}

export interface WebServer {
  port: number;
  url: string;
  close(): Promise<void>;
}

/** Longer than a reverse proxy keeps its connections (60 s), or it now and then writes to one that was just closed. */
const KEEP_ALIVE_MS = 65_000;

/** Port 0 takes any free one. */
export function listen(
  app: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<WebServer> {
  return new Promise((resolve, reject) => {
    const server = createServer(app).listen(port, host);
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.once('error', (cause) => reject(cannotListen(cause, host, port)));
    server.once('listening', () => {
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      const name = host === '127.0.0.1' || host === '::1' ? 'localhost' : host;
      resolve({ port: actual, url: `http://${name}:${actual}/`, close: () => closeServer(server) });
    });
  });
}

/** What requests under way get to end by themselves. */
const LAST_REQUESTS_MS = 3000;

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS).unref();
  });
}

function cannotListen(cause: Error, host: string, port: number): AppError {
  const code = 'code' in cause ? cause.code : undefined;
  const hint =
    code === 'EADDRINUSE'
      ? `Another program uses port ${port}. Stop it, or choose another with PORT=${port + 1}.`
      : 'Choose another host or port.';
  return new AppError('WEB.CANNOT_LISTEN', `Cannot listen on ${host}:${port}`, { cause, hint });
}
