import type { TokenSource } from '../install/tokens.ts';
import type { WorkspaceId } from '../settings.ts';
import { createClient, type WebApiOptions, type WebClient } from './client.ts';

/** One client for each workspace, with that workspace's own token. */
export function createClients(tokens: TokenSource, options: WebApiOptions) {
  const kept = new Map<WorkspaceId, { token: string; client: WebClient }>();

  return async function clientOf(team: WorkspaceId): Promise<WebClient> {
    const { token } = await tokens.accessTo(team);
    const known = kept.get(team);
    if (known?.token === token) return known.client;
    const client = createClient(token, options);
    kept.set(team, { token, client });
    return client;
  };
}

export type ClientOf = ReturnType<typeof createClients>;
