import { z } from 'zod';
import type { Log } from '../../../app/ports/log.ts';
import type { Store } from '../../../app/ports/store.ts';
import type { EpochMs } from '../../../domain/time.ts';
import { AppError } from '../../../observe/app-error.ts';
import type { SlackSettings, WorkspaceId } from '../settings.ts';
import type { Seal } from './seal.ts';

const tokens = z.object({
  token: z.string().min(1),
  /** Only where the workspace has token rotation on. */
  refreshToken: z.string().optional(),
});
export type Tokens = z.infer<typeof tokens>;

export interface Installation extends Tokens {
  team: WorkspaceId;
  /** The bot's own user. */
  botUser: string;
  expiresAt?: EpochMs;
  version: number;
}

export interface Installations {
  /** Undefined when the app is not installed there (any more). */
  find(team: WorkspaceId): Promise<Installation | undefined>;
  save(installation: Omit<Installation, 'version'>, now: EpochMs): Promise<void>;
  /** One instance at a time renews: false when another is at it. */
  claimRenewal(installation: Installation, until: EpochMs, now: EpochMs): Promise<boolean>;
  remove(team: WorkspaceId): Promise<void>;
}

const MAX_TRIES = 8;
const tooBusy = () =>
  new AppError('SLACK.STORE_BUSY', 'An installation could not be written: others wrote all the time');

/** Which workspaces have installed the app, each in its own owner's part of the store, tokens sealed. */
export function createInstallations(parts: {
  store: Store;
  seal: Seal;
  settings: Pick<SlackSettings, 'workspaces'>;
  log: Log;
}): Installations {
  const { store, seal, settings, log } = parts;

  function ownerOf(team: WorkspaceId): string {
    const owner = settings.workspaces.get(team);
    if (owner !== undefined) return owner;
    throw new AppError('SLACK.WORKSPACE_NOT_LISTED', "The workspace is on nobody's list", {
      hint: 'Add it to SLACK_WORKSPACES, as T0123ABCD=owner.',
    });
  }

  const about = (owner: string, team: string) => `${owner} ${team}`;

  async function find(team: WorkspaceId): Promise<Installation | undefined> {
    const owner = ownerOf(team);
    const stored = await store.read(owner, 'slackInstallation', team);
    if (!stored) return undefined;
    const { sealed, botUser, expiresAt } = stored.body;
    const opened = tokens.parse(JSON.parse(seal.open(sealed, about(owner, team))));
    return { team, botUser, ...opened, ...(expiresAt ? { expiresAt } : {}), version: stored.version };
  }

  async function save(one: Omit<Installation, 'version'>, now: EpochMs): Promise<void> {
    const { team, token, refreshToken, botUser, expiresAt } = one;
    const owner = ownerOf(team);
    const sealed = seal.close(JSON.stringify({ token, refreshToken }), about(owner, team));
    const body = { sealed, botUser, installedAt: now, ...(expiresAt ? { expiresAt } : {}) };
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const expect = (await store.read(owner, 'slackInstallation', team))?.version ?? 0;
      const put = { type: 'put', collection: 'slackInstallation', id: team, body, expect } as const;
      if ((await store.commit(owner, [put])).ok) return;
    }
    throw tooBusy();
  }

  async function claimRenewal(
    { team, version }: Installation,
    until: EpochMs,
    now: EpochMs,
  ): Promise<boolean> {
    const owner = ownerOf(team);
    const stored = await store.read(owner, 'slackInstallation', team);
    if (!stored || stored.version !== version || (stored.body.renewing ?? 0) > now) return false;
    const body = { ...stored.body, renewing: until };
    const put = { type: 'put', collection: 'slackInstallation', id: team, body, expect: version } as const;
    return (await store.commit(owner, [put])).ok;
  }

  async function remove(team: WorkspaceId): Promise<void> {
    await store.commit(ownerOf(team), [{ type: 'delete', collection: 'slackInstallation', id: team }]);
    log.warn('The Slack app was taken out of a workspace; nothing is sent there until it is installed again');
  }

  return { find, save, claimRenewal, remove };
}
