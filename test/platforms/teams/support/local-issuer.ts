import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';

export const APP_ID = '11111111-2222-3333-4444-555555555555';

export interface TokenClaims {
  iss?: string | undefined;
  aud?: string | undefined;
  serviceurl?: string | undefined;
  /** Seconds from now. */
  expiresIn?: number;
  notBefore?: number;
  [more: string]: unknown;
}

/** An issuer of our own with real keys and OpenID metadata: the SDK's validation runs against it as against Microsoft's. */
export async function startLocalIssuer() {
  const keys = {
    teams: keyPair('teams-key', ['msteams']),
    other: keyPair('other-channel-key', ['webchat']),
    unpublished: keyPair('teams-key', []),
  };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const published = [keys.teams.jwk, keys.other.jwk];
    const metadata = {
      issuer: ISSUER,
      jwks_uri: `${origin}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    };
    response.end(JSON.stringify(request.url === '/keys' ? { keys: published } : metadata));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  function token(
    claims: TokenClaims,
    options: { key?: keyof typeof keys; alg?: string; kid?: string } = {},
  ): string {
    const { key = 'teams', alg = 'RS256', kid } = options;
    const { expiresIn = 3600, notBefore = -60, ...rest } = claims;
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: ISSUER, aud: APP_ID, nbf: now + notBefore, exp: now + expiresIn, ...rest };
    const signed = `${encode({ alg, typ: 'JWT', kid: kid ?? keys[key].kid })}.${encode(payload)}`;
    return `${signed}.${alg === 'none' ? '' : sign(signed, keys[key].privateKey)}`;
  }

  return {
    issuer: { issuer: ISSUER, openIdMetadataUrl: `${origin}/metadata` },
    token,
    /** What Teams would send with an activity of this service URL. */
    bearer: (serviceurl: string) => `Bearer ${token({ serviceurl })}`,
    close: () => new Promise((done) => server.close(done)),
  };
}

export type LocalIssuer = Awaited<ReturnType<typeof startLocalIssuer>>;

const ISSUER = 'https://api.botframework.com';

function keyPair(kid: string, endorsements: string[]) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements } };
}

function sign(text: string, key: KeyObject): string {
  return createSign('RSA-SHA256').update(text).sign(key, 'base64url');
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
