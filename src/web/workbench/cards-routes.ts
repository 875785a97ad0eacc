import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import { z } from 'zod';
import { loadSamples } from '../../cards/samples.ts';
import type { Language } from '../../domain/language.ts';
import { translate } from '../../i18n/translate.ts';
import { toMessage, toModal } from '../../platforms/slack/blocks/index.ts';
import type { WorkbenchDeps } from '../workbench-deps.ts';
import { language, readBody } from './read-request.ts';

const PUBLIC_FOLDER = fileURLToPath(new URL('../public/', import.meta.url));
const MOST_CHARACTERS = 150_000;

/** Any card of ours, and any Adaptive Card at all, as Teams and as Slack: `/workbench/cards`. */
export function cardsPage(): Router {
  const router = Router();
  router.get('/workbench/cards', (_request, response) => {
    response.sendFile('cards.html', { root: PUBLIC_FOLDER, headers: { 'cache-control': 'no-cache' } });
  });
  return router;
}

const anyCard = z.strictObject({
  card: z.looseObject({ type: z.literal('AdaptiveCard') }),
  lang: z.string().optional(),
});

export function cardsRoutes({ render }: Pick<WorkbenchDeps, 'render'>): Router {
  const router = Router();
  const samples = new Map(loadSamples().map(({ name, view }) => [name, view]));

  router.get('/cards', (_request, response) => {
    const names = [...samples.keys()].filter((name) => name.endsWith('.nb')).map((name) => name.slice(0, -3));
    response.json({ names });
  });

  router.get('/cards/:name', (request, response) => {
    const spoken = language.parse(request.query.lang);
    const view = samples.get(`${request.params.name}.${spoken}`);
    if (!view) return void response.status(404).json({ code: 'WEB.NO_SUCH_CARD' });
    const { card, fallbackText } = render(view);
    response.json({ card, fallbackText, ...asSlack(card, spoken, fallbackText) });
  });

  router.post('/cards', (request, response) => {
    const body = readBody(anyCard, request, response);
    if (!body) return;
    if (JSON.stringify(body.card).length > MOST_CHARACTERS) {
      return void response.status(413).json({ code: 'WEB.CARD_TOO_LONG' });
    }
    response.json({ card: body.card, ...asSlack(body.card, language.parse(body.lang)) });
  });

  return router;
}

/** The message, the dialog that it opens when it has one, and what of the card is not in them. */
function asSlack(card: unknown, spoken: Language, text?: string) {
  const options = { locale: spoken, labels: labelsIn(spoken), ...(text ? { text } : {}) };
  const { messages, dialog, degraded } = toMessage(card, options);
  const modal = dialog ? toModal(card, { ...options, companion: true }) : undefined;
  const lost = new Map(
    [...degraded, ...(modal?.degraded ?? [])].map((one) => [`${one.path} ${one.code}`, one]),
  );
  return { messages, modal: modal?.view, degraded: [...lost.values()] };
}

function labelsIn(spoken: Language) {
  const say = (name: string) => translate(spoken, `slack.label.${name}`);
  return {
    image: say('image'),
    button: say('button'),
    submit: say('submit'),
    close: say('close'),
    title: say('title'),
    open: say('open'),
  };
}
