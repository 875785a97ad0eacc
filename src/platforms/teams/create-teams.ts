import type { IncomingMessage, ServerResponse } from 'node:http';
import { CloudAdapter } from 'botbuilder';
import type { Log } from '../../app/ports/log.ts';
import type { Messenger } from '../../app/ports/messenger.ts';
import type { Store } from '../../app/ports/store.ts';
import { createTranslate } from '../../i18n/translate.ts';
import { AppError } from '../../observe/app-error.ts';
import { createAuthentication } from './authentication.ts';
import { createChannelsOf } from './channels.ts';
import { createConnector } from './connector.ts';
import { type CredentialsFactory, createCredentials } from './credentials.ts';
import { createHandle, type TeamsHouse } from './inbound/handle.ts';
import { createFindPerson } from './inbound/person.ts';
import { readEvent } from './inbound/read-event.ts';
import { createRecent } from './inbound/recent.ts';
import { createRespond } from './inbound/respond.ts';
import { createRoute } from './inbound/route.ts';
import { createShow } from './inbound/show.ts';
import { type Turn, turnOf } from './inbound/turn.ts';
import { createKeepInPlace } from './keep-in-place.ts';
import { createTeamsMessenger } from './messenger.ts';
import { makeOnePostEach } from './one-post.ts';
import { createRefreshFor } from './refresh.ts';
import { MICROSOFT_ISSUER, type TeamsSettings, type TokenIssuer } from './settings.ts';
import { createTexts } from './texts.ts';

export interface TeamsParts {
  settings: TeamsSettings;
  store: Store;
  clock: { now(): number };
  log: Log;
  production: boolean;
  /** Only tests give others. */
  issuer?: TokenIssuer;
  credentials?: CredentialsFactory;
  timeoutMs?: number;
  deadlineMs?: number;
}

export interface TeamsRoute {
  path: string;
  /** Teams asks here, and no browser. */
  forPrograms: boolean;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

export interface TeamsAttached {
  routes: TeamsRoute[];
  /** Nothing goes on behind the replies any more. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Shorter than the outbox's lease of 60 s, also with a token to get first. */
const TIMEOUT_MS = 15_000;
/** Of Teams' five seconds. */
const DEADLINE_MS = 3500;

/** Microsoft Teams as one of the platforms: a messenger for the outbox, and once the house stands, a way in. */
export function createTeams(parts: TeamsParts) {
  const { settings, store, clock, log, issuer = MICROSOFT_ISSUER, deadlineMs = DEADLINE_MS } = parts;
  refuseWithoutAppId(parts);
  const credentials = parts.credentials ?? createCredentials(settings.registration);
  const authentication = createAuthentication(credentials, issuer);
  const adapter = new CloudAdapter(authentication);
  makeOnePostEach(adapter, parts.timeoutMs ?? TIMEOUT_MS);
  const connector = createConnector({ adapter, settings });
  const messenger: Messenger = createTeamsMessenger({
    connector,
    refreshFor: createRefreshFor(store, settings.tenants),
    log,
  });

  function attach(house: TeamsHouse): TeamsAttached {
    const working = new Set<Promise<unknown>>();
    const background = (work: Promise<unknown>): void => {
      const done = work.catch((error) => log.error('Something in Teams failed after its reply', {}, error));
      working.add(done);
      void done.finally(() => working.delete(done));
    };
    const texts = createTexts(
      createTranslate({ onProblem: ({ key }) => log.error('A text is missing', { textKey: key }) }),
      house.render,
    );
    const kept = createKeepInPlace({ connector, log });
    const handle = createHandle({
      store,
      house,
      clock,
      findPerson: createFindPerson({ connector, clock, log }),
      channelsOf: createChannelsOf({ connector, log }),
    });
    const show = createShow({ store, connector, keepInPlace: kept.keepInPlace, texts, background });
    const respond = createRespond({
      handle,
      show,
      texts,
      recent: createRecent(clock),
      log,
      background,
      deadlineMs,
    });
    const receive = (owner: string, activity: Turn['activity']) =>
      respond(turnOf(owner, activity, readEvent(activity)));
    return {
      routes: [
        {
          path: '/api/messages',
          forPrograms: true,
          handle: createRoute({ settings, authentication, issuer, log, receive }),
        },
      ],
      async idle() {
        while (working.size > 0) await Promise.all(working);
      },
      async close() {
        while (working.size > 0) await Promise.all(working);
        await kept.close();
      },
    };
  }

  return { messenger, attach };
}

/** Without an app id the SDK takes everybody for who they say they are. */
function refuseWithoutAppId({ production, settings }: TeamsParts): void {
  if (!production || settings.registration.type !== 'playground') return;
  throw new AppError('TEAMS.NO_APP_ID', 'Teams without an app id would let anybody act as anybody', {
    hint: 'Set TEAMS_APP_ID and the other TEAMS_ variables as docs/teams.md says, or take TEAMS_PLAYGROUND away.',
  });
}
