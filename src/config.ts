import { existsSync } from 'node:fs';
import { z } from 'zod';
import { LOG_LEVELS } from './observe/log.ts';
import { slackEnvironment, slackSettingsOf } from './platforms/slack/read-settings.ts';
import type { SlackSettings } from './platforms/slack/settings.ts';
import { teamsEnvironment, teamsSettingsOf } from './platforms/teams/read-settings.ts';
import type { TeamsSettings } from './platforms/teams/settings.ts';

/** Everything that the environment may say; `.env.example` explains each. */
const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce
    .number({ error: 'a whole number from 0 to 65535' })
    .int({ error: 'a whole number from 0 to 65535' })
    .min(0)
    .max(65_535, { error: 'a whole number from 0 to 65535' })
    .default(3978),
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
  TRUST_PROXY: z.coerce
    .number({ error: 'how many proxies stand in front, 0 to 5' })
    .int()
    .min(0)
    .max(5)
    .default(0),
  ...teamsEnvironment.shape,
  ...slackEnvironment.shape,
});
type Environment = z.infer<typeof environment>;
/** The names of all that the server reads. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

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

/**
 * The environment, with what `.env` in this folder adds to it (or the file that ENV_FILE names; empty: none). What the
 * environment says already stays.
 */
function ownEnvironment(): NodeJS.ProcessEnv {
  const file = process.env.ENV_FILE ?? '.env';
  if (file !== '' && existsSync(file)) process.loadEnvFile(file);
  return process.env;
}

/** Reads the environment; every wrong or missing variable is listed, none of their values. */
export function readConfig(env: NodeJS.ProcessEnv = ownEnvironment()): ConfigResult {
  const { values, mistakes } = readEach(env);
  const production = values.NODE_ENV === 'production';
  const publicUrl = values.PUBLIC_URL ?? (production ? undefined : `http://localhost:${values.PORT}`);
  const teams = teamsSettingsOf(values, production);
  const slack = slackSettingsOf(values, publicUrl);
  // What is wrong in itself is not also called missing.
  const named = new Set(mistakes.map(nameIn));
  const together = [
    ...(production ? productionMistakes(values) : []),
    ...(teams.ok ? [] : teams.mistakes),
    ...(slack.ok ? [] : slack.mistakes),
  ].filter((mistake) => !named.has(nameIn(mistake)));
  if (mistakes.length + together.length > 0) return { ok: false, mistakes: [...mistakes, ...together] };
  const config: Config = {
    production,
    port: values.PORT,
    host: values.HOST,
    storeUrl: values.STORE_URL,
    redisTrusted: values.REDIS_DURABILITY === 'trusted',
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
  };
  if (publicUrl) config.publicUrl = publicUrl.replace(/\/+$/, '');
  if (teams.ok && teams.settings) config.teams = teams.settings;
  if (slack.ok && slack.settings) config.slack = slack.settings;
  if (values.OPERATOR_TOKEN) config.operatorToken = values.OPERATOR_TOKEN;
  if (values.ARSHJUL_KEY) config.key = values.ARSHJUL_KEY;
  if (values.OWNER_FOLDER) config.ownerFolder = values.OWNER_FOLDER;
  return { ok: true, config };
}

/** Each variable by itself, so that one that is wrong does not hide what is wrong with the others. */
function readEach(env: NodeJS.ProcessEnv): { values: Environment; mistakes: string[] } {
  const values: Record<string, unknown> = {};
  const mistakes: string[] = [];
  for (const [name, schema] of Object.entries(environment.shape)) {
    const read = schema.safeParse(env[name] === '' ? undefined : env[name]);
    if (read.success) values[name] = read.data;
    else mistakes.push(...read.error.issues.map(({ message }) => `${name}: ${message}`));
  }
  return { values: { ...environment.parse({}), ...values }, mistakes };
}

function nameIn(mistake: string): string {
  return mistake.slice(0, mistake.indexOf(':'));
}

function productionMistakes({ ARSHJUL_KEY, PUBLIC_URL }: Environment): string[] {
  const mistakes: string[] = [];
  if (!ARSHJUL_KEY)
    mistakes.push('ARSHJUL_KEY: is required in production; make one with: openssl rand -base64 48');
  if (PUBLIC_URL && !PUBLIC_URL.startsWith('https:') && !isLoopback(PUBLIC_URL))
    mistakes.push('PUBLIC_URL: begins with https:// in production, as what pupils write crosses the net');
  return mistakes;
}

function isLoopback(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
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

export function readTeamsManifestValues(env: NodeJS.ProcessEnv = ownEnvironment()): TeamsManifestResult {
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
