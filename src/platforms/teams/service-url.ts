import type { TeamsSettings } from './settings.ts';

/** Where Teams' connector is, in the public cloud. Others, as GCC, are named in TEAMS_SERVICE_HOSTS. */
const MICROSOFT_HOSTS = ['smba.trafficmanager.net'];
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The connector token is sent to the service URL of whoever wrote to us, so it must be a host that we know: a forged
 * one would get a token with which to speak as the bot.
 */
export function isAllowedServiceUrl(
  serviceUrl: string,
  { registration, serviceHosts }: TeamsSettings,
): boolean {
  const url = URL.parse(serviceUrl);
  if (!url || url.username || url.password) return false;
  if (registration.type === 'playground') return LOOPBACK.includes(url.hostname);
  const isOurs = serviceHosts.includes(url.host);
  if (url.protocol !== 'https:' && !(isOurs && LOOPBACK.includes(url.hostname))) return false;
  return isOurs || (url.port === '' && MICROSOFT_HOSTS.includes(url.hostname));
}
