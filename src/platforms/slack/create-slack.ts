import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../app/ports/log.ts';
import type { Messenger } from '../../app/ports/messenger.ts';
import type { Store } from '../../app/ports/store.ts';
import { createTranslate } from '../../i18n/translate.ts';
import { createCalls } from './api/calls.ts';
import { createClients } from './api/clients.ts';
import { createRespond } from './api/hooks.ts';
import { createOAuthCalls } from './api/oauth-calls.ts';
import { createDraw } from './draw.ts';
import { createForms } from './forms.ts';
import { createInbound } from './inbound/create-inbound.ts';
import type { SlackHouse } from './inbound/handle.ts';
import { createRoute } from './inbound/route.ts';
import { createSocket } from './inbound/socket.ts';
import { createDirectory } from './install/directory.ts';
import { createInstallations } from './install/installations.ts';
import { createOAuthRoutes } from './install/oauth-routes.ts';
import { createOneToken } from './install/one-token.ts';
import { createRounds } from './install/rounds.ts';
import { createSeal } from './install/seal.ts';
import { createStates } from './install/states.ts';
import { createTokens } from './install/tokens.ts';
import { createSlackMessenger } from './messenger.ts';
import { SLACK_API, SLACK_HOOKS, type SlackSettings } from './settings.ts';

export interface SlackParts {
  settings: SlackSettings;
  store: Store;
  clock: { now(): number };
  log: Log;
  /** The environment's ARSHJUL_KEY: seals tokens and drafts. */
  key: string;
  /** Only tests give others. */
  timeoutMs?: number;
  deadlineMs?: number;
  authorizeUrl?: string;
  socketApiUrl?: string;
}

export interface SlackRoute {
  path: string;
  /** Slack asks here, and no browser. */
  forPrograms?: boolean;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/** Shorter than the outbox's lease of 60 s. */
const TIMEOUT_MS = 15_000;
/** Of Slack's three seconds. */
const DEADLINE_MS = 2000;
export const EVENTS_PATH = '/slack/events';

/** Slack as one of the platforms: a messenger for the outbox, and once the house stands, a way in. */
export function createSlack(parts: SlackParts) {
  const { settings, store, clock, log, key, timeoutMs = TIMEOUT_MS, deadlineMs = DEADLINE_MS } = parts;
  const { access, signingSecret, appToken } = settings;
  const webApi = { apiUrl: settings.apiUrl ?? SLACK_API, timeoutMs, log };
  const oauth = access.type === 'oauth' ? createOAuthCalls(access, webApi) : undefined;
  const installations = createInstallations({ store, seal: createSeal(key, 'slack tokens'), settings, log });
  const tokens =
    access.type === 'token'
      ? createOneToken({ token: access.token, settings, webApi })
      : createTokens({ installations, oauth: oauth as NonNullable<typeof oauth>, clock, log });
  const calls = createCalls(createClients(tokens, webApi));
  const translate = createTranslate({
    onProblem: ({ key: text }) => log.error('A text is missing', { textKey: text }),
  });
  const draw = createDraw(translate);
  const forms = createForms(store);
  const messenger: Messenger = createSlackMessenger({ calls, draw, forms, settings, log });

  function attach(house: SlackHouse): {
    routes: SlackRoute[];
    start(): Promise<void>;
    close(): Promise<void>;
  } {
    const directory = createDirectory({ store, calls, settings, clock, log, wake: house.wake });
    const rounds = createRounds({ settings, tokens, directory, log });
    const inbound = createInbound({
      settings,
      store,
      house,
      clock,
      log,
      key,
      calls,
      respond: createRespond({ hooksUrl: settings.hooksUrl ?? SLACK_HOOKS, timeoutMs }),
      translate,
      draw,
      forms,
      deadlineMs,
      tokens,
      uninstalled: installations.remove,
    });
    const routes: SlackRoute[] = [];
    if (signingSecret) {
      routes.push({
        path: EVENTS_PATH,
        forPrograms: true,
        handle: createRoute({ signingSecret, gate: inbound.gate, clock, log }),
      });
    }
    if (access.type === 'oauth' && oauth) {
      const states = createStates(key);
      const { clientId, publicUrl } = access;
      const { authorizeUrl } = parts;
      const installed = (team: string) => inbound.background(directory.meetEverybody(team));
      const own = { clientId, publicUrl, settings, oauth, states, installations, clock, log, installed };
      routes.push(...createOAuthRoutes({ ...own, ...(authorizeUrl ? { authorizeUrl } : {}) }));
    }
    const socket = appToken
      ? createSocket({ appToken, apiUrl: parts.socketApiUrl ?? webApi.apiUrl, gate: inbound.gate, log })
      : undefined;
    return {
      routes,
      async start() {
        await socket?.start();
        rounds.start();
      },
      async close() {
        await socket?.stop();
        await rounds.stop();
        await inbound.close();
      },
    };
  }

  return { messenger, attach };
}
