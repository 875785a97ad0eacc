import type { OwnerId } from '../../domain/people/people.ts';

/** How the bot is registered with Microsoft, and who may use it. */
export interface TeamsSettings {
  registration: Registration;
  /** Allow-list: Entra tenant -> the owner whose people they are. Nobody else is answered. */
  tenants: ReadonlyMap<string, OwnerId>;
  /** Hosts that messages may come from and go to, besides Microsoft's own. */
  serviceHosts: readonly string[];
}

export type Registration =
  | { type: 'single-tenant'; appId: string; password: string; tenant: string }
  | { type: 'multi-tenant'; appId: string; password: string }
  /** User-assigned managed identity: no secret at all. */
  | { type: 'managed-identity'; appId: string; tenant: string }
  /** The Agents Playground on this machine: no token in either direction. Never in production. */
  | { type: 'playground' };

/** Where tokens from Teams are issued and their keys published. Another only in tests. */
export interface TokenIssuer {
  issuer: string;
  openIdMetadataUrl: string;
}

export const MICROSOFT_ISSUER: TokenIssuer = {
  issuer: 'https://api.botframework.com',
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
};

export function appIdOf(registration: Registration): string {
  return registration.type === 'playground' ? '' : registration.appId;
}
