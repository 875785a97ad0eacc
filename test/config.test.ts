import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig, readTeamsManifestValues } from '../src/config.ts';

const KEY = 'a key that is only for tests, and long enough';
const GUID = '1a2b3c4d-0000-4000-8000-000000000000';

function mistakesOf(env: Record<string, string>): string[] {
  const read = readConfig(env);
  return read.ok ? [] : read.mistakes;
}
const namesIn = (mistakes: string[]) => mistakes.map((one) => one.slice(0, one.indexOf(':')));

describe('the environment', () => {
  it('may be empty: the workbench on this machine', () => {
    expect(readConfig({ NODE_ENV: '' })).toEqual({
      ok: true,
      config: {
        production: false,
        port: 3978,
        host: '127.0.0.1',
        storeUrl: 'sqlite:./data/arshjul.db',
        redisTrusted: false,
        logLevel: 'info',
        publicUrl: 'http://localhost:3978',
        trustProxy: 0,
      },
    });
  });

  it('has all its mistakes listed at once, each variable once, and none of their values', () => {
    const wrong = {
      NODE_ENV: 'production',
      PORT: '99999',
      STORE_URL: 'postgres://secret-host/db',
      LOG_LEVEL: 'loud',
      OPERATOR_TOKEN: 'too-short-secret',
      PUBLIC_URL: 'http://hjul.kommune.no',
      TEAMS_APP_ID: GUID,
      TEAMS_APP_TENANT: 'not-a-guid',
      SLACK_BOT_TOKEN: 'xoxp-wrong-kind',
      SLACK_WORKSPACES: 'T0123ABCD=fjordvik',
    };
    const mistakes = mistakesOf(wrong);
    expect(namesIn(mistakes).sort()).toEqual([
      'ARSHJUL_KEY',
      'LOG_LEVEL',
      'OPERATOR_TOKEN',
      'PORT',
      'PUBLIC_URL',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'STORE_URL',
      'TEAMS_APP_PASSWORD',
      'TEAMS_APP_TENANT',
      'TEAMS_TENANTS',
    ]);
    for (const value of ['secret-host', 'too-short-secret', 'xoxp-wrong-kind'])
      expect(mistakes.join('\n')).not.toContain(value);
  });

  it('is refused in production without a key, over http and for the playground', () => {
    const production = { NODE_ENV: 'production', ARSHJUL_KEY: KEY };
    expect(namesIn(mistakesOf({ NODE_ENV: 'production' }))).toEqual(['ARSHJUL_KEY']);
    expect(namesIn(mistakesOf({ ...production, PUBLIC_URL: 'http://hjul.no' }))).toEqual(['PUBLIC_URL']);
    expect(namesIn(mistakesOf({ ...production, TEAMS_PLAYGROUND: 'true' }))).toEqual(['TEAMS_PLAYGROUND']);
    for (const PUBLIC_URL of ['https://hjul.no', 'http://127.0.0.1:8080'])
      expect(mistakesOf({ ...production, PUBLIC_URL })).toEqual([]);
  });

  it('is half a set for Teams: what is missing is named', () => {
    expect(namesIn(mistakesOf({ TEAMS_APP_ID: GUID }))).toEqual([
      'TEAMS_APP_PASSWORD',
      'TEAMS_APP_TENANT',
      'TEAMS_TENANTS',
    ]);
    expect(namesIn(mistakesOf({ TEAMS_APP_PASSWORD: 'x' }))).toEqual(['TEAMS_APP_ID']);
  });

  it('is explained: each variable that is read stands in .env.example, and no other', () => {
    const example = readFileSync('.env.example', 'utf8');
    const explained = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
    const read = new Set<string>();
    const watched = new Proxy<Record<string, string>>(
      {},
      {
        get: (_, name) => {
          read.add(String(name));
          return undefined;
        },
        ownKeys: () => explained,
        getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: '' }),
      },
    );
    readConfig(watched);
    const manifest = readTeamsManifestValues({});
    const ofManifest = manifest.ok ? [] : namesIn(manifest.mistakes);
    expect([...new Set([...read, ...ofManifest, 'TERMS_URL'])].sort()).toEqual([...explained].sort());
  });
});
