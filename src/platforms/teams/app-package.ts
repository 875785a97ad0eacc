import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { AppError } from '../../observe/app-error.ts';

/** The manifest with its gaps, the texts in other languages and the icons. */
export const TEAMS_MANIFEST_FOLDER = fileURLToPath(new URL('../../../manifests/teams/', import.meta.url));

const AS_THEY_ARE = ['nb.json', 'nn.json', 'en.json', 'color.png', 'outline.png'];
/** The same content gives the same file. */
const NO_TIME = new Date('2026-01-01T00:00:00Z');

/** The app as Teams takes it: a zip with everything at its root. */
export function teamsAppPackage(values: Record<string, string>): Uint8Array {
  const files: Record<string, Uint8Array> = { 'manifest.json': Buffer.from(filled(values)) };
  for (const name of AS_THEY_ARE) files[name] = readFileSync(`${TEAMS_MANIFEST_FOLDER}${name}`);
  return zipSync(files, { mtime: NO_TIME, level: 9 });
}

/** Every `{{NAME}}` by its value, as text within JSON. */
function filled(values: Record<string, string>): string {
  const template = readFileSync(`${TEAMS_MANIFEST_FOLDER}manifest.json`, 'utf8');
  return template.replace(/\{\{(\w+)\}\}/g, (_gap, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new AppError('TEAMS.MANIFEST_GAP', `Nothing to put in the manifest for ${name}`);
    return JSON.stringify(value).slice(1, -1);
  });
}
