import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { codeKey } from '../../src/app/pupil/codes.ts';
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { sheetCodes } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';
import { REDIS_SERVER, startRedis } from '../support/redis-server.ts';
import { createTempDir } from '../support/temp-dir.ts';

const PUPILS = 12;
const PLACES = ['best', 'contribute', 'decide'] as const;
/** In the alphabet's order they stand in neither the pupils' order nor each other's. */
const LETTERS = ['hqdzmbxkcvfp', 'wkbtznfhsdcj', 'pdvxjrgqbnzl'];
const wordsOf = (pupil: number, place: number) => `ord-${LETTERS[place]?.[pupil]}-${PLACES[place]}`;
/** One writes all that there is room for, one hardly anything: papers that take more room would tell them apart. */
const more = (pupil: number) =>
  pupil === 3 ? ` ${'Vi vil ha flere hus, trær og ting å gjøre på ute! 🌳 '.repeat(9)}` : '';
const QUESTIONS = ['pup-1-best', 'pup-2-contribute', 'pup-3-decide'];

interface Place {
  store: Store;
  /** Every byte that the engine has on disk. */
  files(): Promise<Buffer>;
  close(): Promise<void>;
}

async function sqlite(): Promise<Place> {
  const dir = await createTempDir();
  const path = dir.path('voice.db');
  const store = await createSqliteStore({ path });
  const files = async () => bytesIn(dirname(path), (name) => name.startsWith('voice.db'));
  return { store, files, close: () => store.close().then(() => dir.remove()) };
}

async function redis(): Promise<Place> {
  const server = await startRedis();
  const store = await openRedisStore({ url: server.url });
  const admin = server.admin();
  // So that what stands in the files can be found there.
  await admin.config('SET', 'rdbcompression', 'no');
  const dir = String(((await admin.config('GET', 'dir')) as string[])[1]);
  async function files() {
    // The append-only file is written anew in the background.
    for (let n = 0; n < 200 && /aof_rewrite_in_progress:1/.test(await admin.info('persistence')); n += 1)
      await new Promise((done) => setTimeout(done, 20));
    return bytesIn(dir, () => true);
  }
  return { store, files, close: () => store.close().then(() => server.stop()) };
}

const ENGINES: [string, () => Promise<Place>, boolean][] = [
  ['SQLite', sqlite, true],
  ['Redis', redis, REDIS_SERVER !== undefined],
];

for (const [engine, open, here] of ENGINES) {
  describe.skipIf(!here)(`codes and answers cannot be joined: ${engine}`, () => {
    let place: Place;
    let rig: PupilRig;
    afterEach(async () => {
      await rig.close();
      await place.close();
    });

    it('not from the raw files, not from a backup, not from the log, before or after', async () => {
      place = await open();
      const logged: string[] = [];
      rig = await createPupilRig({ store: place.store, log: collect(logged) });
      const codes = (await sheetCodes(rig, 'nordlia-6b')).slice(0, PUPILS);
      // Of a question that four answer at the whole school nothing may be told; so nothing may be left either.
      const four = (pupil: number) => (pupil < 4 ? { 'q_pup-4-teaching': `bare-fire-${pupil}` } : {});
      const backups: string[] = [];
      for (const [pupil, code] of codes.entries()) {
        const answers = QUESTIONS.map((id, index) => [`q_${id}`, wordsOf(pupil, index) + more(pupil)]);
        const paper = {
          code,
          token: `token-of-pupil-number-${pupil}`,
          ...Object.fromEntries(answers),
          ...four(pupil),
        };
        expect((await rig.post('/levert', paper)).status).toBe(200);
        backups.push(await backup(rig));
      }
      const during = await place.files();
      const keys = codes.map((code) => codeKey(rig.house.app.ids, code));
      const salt = (await rig.store.read(rig.owner, 'urn', `${rig.pupils}:nordlia-6b`))?.body.salt ?? '';

      // While the urn is closed: the codes are nowhere, and no answer can be read, in any file or in any of the backups.
      for (const [pupil, code] of codes.entries()) {
        expect(during.includes(code), 'the code itself').toBe(false);
        for (const place of [0, 1, 2])
          expect(during.includes(wordsOf(pupil, place)), 'an answer').toBe(false);
      }
      expect(backups.join('\n')).not.toContain('ord-');
      // Two backups, one pupil between them: a code is used and a paper of always the same length has come. No more.
      for (const [index, later] of backups.slice(1).entries()) {
        const fresh = linesBeyond(later, backups[index] ?? '');
        expect(fresh.length).toBe(3);
        expect(fresh.map((line) => line.split(' ')[0]).sort()).toEqual([
          'sealedPaper',
          'voiceCode',
          'voiceCount',
        ]);
      }
      const papers = (backups.at(-1) ?? '').split('\n').filter((line) => line.startsWith('sealedPaper'));
      expect(new Set(papers.map((line) => line.length)).size).toBe(1);

      await rig.until('2026-09-23');
      const after = await place.files();
      const last = await backup(rig);
      expect(last).toContain(wordsOf(0, 0));
      // The urn is empty: its salt is in no file, so what an old backup or log holds can be opened by nobody, not even with the server's key.
      expect(salt).not.toBe('');
      expect(after.includes(salt)).toBe(false);
      for (const line of papers)
        expect(after.includes(/sealed":"([^"]{40})/.exec(line)?.[1] ?? 'none')).toBe(false);

      // What is left is what may be told: no answer lies anywhere by itself, with a code, a time or another answer of the same pupil.
      const release = (await rig.store.read(rig.owner, 'release', rig.pupils))?.body;
      for (const [place, id] of QUESTIONS.entries()) {
        const [group] = release?.questions.find((one) => one.question === id)?.groups ?? [];
        expect(group?.texts.map((text) => text.slice(0, 5))).toEqual(
          [...(LETTERS[place] ?? '')].sort().map((letter) => `ord-${letter}`),
        );
      }
      const whole = JSON.stringify(release);
      for (const key of keys) expect(whole).not.toContain(key);
      expect(after.includes('bare-fire')).toBe(false);
      expect(last).not.toContain('bare-fire');
      for (const place of [0, 1, 2]) expect(after.includes(wordsOf(0, place)), 'what may be told').toBe(true);
      expect(order(after, 0)).not.toEqual(Array.from({ length: PUPILS }, (_, pupil) => pupil));
      // Who answered first cannot be told from where the answers to two questions lie in the files either.
      expect(order(after, 0)).not.toEqual(order(after, 1));

      const told = logged.join('\n');
      for (const code of codes) expect(told).not.toContain(code);
      for (const key of keys) expect(told).not.toContain(key);
      expect(told).not.toMatch(/ord-|token-of-pupil|127\.0\.0\.1/);
    });
  });
}

/** In which order the pupils' answers to one question lie on disk. */
function order(files: Buffer, place: number): number[] {
  return Array.from({ length: PUPILS }, (_, pupil) => ({ pupil, at: files.indexOf(wordsOf(pupil, place)) }))
    .sort((a, b) => a.at - b.at)
    .map(({ pupil }) => pupil);
}

/** All that the store gives out, one line for each document, as a backup has it. */
async function backup(rig: PupilRig): Promise<string> {
  const lines: string[] = [];
  for (const collection of [
    'hearing',
    'voiceCode',
    'voiceCount',
    'sealedPaper',
    'release',
    'inbox',
  ] as const) {
    for await (const { id, version, body } of rig.store.list(rig.owner, collection))
      lines.push(`${collection} ${id} ${version} ${JSON.stringify(body)}`);
  }
  return lines.join('\n');
}

function linesBeyond(later: string, earlier: string): string[] {
  const known = new Set(earlier.split('\n'));
  return later.split('\n').filter((line) => !known.has(line));
}

function bytesIn(folder: string, wanted: (name: string) => boolean): Buffer {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (one) => one.isFile() && wanted(one.name),
  );
  return Buffer.concat(names.map((one) => readFileSync(join(one.parentPath, one.name))));
}

function collect(lines: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
}
