import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import express, { type Request, type Response, Router } from 'express';
import encodeQR from 'qr';
import { z } from 'zod';
import { type LinkKind, linkUrl, openLink } from '../../app/dialogue/links.ts';
import { inputChange, loadRoom, steer } from '../../app/dialogue/meeting-room.ts';
import { ownerOf } from '../../app/identify.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { App } from '../../app/use-case.ts';
import { formatOf } from '../../domain/dialogue/format.ts';
import { MEETING_MOVES } from '../../domain/dialogue/meeting.ts';
import type { Owner } from '../../domain/people/people.ts';
import { translate } from '../../i18n/translate.ts';
import { createLimits } from '../pupil/limits.ts';
import type { MountedRoute } from '../web-app.ts';
import { groupPage } from './group-page.ts';
import { invitation } from './invitation.ts';
import { screenPage } from './screen-page.ts';
import { screenState } from './screen-state.ts';
import { createScreenStream } from './screen-stream.ts';

const STATIC = fileURLToPath(new URL('./public/', import.meta.url));
const REQUESTS_PER_MINUTE = 900;
const SENT_IN_TEN_MINUTES = 120;

const moveBody = z.union([
  z.strictObject({ move: z.enum(MEETING_MOVES) }),
  z.strictObject({ hide: z.string().min(1).max(500) }),
]);
const fields = z.record(z.string(), z.string().max(5000).catch('')).catch({});

interface Opened {
  owner: Owner;
  dialogue: string;
  expiresAt: number;
}

/** The pages of a meeting, under /mote: invitation, big screen, and where a group sends in. Each by its own sealed address. */
export function createMeetingPages({
  app,
  clock,
}: {
  app: App;
  clock: Clock;
}): MountedRoute & { close(): void } {
  const router = Router();
  const limits = createLimits(
    { requestsPerMinute: REQUESTS_PER_MINUTE, wrongCodes: 60, alerts: SENT_IN_TEN_MINUTES },
    (_request, response, minutes) => void plain(response, 429, 'pupil.tooMany', { minutes }),
  );
  const stream = createScreenStream({ app, clock });
  router.use('/static', express.static(STATIC, { index: false, maxAge: '1h' }));
  router.use(limits.requests, (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    next();
  });

  async function opened(request: Request, response: Response, kind: LinkKind): Promise<Opened | undefined> {
    const id = String(request.params.owner ?? '');
    const owner = /^[\w-]{1,100}$/.test(id) ? await ownerOf(app.store, id) : undefined;
    const typed = String(request.params.seal ?? '');
    const link = owner && openLink(app.ids, { owner: owner.id, kind, typed, now: clock.now() });
    if (owner && link) return { owner, dialogue: link.dialogue, expiresAt: link.expiresAt };
    return plain(response, 404, 'screen.linkGone');
  }

  async function roomFor(request: Request, response: Response, kind: LinkKind) {
    const link = await opened(request, response, kind);
    const room = link && (await loadRoom(app, link.owner, link.dialogue));
    if (link && !room) plain(response, 404, 'screen.linkGone');
    return link && room ? { ...link, room } : undefined;
  }

  router.get('/:owner/kalender/:seal/invitasjon.ics', async (request, response) => {
    const link = await opened(request, response, 'calendar');
    if (!link) return;
    const { owner } = link;
    const dialogue = (await app.store.read(owner.id, 'dialogue', link.dialogue))?.body;
    const school = dialogue && (await app.store.read(owner.id, 'school', dialogue.school))?.body;
    const format = dialogue && formatOf(app.reference.formats, dialogue);
    if (!dialogue || !school || !format) return void plain(response, 404, 'screen.linkGone');
    response.set('Content-Disposition', 'attachment; filename="invitasjon.ics"');
    response
      .type('text/calendar; charset=utf-8')
      .send(invitation({ owner, school, dialogue, format }, clock.now()));
  });

  router.get('/:owner/skjerm/:seal', async (request, response) => {
    const found = await roomFor(request, response, 'screen');
    if (!found) return;
    const { room, owner } = found;
    response.send(
      screenPage(room, screenState(room, clock.now()), {
        base: baseOf(request),
        group: groupUrl(owner, found),
      }),
    );
  });

  router.get('/:owner/skjerm/:seal/qr.svg', async (request, response) => {
    const found = await roomFor(request, response, 'screen');
    const url = found && groupUrl(found.owner, found);
    if (url) response.type('image/svg+xml').send(encodeQR(url, 'svg', { ecc: 'medium', border: 2 }));
  });

  router.get('/:owner/skjerm/:seal/events', async (request, response) => {
    const found = await roomFor(request, response, 'screen');
    if (found) await stream.open(found.owner, found.dialogue, response);
  });

  router.post('/:owner/skjerm/:seal/move', express.json({ limit: '2kb' }), async (request, response) => {
    const found = await roomFor(request, response, 'screen');
    if (!found) return;
    const wish = moveBody.safeParse(request.body);
    if (!wish.success) return void response.status(400).json({ code: 'WEB.BAD_BODY' });
    const moved = await steer(app, found.owner, found.dialogue, wish.data, clock.now());
    if (!moved.ok) return void response.status(409).json({ code: moved.code });
    response.json(screenState(moved.room, clock.now()));
  });

  router.get('/:owner/gruppe/:seal', async (request, response) => {
    const found = await roomFor(request, response, 'group');
    if (found) response.send(groupPage(found.room, { action: baseOf(request), owner: found.owner.id }));
  });

  router.post(
    '/:owner/gruppe/:seal',
    limits.alerts,
    express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 10 }),
    async (request, response) => {
      const found = await roomFor(request, response, 'group');
      if (!found) return;
      const values = fields.parse(request.body ?? {});
      const page = { action: baseOf(request), owner: found.owner.id };
      const made = await inputChange(app, found.owner, found.room, values, clock.now());
      if (!made.ok) {
        response.status(422).send(groupPage(found.room, { ...page, values, problem: made }));
        return;
      }
      await app.store.commit(found.owner.id, [made.change]);
      response.send(
        groupPage(found.room, { ...page, values: { group: made.input.group }, sent: made.input.text }),
      );
    },
  );

  function groupUrl(owner: Owner, { dialogue, expiresAt }: Opened): string {
    return linkUrl(app, { owner: owner.id, kind: 'group', dialogue, expiresAt }) ?? '';
  }

  return {
    path: '/mote',
    handle: (request: IncomingMessage, response: ServerResponse, next) =>
      router(request as Request, response as Response, next),
    close: stream.close,
  };
}

function baseOf(request: Request): string {
  return `${request.baseUrl}${request.path}`;
}

function plain(
  response: Response,
  status: number,
  key: string,
  params: Record<string, number> = {},
): undefined {
  response
    .status(status)
    .type('text/plain')
    .send(`${translate('nb', key, params)}\n`);
  return undefined;
}
