import type { CredentialsFactory } from '../../../../src/platforms/teams/credentials.ts';
import { APP_ID } from './local-issuer.ts';

/** As a registration that got its token already; `fails` as one whose secret has expired. */
export function testCredentials({ fails = false } = {}): CredentialsFactory {
  const credentials = {
    async signRequest(request: { headers: { set(name: string, value: string): void } }) {
      if (fails) throw new Error('AADSTS7000222: The provided client secret keys are expired');
      request.headers.set('authorization', 'Bearer of-the-bot');
      return request;
    },
  };
  return {
    isValidAppId: async (appId?: string) => appId === APP_ID,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => credentials,
  } as unknown as CredentialsFactory;
}
