import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { Registration } from './settings.ts';

/** Bot Framework's names for how an app is registered. */
const APP_TYPES = {
  'single-tenant': 'SingleTenant',
  'multi-tenant': 'MultiTenant',
  'managed-identity': 'UserAssignedMsi',
} as const;

/** What signs our own calls to the connector. */
export type CredentialsFactory = Pick<
  ConfigurationServiceClientCredentialFactory,
  'isValidAppId' | 'isAuthenticationDisabled' | 'createCredentials'
>;

export function createCredentials(registration: Registration): CredentialsFactory {
  return cached(new ConfigurationServiceClientCredentialFactory(optionsOf(registration)));
}

function optionsOf(registration: Registration) {
  // Without an app id the SDK lets everybody in and signs nothing, which is what the Playground needs.
  if (registration.type === 'playground') return {};
  const { type, appId } = registration;
  return {
    MicrosoftAppType: APP_TYPES[type],
    MicrosoftAppId: appId,
    ...('password' in registration ? { MicrosoftAppPassword: registration.password } : {}),
    ...('tenant' in registration ? { MicrosoftAppTenantId: registration.tenant } : {}),
  };
}

/**
 * The SDK makes new credentials for every connector, and each would fetch a token of its own (4.23.3: `skipCache`).
 * One for each audience keeps it to a token an hour.
 */
function cached(factory: CredentialsFactory): CredentialsFactory {
  const made = new Map<string, ReturnType<CredentialsFactory['createCredentials']>>();
  return {
    isValidAppId: (appId) => factory.isValidAppId(appId),
    isAuthenticationDisabled: () => factory.isAuthenticationDisabled(),
    createCredentials(appId, audience, endpoint, validateAuthority) {
      const key = `${appId} ${audience}`;
      const known = made.get(key);
      if (known) return known;
      const fresh = factory.createCredentials(appId, audience, endpoint, validateAuthority);
      made.set(key, fresh);
      // A failure is not kept: the next message tries again.
      fresh.catch(() => made.delete(key));
      return fresh;
    },
  };
}
