import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Request, type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { type FileKind, openFileLink } from '../../app/file-link.ts';
import { ownerOf } from '../../app/identify.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { mineFile } from '../../app/records/mine.ts';
import type { App } from '../../app/use-case.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { Owner } from '../../domain/people/people.ts';
import { STANDINGS } from '../../domain/privacy/visibility.ts';
import type { MountedRoute } from '../web-app.ts';
import { WHEEL_COLOURS } from '../wheel/wheel-colours.ts';
import { wheelSvg } from '../wheel/wheel-svg.ts';
import { wheelPicture } from '../workbench/wheel-data.ts';
import { mineJson, minePage } from './mine-page.ts';
import { needsCsv } from './needs-csv.ts';

export interface FilePagesParts {
  app: App;
  clock: Clock;
  /** Draws SVG as PNG. */
  toPng(svg: string, options: { width: number; background?: string }): Uint8Array;
}

/** Wide enough to be read on a phone that shows three points to the pixel. */
const PICTURE_WIDTH = 1200;
const MOST_KEPT = 60;
const REQUESTS_PER_MINUTE = 120;

/** Pictures and files behind addresses that cannot be guessed and run out, under /fil. */
export function createFilePages(parts: FilePagesParts): MountedRoute {
  const router = Router();
  const kept = new Map<string, Uint8Array>();
  router.use(rateLimit({ windowMs: 60_000, limit: REQUESTS_PER_MINUTE, legacyHeaders: false }));
  router.get('/hjul/:owner/:seal/arshjul.png', async (request, response) => {
    const opened = await open(parts, request, 'wheel');
    const png = opened && (await wheelPng(parts, opened.owner, opened.subject, kept));
    if (!png) return notFound(response);
    response.set('Cache-Control', 'private, max-age=300').type('image/png').send(Buffer.from(png));
  });
  const mine = async (request: Request) => {
    const opened = await open(parts, request, 'mine');
    const file = opened && (await mineFile(parts.app, opened.owner, opened.subject, parts.clock.now()));
    return file && { file, owner: opened.owner };
  };
  router.get('/mine-data/:owner/:seal/mine-data.html', async (request, response) => {
    const found = await mine(request);
    if (!found) return notFound(response);
    const page = await minePage(parts.app, found.owner, found.file);
    response.set('Cache-Control', 'no-store').type('text/html').send(page);
  });
  router.get('/mine-data/:owner/:seal/mine-data.json', async (request, response) => {
    const found = await mine(request);
    if (!found) return notFound(response);
    response
      .set('Cache-Control', 'no-store')
      .set('Content-Disposition', 'attachment; filename="mine-data.json"')
      .type('application/json')
      .send(mineJson(found.file));
  });
  router.get('/kompetansebehov/:owner/:seal/kompetansebehov.csv', async (request, response) => {
    const opened = await open(parts, request, 'needs');
    if (!opened) return notFound(response);
    response
      .set('Cache-Control', 'no-store')
      .set('Content-Disposition', 'attachment; filename="kompetansebehov.csv"')
      .type('text/csv; charset=utf-8')
      .send(await needsCsv(parts.app.store, opened.owner, opened.subject));
  });
  return {
    path: '/fil',
    handle: (request: IncomingMessage, response: ServerResponse, next) =>
      router(request as Request, response as Response, next),
  };
}

async function open(
  { app, clock }: FilePagesParts,
  request: Request,
  kind: FileKind,
): Promise<{ owner: Owner; subject: string } | undefined> {
  const [id, typed] = [String(request.params.owner), String(request.params.seal)];
  const link = openFileLink(app.ids, { owner: id, kind, typed, now: clock.now() });
  const owner = link && (await ownerOf(app.store, id));
  return link && owner ? { owner, subject: link.subject } : undefined;
}

/** Forged, run out and never made look the same. */
function notFound(response: Response): void {
  response.status(404).set('Cache-Control', 'no-store').type('text/plain').send('Not found\n');
}

/** Drawn once for each picture that differs. */
async function wheelPng(
  { app, clock, toPng }: FilePagesParts,
  owner: Owner,
  subject: string,
  kept: Map<string, Uint8Array>,
): Promise<Uint8Array> {
  const [school = '', typed = '', look = '', whom = ''] = subject.split(':');
  const language = LANGUAGES.find((one) => one === typed) ?? owner.language;
  const theme = look === 'dark' ? 'dark' : 'light';
  // A link from before there were readers shows the plan alone.
  const reader = STANDINGS.find((one) => one === whom) ?? 'stranger';
  const picture = await wheelPicture(app.store, owner, {
    school: school === '' ? undefined : school,
    reader,
    now: clock.now(),
    language,
    formats: app.reference.formats,
  });
  const svg = wheelSvg(picture, { theme, legend: true });
  // By what is in it: what is shared no more is out of the picture at once.
  const key = createHash('sha256').update(svg).digest('base64');
  const known = kept.get(key);
  if (known) return known;
  const png = toPng(svg, {
    width: PICTURE_WIDTH,
    // The picture brings its own paper: it is read alike whatever the client's theme is.
    background: WHEEL_COLOURS[theme].paper,
  });
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, png);
  return png;
}
