import { z } from 'zod';
import type { Registration, TeamsSettings } from './settings.ts';

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

const commaList = z.string().transform((value) =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean),
);
/** `tenant=owner,tenant=owner`: whose people may use the bot. */
const tenantList = z
  .string()
  .regex(
    /^\s*[\w-]+\s*=\s*[\w-]+\s*(,\s*[\w-]+\s*=\s*[\w-]+\s*)*$/,
    'tenant=owner, several with a comma between',
  )
  .transform(
    (value) =>
      new Map(value.split(',').map((pair) => pair.split('=').map((one) => one.trim()) as [string, string])),
  );

/** What the environment may say of Teams. */
export const teamsEnvironment = z.object({
  TEAMS_APP_ID: z.guid('the id of the app registration, as 1a2b3c4d-0000-0000-0000-000000000000').optional(),
  TEAMS_APP_TYPE: z.enum(['single-tenant', 'multi-tenant', 'managed-identity']).default('single-tenant'),
  TEAMS_APP_PASSWORD: z.string().optional(),
  TEAMS_APP_TENANT: z.guid('the id of the tenant that the app is registered in').optional(),
  TEAMS_TENANTS: tenantList.optional(),
  TEAMS_SERVICE_HOSTS: commaList.default([]),
  TEAMS_PLAYGROUND: flag,
});
type Environment = z.infer<typeof teamsEnvironment>;

/** The tenant that the Agents Playground says it is. */
const PLAYGROUND_TENANT = '00000000-0000-0000-0000-0000000000001';
const DEMO_OWNER = 'fjordvik';

export type TeamsResult = { ok: true; settings?: TeamsSettings } | { ok: false; mistakes: string[] };

/** Half a set of variables is a mistake: without the app id nobody's word could be checked. */
export function teamsSettingsOf(values: Environment, production: boolean): TeamsResult {
  const serviceHosts = values.TEAMS_SERVICE_HOSTS;
  if (values.TEAMS_PLAYGROUND && production) {
    return { ok: false, mistakes: ['TEAMS_PLAYGROUND: never in production, anybody could act as anybody'] };
  }
  if (values.TEAMS_PLAYGROUND) {
    const tenants = values.TEAMS_TENANTS ?? new Map([[PLAYGROUND_TENANT, DEMO_OWNER]]);
    return { ok: true, settings: { registration: { type: 'playground' }, tenants, serviceHosts } };
  }
  if (!values.TEAMS_APP_ID) return withoutAppId(values);
  const mistakes = missingForTeams(values);
  if (mistakes.length > 0) return { ok: false, mistakes };
  const registration = registrationOf(values, values.TEAMS_APP_ID);
  return { ok: true, settings: { registration, tenants: values.TEAMS_TENANTS ?? new Map(), serviceHosts } };
}

function withoutAppId(values: Environment): TeamsResult {
  const set = (['TEAMS_APP_PASSWORD', 'TEAMS_APP_TENANT', 'TEAMS_TENANTS'] as const).filter(
    (name) => values[name],
  );
  if (set.length === 0) return { ok: true };
  return {
    ok: false,
    mistakes: [`TEAMS_APP_ID: is required, as ${set.join(' and ')} ${set.length > 1 ? 'are' : 'is'} set`],
  };
}

function missingForTeams(values: Environment): string[] {
  const needs = {
    TEAMS_APP_PASSWORD: values.TEAMS_APP_TYPE !== 'managed-identity',
    TEAMS_APP_TENANT: values.TEAMS_APP_TYPE !== 'multi-tenant',
    TEAMS_TENANTS: true,
  };
  return (Object.keys(needs) as (keyof typeof needs)[])
    .filter((name) => needs[name] && !values[name])
    .map((name) => `${name}: is required for a ${values.TEAMS_APP_TYPE} app; see docs/teams.md`);
}

function registrationOf(values: Environment, appId: string): Registration {
  const { TEAMS_APP_TYPE: type, TEAMS_APP_PASSWORD: password = '', TEAMS_APP_TENANT: tenant = '' } = values;
  if (type === 'multi-tenant') return { type, appId, password };
  return type === 'managed-identity' ? { type, appId, tenant } : { type, appId, password, tenant };
}
