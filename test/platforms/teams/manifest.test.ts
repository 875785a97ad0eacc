import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandIn, LISTED_COMMANDS } from '../../../src/app/commands.ts';

const SCHEMAS = join(
  createRequire(import.meta.url).resolve('@microsoft/app-manifest'),
  '../json-schemas/teams/v1.30',
);
const ENVIRONMENT = {
  TEAMS_APP_ID: '11111111-2222-3333-4444-555555555555',
  ORGANISATION_NAME: 'Fjordvik "kommune"',
  ORGANISATION_URL: 'https://fjordvik.example/arshjul',
  PRIVACY_URL: 'https://fjordvik.example/personvern',
};

/** The command as it is run, with nothing else in the environment. */
function manifestTeams(out: string, environment: Record<string, string>): { status: number; stderr: string } {
  try {
    execFileSync(process.execPath, ['src/cli.ts', 'manifest', 'teams', '--out', out], {
      env: { PATH: process.env.PATH ?? '', ...environment },
      stdio: 'pipe',
    });
    return { status: 0, stderr: '' };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer };
    return { status, stderr: String(stderr) };
  }
}

/** What Microsoft's own validator has against it, by the schema that came with it. */
async function faults(content: unknown, name: string): Promise<string[]> {
  // One pattern of the schema is no regular expression with the flag `u`: a bracket stands alone.
  const text = readFileSync(join(SCHEMAS, name), 'utf8').replaceAll('\\\\b]', '\\\\b\\\\]');
  return AppManifestUtils.validateAgainstSchema(content as TeamsManifest, JSON.parse(text));
}

describe('the app package for Teams', () => {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  let files: Record<string, Uint8Array>;
  const json = (name: string) => JSON.parse(Buffer.from(files[name] ?? []).toString('utf8'));
  beforeAll(() => {
    const out = join(folder, 'app.zip');
    expect(manifestTeams(out, ENVIRONMENT)).toEqual({ status: 0, stderr: '' });
    files = unzipSync(readFileSync(out));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('opens, with everything at its root', () => {
    expect(Object.keys(files).sort()).toEqual([
      'color.png',
      'en.json',
      'manifest.json',
      'nb.json',
      'nn.json',
      'outline.png',
    ]);
  });

  it('holds a manifest of the newest schema, filled from the environment', async () => {
    expect(await faults(json('manifest.json'), 'MicrosoftTeams.schema.json')).toEqual([]);
    expect(json('manifest.json')).toMatchObject({
      id: ENVIRONMENT.TEAMS_APP_ID,
      bots: [{ botId: ENVIRONMENT.TEAMS_APP_ID }],
      developer: { name: 'Fjordvik "kommune"', termsOfUseUrl: ENVIRONMENT.PRIVACY_URL },
    });
    expect(JSON.stringify(json('manifest.json'))).not.toContain('{{');
  });

  it('would not pass with a gap in it', async () => {
    const gap = { ...json('manifest.json'), id: '{{TEAMS_APP_ID}}' };

    expect(await faults(gap, 'MicrosoftTeams.schema.json')).toHaveLength(1);
  });

  it.each(['nb', 'nn', 'en'])(
    'has texts in %s that the schema takes, and none for what is not there',
    async (language) => {
      const texts = json(`${language}.json`);

      expect(await faults(texts, 'MicrosoftTeams.Localization.schema.json')).toEqual([]);
      expect(Object.keys(texts).sort()).toEqual(Object.keys(json('nb.json')).sort());
      expect(texts['bots[0].commandLists[0].commands[11].title']).toBeDefined();
    },
  );

  it('lists the commands that the bot has', () => {
    const [personal] = json('manifest.json').bots[0].commandLists;

    expect(personal.commands.map((one: { title: string }) => one.title)).toEqual([...LISTED_COMMANDS]);
    expect(LISTED_COMMANDS.map(commandIn)).not.toContain(undefined);
  });

  it.each(['nb', 'nn', 'en'])(
    'in %s every command is one that the bot understands as the same',
    (language) => {
      const texts = json(`${language}.json`);

      const verbs = LISTED_COMMANDS.map((_, n) =>
        commandIn(texts[`bots[0].commandLists[0].commands[${n}].title`]),
      );

      expect(verbs).toEqual(LISTED_COMMANDS.map(commandIn));
    },
  );

  it('has icons of the sizes that Teams wants, the outline white on nothing', () => {
    expect([sizeOf('color.png'), sizeOf('outline.png')]).toEqual(['192x192', '32x32']);
  });

  it('says which variables are missing, with exit code 1', () => {
    const { status, stderr } = manifestTeams(join(folder, 'none.zip'), {
      ...ENVIRONMENT,
      TEAMS_APP_ID: '',
      PRIVACY_URL: 'http://x.no',
    });

    expect(status).toBe(1);
    expect(stderr).toContain('TEAMS_APP_ID: is required');
    expect(stderr).toContain('PRIVACY_URL');
  });

  /** Of the PNG's header. */
  function sizeOf(name: string): string {
    const bytes = Buffer.from(files[name] ?? []);
    return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
  }
});
