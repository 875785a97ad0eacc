import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { strFromU8, unzipSync } from 'fflate';
import { mineFile } from '../../src/app/records/mine.ts';
import { VERBS, type Verb } from '../../src/app/verbs.ts';
import { writeArchive } from '../../src/commands/archive-files.ts';
import { writeReports } from '../../src/commands/write-reports.ts';
import type { Person } from '../../src/domain/people/people.ts';
import { createSeededIds } from '../../src/simulate/seeded-ids.ts';
import { wheelPicture } from '../../src/web/workbench/wheel-data.ts';
import { sheetCodes, teacherOf } from './pupil-codes.ts';
import { createPupilRig, OPERATOR_TOKEN, type PupilRig } from './pupil-rig.ts';

/** What one pupil answers, by question; a question that is not there is skipped. */
export type Paper = Record<string, string>;
/** By class, in the order in which they hand in. */
export type PlayedWorld = Record<string, Paper[]>;

/** What the adversary does between the papers and afterwards, in any order. */
export const DEEDS = [
  'look',
  'readAll',
  'newSheet',
  'twice',
  'share',
  'unshare',
  'raise',
  'lower',
  'erase',
  'export',
] as const;
export type Deed = (typeof DEEDS)[number];

/**
 * Runs the whole house in one world, with the same random numbers as in every other, and writes down everything that anybody
 * is ever told: every verb on every reference by every role, the chats, pages, reports, archive, «mine data», log and metrics.
 */
export async function playWorld(
  world: PlayedWorld,
  deeds: { during: Deed[]; after: Deed[] },
): Promise<string[]> {
  const told: string[] = [];
  const log = new Writable({
    write(chunk, _encoding, done) {
      told.push(`log ${String(chunk).replace(/"(time|responseTime|ms)":[\d.]+,?/g, '')}`);
      done();
    },
  });
  const rig = await createPupilRig({ school: 'holmen', ids: createSeededIds(7, 1), log });
  try {
    const play = player(rig, told, Object.keys(world));
    await handInAll(rig, world, deeds.during, play);
    await play('look');
    await rig.until('2026-09-23');
    await onwards(rig);
    await everything(rig, play.act, play.note);
    for (const deed of deeds.after) await play(deed);
    await play('look');
    await play('export');
    await rig.until('2026-12-01');
    await play('look');
    await play('export');
    return told;
  } finally {
    await rig.close();
  }
}

async function handInAll(
  rig: PupilRig,
  world: PlayedWorld,
  deeds: Deed[],
  play: (deed: Deed) => Promise<void>,
) {
  const left = [...deeds];
  for (const [group, papers] of Object.entries(world)) {
    const codes = await sheetCodes(rig, group);
    for (const [n, paper] of papers.entries()) {
      const fields = Object.entries(paper).map(([id, text]) => [`q_${id}`, text]);
      const own = { code: codes[n] ?? '', token: `token-of-${group}-${n}`, blank: 'yes' };
      const body = { ...own, ...Object.fromEntries(fields) };
      const response = await rig.post('/levert', body);
      if (response.status !== 200) throw new Error(await response.text());
    }
    const deed = left.shift();
    if (deed) await play(deed);
  }
}

/** Rektor takes the round on, so that what pupils said is among the evidence. */
async function onwards(rig: PupilRig) {
  await rig.act(rig.rektor, 'source.save', rig.round, { kind: 'results', note: 'Lesing', source: 'NP' });
  await rig.act(rig.rektor, 'round.advance', `${rig.round}@collect`, { reason: 'Nok svar' });
}

function player(rig: PupilRig, told: string[], groups: string[]) {
  const { round, pupils } = rig;
  const note = (what: string, words: unknown) => told.push(`${what} ${JSON.stringify(words)}`);
  const act = async (person: string, verb: Verb, reference: string, values: Record<string, string> = {}) =>
    note(`${person} ${verb} ${reference}`, (await rig.act(person, verb, reference, values)).view);
  const raised = async (school: number) => {
    const stored = await rig.store.read(rig.owner, 'owner', 'owner');
    if (!stored) throw new Error('no owner');
    const body = { ...stored.body, raisedGroups: { school } };
    const { version } = stored;
    await rig.store.commit(rig.owner, [
      { type: 'put', collection: 'owner', id: 'owner', body, expect: version },
    ]);
  };
  const read = async () => {
    for (const group of groups) {
      for (const question of ['pup-1-best', 'pup-2-contribute', 'pup-4-teaching']) {
        for (const person of [teacherOf(rig, group), rig.rektor])
          await act(person, 'voice.review-save', `${pupils}@${group}/${question}`, {
            pass: '1,2,3,4,5,6,7,8',
          });
      }
    }
  };
  const does: Record<Deed, () => Promise<void>> = {
    look: () => glance(rig, act, note),
    readAll: read,
    newSheet: async () => {
      for (const group of groups) await act(teacherOf(rig, group), 'voice.codes', `${pupils}@${group}`);
    },
    twice: async () => {
      const again = await rig.post('/levert', { code: 'CCCC2 CCCC2', token: 'token-of-somebody-else' });
      note('twice', [again.status, await again.text()]);
    },
    share: () => act(rig.rektor, 'round.share', round, { sure: 'true' }).then(() => undefined),
    unshare: () => act(rig.rektor, 'round.unshare', round).then(() => undefined),
    raise: () => raised(8),
    lower: () => raised(0),
    erase: async () => {
      await act(teacherOf(rig, groups[0] ?? ''), 'records.erase-confirm', 'self', { sure: 'true' });
    },
    export: () => exportAll(rig, note),
  };
  return Object.assign((deed: Deed) => does[deed](), { act, note });
}

type Note = (what: string, words: unknown) => void;
type Act = (person: string, verb: Verb, reference: string) => Promise<unknown>;

/** What is about pupils' voices, by everybody, and what stands in the chats and pages. */
async function glance(rig: PupilRig, act: Act, note: Note): Promise<void> {
  const { round, pupils } = rig;
  for (const { id } of readers(rig)) {
    for (const reference of ['self', 'holmen', round, pupils])
      for (const verb of VERBS.filter((one) => ABOUT_VOICES.test(one) && !CHANGES.test(one)))
        await act(id, verb, reference);
  }
  note('chats', rig.seen);
  for (const reader of ['leader', 'sameSchool', 'contributor', 'owner', 'published'] as const) {
    const asked = { school: 'holmen', reader, now: rig.clock.now(), language: 'nb' as const, formats: [] };
    note('wheel', await wheelPicture(rig.store, rig.folder.owner, asked));
  }
  note(
    'metrics',
    (await rig.house.metrics.registry.metrics()).replace(/^(process_|nodejs_|.*(seconds|ms)).*$/gm, ''),
  );
  const headers = { authorization: `Basic ${btoa(`drift:${OPERATOR_TOKEN}`)}` };
  note('operator', await (await fetch(new URL('/drift/status.json', rig.origin), { headers })).text());
}

/** Every verb that only shows, by everybody of the school and the owner, on everything. */
async function everything(rig: PupilRig, act: Act, note: Note): Promise<void> {
  const { round, pupils } = rig;
  const groups = (await rig.store.read(rig.owner, 'hearing', pupils))?.body.groups ?? [];
  const places = groups.flatMap(({ id }) => [`${pupils}@${id}`, `${pupils}@${id}/pup-1-best`]);
  const references = ['self', 'holmen', round, pupils, rig.parents, ...places];
  for (const { id } of readers(rig))
    for (const verb of VERBS.filter((one) => !CHANGES.test(one)))
      for (const reference of references) await act(id, verb, reference);
  await glance(rig, act, note);
}

async function exportAll(rig: PupilRig, note: Note): Promise<void> {
  const { store, clock } = rig;
  const { owner, schools } = rig.folder;
  const out = mkdtempSync(join(tmpdir(), 'told-'));
  try {
    const job = { store, owner, now: clock.now(), schoolYear: '2026/27' };
    await writeReports({ ...job, schools, withOwner: true, out });
    const trail = { rows: 0, end: '', faults: 0 };
    await writeArchive({ ...job, out: join(out, 'archive'), version: '0', trail });
    for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' }).sort()) {
      if (name.endsWith('.docx')) note(name, documentIn(readFileSync(join(out, name))));
      else if (/\.(md|jsonl)$/.test(name)) note(name, readFileSync(join(out, name), 'utf8'));
    }
  } finally {
    rmSync(out, { recursive: true });
  }
  for (const { id } of readers(rig))
    note(`mine ${id}`, await mineFile(rig.house.app, owner, id, clock.now()));
}

/** The words; the marks around them are numbered at random. */
function documentIn(docx: Uint8Array): string {
  const file = unzipSync(docx)['word/document.xml'];
  return file ? strFromU8(file).replace(/<[^>]+>/g, ' ') : '';
}

function readers(rig: PupilRig): Person[] {
  return rig.folder.people.filter((one) => one.schools.includes('holmen') || one.schools.length === 0);
}

const ABOUT_VOICES = /^(voice|home|summary|round|owner|report|records|measure|loopback)\./;
/** Verbs that change how things stand; they are played as deeds, or show the same as others. */
const CHANGES =
  /save|send|skip|stop|resume|take-pen|advance|share|duplicate|acknowledge|cancel|start|hold|confirm|later|apply|voice\.(codes?|class|back)$/;
