import { z } from 'zod';
import { LOG_LEVELS } from './observe/log.ts';
import { slackEnvironment, slackSettingsOf } from './platforms/slack/read-settings.ts';
import type { SlackSettings } from './platforms/slack/settings.ts';
import type { Registration, TeamsSettings } from './platforms/teams/settings.ts';

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

/** Everything that the environment may say; `.env.example` explains each. */
const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  HOST: z.string().default('127.0.0.1'),
  STORE_URL: z
    .string()
    .regex(/^(sqlite:.+|rediss?:\/\/.+)$/, 'sqlite:./path or redis://host:port/db')
    .default('sqlite:./data/arshjul.db'),
  REDIS_DURABILITY: z.enum(['checked', 'trusted']).default('checked'),
  ARSHJUL_KEY: z.string().min(32, 'at least 32 characters, as from: openssl rand -base64 48').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  OWNER_FOLDER: z.string().optional(),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: 'the address of the bot as people reach it, as https://hjul.kommune.no',
    })
    .optional(),
  OPERATOR_TOKEN: z.string().min(32, 'at least 32 characters, as from: openssl rand -base64 48').optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  TEAMS_APP_ID: z.guid('the id of the app registration, as 1a2b3c4d-0000-0000-0000-000000000000').optional(),
  TEAMS_APP_TYPE: z.enum(['single-tenant', 'multi-tenant', 'managed-identity']).default('single-tenant'),
  TEAMS_APP_PASSWORD: z.string().optional(),
  TEAMS_APP_TENANT: z.guid('the id of the tenant that the app is registered in').optional(),
  TEAMS_TENANTS: tenantList.optional(),
  TEAMS_SERVICE_HOSTS: commaList.default([]),
  TEAMS_PLAYGROUND: flag,
  ...slackEnvironment.shape,
});
type Environment = z.infer<typeof environment>;

export interface Config {
  production: boolean;
  port: number;
  host: string;
  storeUrl: string;
  /** The operator vouches for a Redis that does not show its settings. */
  redisTrusted: boolean;
  /** Key of the pseudonyms; absent in development, where a file beside the store holds one. */
  key?: string;
  logLevel: (typeof LOG_LEVELS)[number];
  ownerFolder?: string;
  /** Where pupils, parents and staff find the pages. Absent in production: nobody is asked on a page. */
  publicUrl?: string;
  /** Opens the operator's page, /drift; absent: there is none. */
  operatorToken?: string;
  /** How many reverse proxies stand in front, so that rate limits count people and not the proxy. */
  trustProxy: number;
  /** Absent: the bot is not in Teams. */
  teams?: TeamsSettings;
  /** Absent: the bot is not in Slack. */
  slack?: SlackSettings;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; mistakes: string[] };

/** Reads the environment; every wrong or missing variable is listed, none of their values. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): ConfigResult {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(present);
  if (!read.success) {
    return {
      ok: false,
      mistakes: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    };
  }
  const values = read.data;
  const production = values.NODE_ENV === 'production';
  if (production && !values.ARSHJUL_KEY) {
    return {
      ok: false,
      mistakes: ['ARSHJUL_KEY: is required in production; make one with: openssl rand -base64 48'],
    };
  }
  const teams = teamsOf(values, production);
  if (!teams.ok) return teams;
  const config: Config = {
    production,
    port: values.PORT,
    host: values.HOST,
    storeUrl: values.STORE_URL,
    redisTrusted: values.REDIS_DURABILITY === 'trusted',
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
  };
  const publicUrl = values.PUBLIC_URL ?? (production ? undefined : `http://localhost:${values.PORT}`);
  if (publicUrl) config.publicUrl = publicUrl.replace(/\/+$/, '');
  if (teams.settings) config.teams = teams.settings;
  const slack = slackSettingsOf(values, config.publicUrl);
  if (!slack.ok) return slack;
  if (slack.settings) config.slack = slack.settings;
  if (values.OPERATOR_TOKEN) config.operatorToken = values.OPERATOR_TOKEN;
  if (values.ARSHJUL_KEY) config.key = values.ARSHJUL_KEY;
  if (values.OWNER_FOLDER) config.ownerFolder = values.OWNER_FOLDER;
  return { ok: true, config };
}

/** The tenant that the Agents Playground says it is. */
const PLAYGROUND_TENANT = '00000000-0000-0000-0000-0000000000001';
const DEMO_OWNER = 'fjordvik';

type TeamsResult = { ok: true; settings?: TeamsSettings } | { ok: false; mistakes: string[] };

function teamsOf(values: Environment, production: boolean): TeamsResult {
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

/** Half a set of variables is a mistake: without the app id nobody's word could be checked. */
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

/** What stands in the app's manifest for Teams: who offers it, and where people read about it. */
const teamsManifest = z.object({
  TEAMS_APP_ID: z.guid('is required: the id of the app registration'),
  ORGANISATION_NAME: z.string('is required: who offers the app, as Fjordvik kommune').min(1).max(32),
  ORGANISATION_URL: z.url({
    protocol: /^https$/,
    error: 'is required: an https address about the app or its owner',
  }),
  PRIVACY_URL: z.url({
    protocol: /^https$/,
    error: 'is required: the https address of the privacy statement',
  }),
  TERMS_URL: z.url({ protocol: /^https$/, error: 'an https address' }).optional(),
});
export type TeamsManifestValues = Record<keyof z.infer<typeof teamsManifest>, string>;

export type TeamsManifestResult =
  | { ok: true; values: TeamsManifestValues }
  | { ok: false; mistakes: string[] };

export function readTeamsManifestValues(env: NodeJS.ProcessEnv = process.env): TeamsManifestResult {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = teamsManifest.safeParse(present);
  if (!read.success) {
    return {
      ok: false,
      mistakes: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    };
  }
  return { ok: true, values: { ...read.data, TERMS_URL: read.data.TERMS_URL ?? read.data.PRIVACY_URL } };
}
