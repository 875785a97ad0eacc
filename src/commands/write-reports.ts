import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../app/ports/store.ts';
import { ownerReport } from '../app/report/owner-report.ts';
import { schoolReport } from '../app/report/school-report.ts';
import { type ReportSource, readRoster } from '../app/report/source.ts';
import { spanOf } from '../domain/calendar/weeks.ts';
import { toEpoch, toLocal } from '../domain/calendar/zoned-time.ts';
import { groupsOf } from '../domain/people/owner-settings.ts';
import type { Owner, School } from '../domain/people/people.ts';
import { isFinal } from '../domain/report/report.ts';
import { namesOut } from '../domain/report/without-names.ts';
import type { EpochMs } from '../domain/time.ts';
import { makeFolder } from '../files/make-folder.ts';
import { reference } from '../files/reference.ts';
import { translate } from '../i18n/translate.ts';
import { toPng } from '../pictures/png.ts';
import type { ReportDocument } from '../report/block.ts';
import { ownerDocument } from '../report/prose/owner-prose.ts';
import { schoolDocument } from '../report/prose/school-prose.ts';
import { writeDocx } from '../report/write-docx.ts';
import { writeMarkdown } from '../report/write-markdown.ts';
import { type DrawnWheel, drawWheel } from '../web/wheel/wheel-svg.ts';
import { wheelPicture } from '../web/workbench/wheel-data.ts';

export interface ReportJob {
  store: Store;
  owner: Owner;
  schools: School[];
  /** Also the owner's own. */
  withOwner: boolean;
  schoolYear: string;
  now: EpochMs;
  out: string;
}

export interface WrittenReport {
  of: string;
  docx: string;
  md: string;
  final: boolean;
}

const PICTURE_WIDTH = 1600;

/** Writes each kvalitetsmelding as .docx and .md, with its pictures. */
export async function writeReports(job: ReportJob): Promise<WrittenReport[]> {
  const { store, owner, schoolYear, now, out } = job;
  const source: ReportSource = { store, owner, schoolYear, now, minGroups: groupsOf(owner) };
  const today = toLocal(now, owner.timeZone).date;
  const roster = await readRoster(source);
  const clean = namesOut(roster.people.map((person) => person.name));
  const options = async (school: School | undefined) => ({
    today,
    minGroups: source.minGroups,
    sources: reference().sources,
    wheel: await wheelOf(job, school, clean),
  });
  makeFolder(out);
  const written: WrittenReport[] = [];
  for (const school of job.schools) {
    const report = await schoolReport(source, school, roster);
    const document = schoolDocument(report, school.writtenStandard, await options(school));
    written.push(await writeOne(job, school.id, document, isFinal(report.approvals)));
  }
  if (job.withOwner) {
    const report = await ownerReport(source);
    const document = ownerDocument(report, owner.language, await options(undefined));
    written.push(await writeOne(job, owner.id, document, isFinal(report.approvals)));
  }
  return written;
}

async function writeOne(
  { schoolYear, out }: ReportJob,
  id: string,
  document: ReportDocument,
  final: boolean,
): Promise<WrittenReport> {
  const name = `kvalitetsmelding-${schoolYear.replace('/', '-')}-${id}`;
  const pictures = `${name}-bilder`;
  const [docx, md] = [join(out, `${name}.docx`), join(out, `${name}.md`)];
  writeFileSync(docx, await writeDocx(document, toPng));
  writeFileSync(md, writeMarkdown(document, pictures));
  makeFolder(join(out, pictures));
  for (const block of document.blocks) {
    if (block.type !== 'picture') continue;
    const png = toPng(block.picture.svg, { width: PICTURE_WIDTH, background: '#ffffff' });
    writeFileSync(join(out, pictures, `${block.picture.name}.png`), png);
  }
  return { of: id, docx, md, final };
}

/** The year's wheel, also when the report is written after the year is over. */
async function wheelOf(
  { store, owner, schoolYear, now }: ReportJob,
  school: School | undefined,
  clean: (text: string) => string,
): Promise<DrawnWheel & { alt: string }> {
  const { first, last } = spanOf(schoolYear);
  const [from, to] = [first, last].map((day) => toEpoch(day, '12:00', owner.timeZone)) as [number, number];
  const at = Math.min(Math.max(now, from), to);
  const language = school?.writtenStandard ?? owner.language;
  const picture = await wheelPicture(store, owner, {
    school: school?.id,
    reader: 'published',
    now: at,
    language,
    formats: reference().formats,
    clean,
  });
  const count = (ring: string) => picture.marks.filter((mark) => mark.ring === ring).length;
  const kind = (of: string) => picture.marks.filter((mark) => mark.ring === 'own' && mark.kind === of).length;
  const counts = {
    school: count('school'),
    owner: count('owner'),
    national: count('national'),
    rounds: kind('round'),
    followUps: kind('followUp'),
    meetings: kind('meeting'),
  };
  return {
    ...drawWheel(picture, { theme: 'light', legend: true }),
    alt: translate(language, 'quality.how.wheelAlt', counts),
  };
}
