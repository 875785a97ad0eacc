import type { NextFunction, Request, RequestHandler, Response } from 'express';

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host'];

/**
 * The workbench lets anybody who reaches it be anybody. So: only from this machine, never through a proxy, and only under
 * a local name (a page elsewhere can point its own name at 127.0.0.1: DNS rebinding).
 */
export const localOnly: RequestHandler = (request, response, next) => {
  if (!isLoopback(request.socket.remoteAddress)) return refuse(response, 'WEB.NOT_LOCAL');
  if (FORWARDED.some((name) => request.headers[name] !== undefined)) return refuse(response, 'WEB.NOT_LOCAL');
  if (!LOCAL_NAMES.has(hostName(request.headers.host))) return refuse(response, 'WEB.WRONG_HOST');
  next();
};

/** What changes something must be JSON, and come from our own page when a browser sends it. */
export function sameOriginJson(request: Request, response: Response, next: NextFunction): void {
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  if (changes && isFromOtherSite(request)) refuse(response, 'WEB.OTHER_SITE');
  else if (changes && !request.is('application/json')) refuse(response, 'WEB.NOT_JSON', 415);
  else next();
}

function isFromOtherSite({ headers }: Request): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  return (
    (origin !== undefined && origin !== `http://${host}`) || (site !== undefined && site !== 'same-origin')
  );
}

export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && (address === '::1' || /^(::ffff:)?127\./.test(address));
}

function hostName(host: string | undefined): string {
  return (host ?? '').toLowerCase().replace(/:\d+$/, '');
}

function refuse(response: Response, code: string, status = 403): void {
  response.status(status).json({ code });
}
