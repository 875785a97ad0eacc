import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { CredentialsFactory } from './credentials.ts';
import type { TokenIssuer } from './settings.ts';

/** Microsoft's public cloud, as in botframework-connector's authenticationConstants. */
const PUBLIC_CLOUD = {
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration',
  CallerId: 'urn:botframework:azure',
  ValidateAuthority: true,
};

export type Authentication = ConfigurationBotFrameworkAuthentication;

/** The SDK's own checks of tokens, and its way to sign our calls. */
export function createAuthentication(credentials: CredentialsFactory, issuer: TokenIssuer): Authentication {
  return new ConfigurationBotFrameworkAuthentication(
    {
      ...PUBLIC_CLOUD,
      ToBotFromChannelTokenIssuer: issuer.issuer,
      ToBotFromChannelOpenIdMetadataUrl: issuer.openIdMetadataUrl,
    },
    credentials as ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1],
    // The keys that Teams signs with are endorsed for it; a key of another channel is not enough.
    { requiredEndorsements: ['msteams'] },
  );
}

/**
 * Whose word a token claims to be, before anything is verified. The SDK also takes tokens of the emulator and of other
 * bots, which are bound to no service URL: from Teams there is only one issuer, so only that one is looked at.
 */
export function claimedIssuer(authorization: string): string | undefined {
  const claims = claimsOf(authorization);
  return claims && 'iss' in claims ? String(claims.iss) : undefined;
}

/** What a token says, whether or not it is true. */
export function claimsOf(authorization: string): { iss?: unknown; exp?: unknown } | undefined {
  const [scheme, token, ...more] = authorization.split(' ');
  if (scheme !== 'Bearer' || !token || more.length > 0) return undefined;
  const [, payload] = token.split('.');
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? claims : undefined;
  } catch {
    return undefined;
  }
}
