import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { writeReports } from '../../src/commands/write-reports.ts';
import type { HouseRig } from './house-rig.ts';

/** Every part of every report, by `<school or owner>/<part>`; the Markdown is the part `md`. */
export type ReportParts = Record<string, string>;

/** Writes the reports of everybody in the rig and reads them back as a stranger with a zip program would. */
export async function reportParts(rig: HouseRig): Promise<ReportParts> {
  const out = await mkdtemp(join(tmpdir(), 'arshjulet-report-'));
  try {
    const written = await writeReports({
      store: rig.store,
      owner: rig.folder.owner,
      schools: rig.folder.schools,
      withOwner: true,
      schoolYear: '2026/27',
      now: rig.clock.now(),
      out,
    });
    const parts: ReportParts = {};
    for (const { of, docx, md } of written) {
      parts[`${of}/md`] = readFileSync(md, 'utf8');
      for (const [name, text] of Object.entries(partsOf(readFileSync(docx)))) parts[`${of}/${name}`] = text;
    }
    return parts;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** Pictures as they are in the file: latin1, so that what a PNG says in plain bytes is found as well. */
function partsOf(docx: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(docx)).map(([name, bytes]) => [
      name,
      name.endsWith('.png') ? Buffer.from(bytes).toString('latin1') : new TextDecoder().decode(bytes),
    ]),
  );
}

export function textOf(parts: ReportParts, of: string): string {
  return (parts[`${of}/word/document.xml`] ?? '').replace(/<[^>]+>/g, '');
}
