import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Log } from '../../../app/ports/log.ts';
import type { OAuthCalls } from '../api/oauth-calls.ts';
import { BOT_SCOPES, type SlackSettings } from '../settings.ts';
import type { Installations } from './installations.ts';
import { installPage, type Page } from './pages.ts';
import type { States } from './states.ts';

export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';
const AUTHORIZE = 'https://slack.com/oauth/v2/authorize';
const COOKIE = 'arshjulet-slack-install';

const granted = z.object({
  access_token: z.string().min(1),
  token_type: z.literal('bot').optional(),
  bot_user_id: z.string().min(1),
  scope: z.string().default(''),
  team: z.object({ id: z.string().min(1) }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
  refresh_token: z.string().optional(),
  expires_in: z.number().positive().optional(),
});
type Granted = z.infer<typeof granted>;

export interface OAuthParts {
  clientId: string;
  publicUrl: string;
  settings: Pick<SlackSettings, 'workspaces'>;
  oauth: OAuthCalls;
  states: States;
  installations: Installations;
  clock: { now(): number };
  log: Log;
  /** Afterwards, unhurried: the people of the workspace are looked up. */
  installed(team: string): void;
  /** Slack's own page; another only in tests. */
  authorizeUrl?: string;
}

/** «Add to Slack»: to Slack with a state of our own, and back with a code that is changed for a token. */
export function createOAuthRoutes(parts: OAuthParts) {
  const { clientId, publicUrl, settings, oauth, states, installations, clock, log } = parts;
  const redirectUri = new URL(REDIRECT_PATH, publicUrl).href;
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';

  function toSlack(response: ServerResponse): void {
    const state = states.issue(clock.now());
    const url = new URL(parts.authorizeUrl ?? AUTHORIZE);
    url.searchParams.set('client_id', clientId);
    url.searchParams.set('scope', BOT_SCOPES.join(','));
    url.searchParams.set('redirect_uri', redirectUri);
    url.searchParams.set('state', state);
    const cookie = `${COOKIE}=${state}; Path=${REDIRECT_PATH}; HttpOnly; SameSite=Lax; Max-Age=600${secure}`;
    response.writeHead(302, { location: url.href, 'set-cookie': cookie, 'cache-control': 'no-store' });
    response.end();
  }

  async function back(request: IncomingMessage): Promise<Page> {
    const query = new URL(request.url ?? '', publicUrl).searchParams;
    const state = query.get('state') ?? '';
    // The state proves that this browser began here a moment ago: else somebody could be made to install for another.
    if (state === '' || cookieOf(request) !== state || !states.redeem(state, clock.now())) return 'notYours';
    if (query.get('error')) return 'cancelled';
    const code = query.get('code') ?? '';
    if (code === '' || code.length > 500) return 'notYours';
    return install(granted.parse(await oauth.exchange(code, redirectUri)));
  }

  async function install(answer: Granted): Promise<Page> {
    const team = answer.team?.id ?? '';
    if (answer.is_enterprise_install || !settings.workspaces.has(team)) {
      log.warn('A workspace that is not on the list installed the app; its token was given back');
      await oauth
        .revoke(answer.access_token)
        .catch((error) => log.warn('A token could not be given back', {}, error));
      return answer.is_enterprise_install ? 'wholeOrg' : 'notListed';
    }
    const missing = BOT_SCOPES.filter((scope) => !answer.scope.split(',').includes(scope));
    const {
      access_token: token,
      refresh_token: refreshToken,
      expires_in: lasts,
      bot_user_id: botUser,
    } = answer;
    const now = clock.now();
    await installations.save(
      {
        team,
        token,
        botUser,
        ...(refreshToken ? { refreshToken } : {}),
        ...(lasts ? { expiresAt: now + lasts * 1000 } : {}),
      },
      now,
    );
    log.info('The app was installed in a workspace', {
      owner: settings.workspaces.get(team),
      missing: missing.join(' '),
    });
    parts.installed(team);
    return missing.length > 0 ? 'fewScopes' : 'installed';
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let page: Page = 'failed';
    try {
      page = await back(request);
    } catch (error) {
      log.error('The app could not be installed in a workspace', {}, error);
    }
    const { status, html } = installPage(page);
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'set-cookie': `${COOKIE}=; Path=${REDIRECT_PATH}; HttpOnly; SameSite=Lax; Max-Age=0${secure}`,
    });
    response.end(html);
  }

  return [
    {
      path: INSTALL_PATH,
      handle(request: IncomingMessage, response: ServerResponse): void {
        if (request.method === 'GET') toSlack(response);
        else response.writeHead(405).end();
      },
    },
    {
      path: REDIRECT_PATH,
      handle(request: IncomingMessage, response: ServerResponse): void {
        void answer(request, response);
      },
    },
  ];
}

function cookieOf({ headers }: IncomingMessage): string | undefined {
  const cookies = (headers.cookie ?? '').split(';').map((one) => one.trim());
  return cookies.find((one) => one.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}
