import { z } from 'zod';
import type { Log } from '../../../app/ports/log.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { AppError } from '../../../observe/app-error.ts';
import type { OAuthCalls } from '../api/oauth-calls.ts';
import type { WorkspaceId } from '../settings.ts';
import type { Installation, Installations } from './installations.ts';

/** Tokens that expire live for 12 hours: there is time for several tries (platforms.md 2.4: 2 hours early). */
const RENEW_BEFORE_MS = 2 * HOUR_MS;
/** Another instance may take over a renewal that was begun and not finished. */
const RENEWAL_LEASE_MS = 60_000;

const renewed = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
});

export interface Access {
  token: string;
  botUser: string;
}

export interface TokenParts {
  installations: Installations;
  oauth: OAuthCalls;
  clock: { now(): number };
  log: Log;
}

/** The token of a workspace, renewed in time by whoever asks for it: also when the bot only sends. */
export function createTokens({ installations, oauth, clock, log }: TokenParts) {
  /** One renewal at a time in this process; a refresh token can be used once. */
  const renewing = new Map<WorkspaceId, Promise<Installation>>();

  async function accessTo(team: WorkspaceId): Promise<Access> {
    const found = await installations.find(team);
    if (!found) throw notInstalled();
    const { token, botUser } = isDue(found) ? await renew(found) : found;
    return { token, botUser };
  }

  function isDue({ expiresAt, refreshToken }: Installation): boolean {
    return (
      refreshToken !== undefined && expiresAt !== undefined && expiresAt - RENEW_BEFORE_MS <= clock.now()
    );
  }

  function renew(old: Installation): Promise<Installation> {
    const under = renewing.get(old.team);
    if (under) return under;
    const work = exchange(old).finally(() => renewing.delete(old.team));
    renewing.set(old.team, work);
    return work;
  }

  /** A token that still works is used when the new one cannot be had. */
  async function exchange(old: Installation): Promise<Installation> {
    const now = clock.now();
    if (!(await installations.claimRenewal(old, now + RENEWAL_LEASE_MS, now))) {
      return (await installations.find(old.team)) ?? old;
    }
    try {
      const answer = renewed.parse(await oauth.renew(old.refreshToken ?? ''));
      const fresh = {
        ...old,
        token: answer.access_token,
        refreshToken: answer.refresh_token,
        expiresAt: now + answer.expires_in * 1000,
      };
      await installations.save(fresh, now);
      return fresh;
    } catch (error) {
      log.error('A token of Slack could not be renewed; the old one is used while it lasts', {}, error);
      return old;
    }
  }

  return { accessTo };
}

export type TokenSource = Pick<ReturnType<typeof createTokens>, 'accessTo'>;

function notInstalled(): AppError {
  return new AppError('SLACK.NOT_INSTALLED', 'The app is not installed in this workspace', {
    hint: 'Open /slack/install and choose the workspace; docs/slack.md says how.',
  });
}
