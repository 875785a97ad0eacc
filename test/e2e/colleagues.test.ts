import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { type RealProgram, startProgram } from '../support/real-program.ts';
import { createTempDir, type TempDir } from '../support/temp-dir.ts';

const PLAYED = 'petter-odegardslien';
const JSON_TYPE = { 'content-type': 'application/json' };

/** `npm start` with colleagues who answer by themselves while time goes, and a store that is read afterwards. */
describe('colleagues at the workbench', { timeout: 120_000 }, () => {
  let folder: TempDir;
  let program: RealProgram;
  beforeAll(async () => {
    folder = await createTempDir();
    await start();
  });
  afterAll(async () => {
    await program?.stop();
    await folder?.remove();
  });

  async function start(): Promise<void> {
    program = await startProgram(folder.path('arshjul.db'), { colleagues: true });
  }
  async function api<T>(path: string, body?: unknown): Promise<T> {
    const send = body === undefined ? {} : { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) };
    const response = await fetch(new URL(`workbench/api/${path}`, program.url), send);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
  }
  async function goTo(date: string): Promise<void> {
    await api('time', { date });
    for (;;) {
      const { jump } = await api<{ jump?: unknown }>('time');
      if (!jump) return;
    }
  }
  /** Who has answered what, as the program left it. */
  async function answered(): Promise<string[]> {
    await program.stop();
    const store = await openStore(`sqlite:${folder.path('arshjul.db')}`);
    const ids: string[] = [];
    for await (const { id } of store.list('fjordvik', 'participation')) ids.push(id);
    await store.close();
    await start();
    return ids;
  }

  /** How many have answered in each class and among parents. */
  async function counts(): Promise<number[]> {
    await program.stop();
    const store = await openStore(`sqlite:${folder.path('arshjul.db')}`);
    const found: number[] = [];
    for await (const { body } of store.list('fjordvik', 'voiceCount')) found.push(body.answered);
    await store.close();
    await start();
    return found;
  }

  it('answer their cards, leave the one whom somebody plays alone, and can be switched off', async () => {
    await api(`messages?as=${PLAYED}&conversation=person:${PLAYED}`);
    await api('seen', { as: PLAYED, conversation: `person:${PLAYED}`, last: 'person:' });
    await goTo('2026-09-25');
    const first = await answered();
    expect(first.length).toBeGreaterThan(10);
    expect(new Set(first.map((id) => id.split(':').at(-1))).size).toBeGreaterThan(5);

    await api('time/others', { on: false });
    await goTo('2026-10-20');
    expect(await answered()).toEqual(first);

    // After a restart they are on again, and still nobody answers for the one who is played.
    await goTo('2026-11-06');
    const last = await answered();
    expect(last.length).toBeGreaterThan(first.length);
    expect(last.filter((id) => id.endsWith(`:${PLAYED}`))).toEqual([]);

    // Pupils and parents answer too, on their own pages: in most classes enough to be shown.
    const heard = await counts();
    expect(heard.filter((n) => n >= 5).length).toBeGreaterThan(heard.length / 2);

    // A rektor who looks in every other day is seen to ask once a phase, and once more after each of the restarts here.
    for (const who of ['ragnhild-holtevag', 'line-asenhus', 'nils-meloyvaer']) {
      const chat = `messages?as=${who}&conversation=person:${who}`;
      const { messages } = await api<{ messages: { from: string; fallbackText: string }[] }>(chat);
      const typed = messages.filter(({ from, fallbackText }) => from === who && fallbackText === 'status');
      expect(typed.length).toBeLessThanOrEqual(12);
      expect(messages.length).toBeGreaterThan(typed.length);
    }
  });
});
