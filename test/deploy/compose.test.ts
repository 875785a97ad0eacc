import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig, VARIABLES } from '../../src/config.ts';
import { checkServer, durabilityMistakes } from '../../src/store/redis/redis-check.ts';

interface Service {
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  command?: string;
  read_only?: boolean;
  user?: string;
  volumes?: string[];
  stop_grace_period?: string;
}

const text = readFileSync('compose.yaml', 'utf8');
const { services } = parse(text) as { services: Record<string, Service> };
const bots = Object.entries(services).filter(([name]) => name.startsWith('bot-'));
const example = readFileSync('.env.example', 'utf8');
const dockerfile = readFileSync('Dockerfile', 'utf8');
const documented = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);

describe('compose.yaml', () => {
  it('runs three bots that are alike, on one Redis, behind one proxy', () => {
    expect(bots.map(([name]) => name)).toEqual(['bot-1', 'bot-2', 'bot-3']);
    for (const [, bot] of bots) expect(bot).toEqual(services['bot-1']);
    expect(Object.keys(services).sort()).toEqual(['bot-1', 'bot-2', 'bot-3', 'proxy', 'redis']);
  });

  it('names no variable that the program does not read or .env.example does not explain', () => {
    const given = bots.flatMap(([, { environment = {} }]) => Object.keys(environment));
    const asked = [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name);
    expect(asked.length).toBeGreaterThan(10);
    for (const name of new Set([...given, ...asked])) {
      expect(VARIABLES, name).toContain(name);
      expect(documented, name).toContain(name);
    }
  });

  it('passes on everything that a bot in production may be told', () => {
    const given = Object.keys(services['bot-1']?.environment ?? {});
    // For trying out on one machine, and for tests.
    const notInProduction = ['WORKBENCH', 'TEAMS_PLAYGROUND', 'SLACK_API_URL'];
    expect(VARIABLES.filter((name) => !given.includes(name) && !notInProduction.includes(name))).toEqual([]);
  });

  it('starts with the least that .env must say', () => {
    const filled = Object.entries(services['bot-1']?.environment ?? {}).map(([name, value]) => [
      name,
      value.replace(/\$\{[A-Z_]+:[-?]([^}]*)\}/, (_all, fallback: string) =>
        name === 'ARSHJUL_KEY' ? 'x'.repeat(40) : fallback,
      ),
    ]);
    const read = readConfig({
      ...Object.fromEntries(filled),
      SLACK_WORKSPACES: 'T0123ABCD=fjordvik',
      SLACK_SIGNING_SECRET: 'x'.repeat(20),
      SLACK_BOT_TOKEN: 'xoxb-1',
    });
    expect(read).toMatchObject({ ok: true, config: { production: true, host: '0.0.0.0', trustProxy: 1 } });
  });

  it('has a Redis that keeps what it acknowledges', () => {
    const words = (services.redis?.command ?? '').trim().split(/\s+/).slice(1);
    const settings = Object.fromEntries(
      words.flatMap((word, n) => (word.startsWith('--') ? [[word.slice(2), words[n + 1] ?? '']] : [])),
    );
    expect(durabilityMistakes({ info: '', settings }, false)).toEqual([]);
    expect(() => checkServer({ info: 'redis_version:7.4.0', settings })).not.toThrow();
    expect(services.redis?.volumes).toEqual(['redis:/data']);
  });

  it('can write nowhere but where it must', () => {
    for (const [name, service] of Object.entries(services)) expect(service.read_only, name).toBe(true);
  });
});

function asList(words: string[]): string {
  return JSON.stringify(words).replaceAll(',', ', ');
}

describe('the image', () => {
  it('has the Node that the tests run on, and the program as its user', () => {
    const { devDependencies, scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(images).toEqual(Array(2).fill(`node:${devDependencies.node}-slim`));
    expect(dockerfile).toMatch(/^USER node$/m);
    const command = scripts.start.split(' ');
    expect(dockerfile).toContain(`\nCMD ${asList(command)}\n`);
    // What is compiled for other flags would not be found.
    const filling = [...command.slice(0, -1), 'scripts/fill-compiled.ts'];
    expect(dockerfile).toContain(`\nRUN ${asList(filling)}\n`);
  });

  it('holds what is copied, and .dockerignore lets it through', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    const let_in = readFileSync('.dockerignore', 'utf8').match(/^!(.+)$/gm) ?? [];
    expect(copied.length).toBeGreaterThan(5);
    for (const name of copied) {
      expect(existsSync(name), name).toBe(true);
      expect(let_in, name).toContain(`!${name}`);
    }
  });

  it('names no variable that the program does not read', () => {
    const named = [...dockerfile.matchAll(/\b([A-Z][A-Z_]+)=/g)].map(([, name = '']) => name);
    for (const name of named) expect(VARIABLES, name).toContain(name);
  });
});

it('every variable that the program reads is explained, and nothing else is', () => {
  const ofManifest = ['ORGANISATION_NAME', 'ORGANISATION_URL', 'PRIVACY_URL', 'TERMS_URL'];
  expect(documented.toSorted()).toEqual([...VARIABLES, ...ofManifest].toSorted());
});
