import type { WebApiOptions } from './client.ts';
import { createClient } from './client.ts';

/** The calls that give and take tokens. */
export interface OAuthCalls {
  exchange(code: string, redirectUri: string): Promise<unknown>;
  renew(refreshToken: string): Promise<unknown>;
  /** Gives up a token that nobody here should have. */
  revoke(token: string): Promise<void>;
}

export function createOAuthCalls(
  credentials: { clientId: string; clientSecret: string },
  options: WebApiOptions,
): OAuthCalls {
  const client = createClient(undefined, options);
  const app = { client_id: credentials.clientId, client_secret: credentials.clientSecret };
  return {
    exchange: (code, redirectUri) => client.oauth.v2.access({ ...app, code, redirect_uri: redirectUri }),
    renew: (refreshToken) =>
      client.oauth.v2.access({ ...app, grant_type: 'refresh_token', refresh_token: refreshToken }),
    async revoke(token) {
      await createClient(token, options).auth.revoke();
    },
  };
}
