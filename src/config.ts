import { z } from 'zod';
import { LOG_LEVELS } from './observe/log.ts';

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

/** Everything that the environment may say; `.env.example` explains each. */
const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  HOST: z.string().default('127.0.0.1'),
  STORE_URL: z
    .string()
    .regex(/^(sqlite:.+|rediss?:\/\/.+)$/, 'sqlite:./path or redis://host:port/db')
    .default('sqlite:./data/arshjul.db'),
  ARSHJUL_KEY: z.string().min(32, 'at least 32 characters, as from: openssl rand -base64 48').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  OWNER_FOLDER: z.string().optional(),
  WORKBENCH: flag,
});

export interface Config {
  production: boolean;
  port: number;
  host: string;
  storeUrl: string;
  /** Key of the pseudonyms; absent in development, where a file beside the store holds one. */
  key?: string;
  logLevel: (typeof LOG_LEVELS)[number];
  ownerFolder?: string;
  workbench: boolean;
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
  const config: Config = {
    production,
    port: values.PORT,
    host: values.HOST,
    storeUrl: values.STORE_URL,
    logLevel: values.LOG_LEVEL,
    workbench: values.WORKBENCH || !production,
  };
  if (values.ARSHJUL_KEY) config.key = values.ARSHJUL_KEY;
  if (values.OWNER_FOLDER) config.ownerFolder = values.OWNER_FOLDER;
  return { ok: true, config };
}
