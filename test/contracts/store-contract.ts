import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change, Store } from '../../src/app/ports/store.ts';
import { collect, ids, team } from '../support/store-fixtures.ts';
import { outboxKeepingContract } from './outbox-keeping-contract.ts';
import { outboxSendingContract } from './outbox-sending-contract.ts';

/** Where a store is kept between openings. */
export interface StorePlace {
  open(): Promise<Store>;
  /** False: closing loses everything, as memory does. */
  durable: boolean;
  dispose(): Promise<void>;
}

const put = (id: string, expect: number, name?: string): Change => ({
  type: 'put',
  collection: 'team',
  id,
  body: team(id, name),
  expect,
});
const insert = (id: string, name?: string): Change => ({
  type: 'insert',
  collection: 'team',
  id,
  body: team(id, name),
});
const remove = (id: string, expect?: number): Change => ({
  type: 'delete',
  collection: 'team',
  id,
  ...(expect !== undefined && { expect }),
});
const conflict = (id: string) => ({ ok: false, code: 'STORE.CONFLICT', collection: 'team', id });

/** Every sentence of the port, for one engine. */
export function storeContract(name: string, createPlace: () => Promise<StorePlace>): void {
  describe(`${name} keeps the store's contract`, () => {
    let place: StorePlace;
    let store: Store;
    beforeEach(async () => {
      place = await createPlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.dispose();
    });
    const teams = (prefix?: string) => ids(store.list('o', 'team', prefix === undefined ? {} : { prefix }));
    const commit = (...changes: Change[]) => store.commit('o', changes);
    const nameOf = async (id: string) => (await store.read('o', 'team', id))?.body.name;

    describe('documents', () => {
      it('gives back what was put, with version 1 and then one more for each put', async () => {
        expect(await store.read('o', 'team', 'a')).toBeUndefined();
        expect(await commit(put('a', 0, 'A'))).toEqual({ ok: true });
        expect(await store.read('o', 'team', 'a')).toEqual({ id: 'a', version: 1, body: team('a', 'A') });
        expect(await commit(put('a', 1, 'B'))).toEqual({ ok: true });
        expect(await store.read('o', 'team', 'a')).toEqual({ id: 'a', version: 2, body: team('a', 'B') });
      });

      it('refuses a put when the version has moved, exists already, or is gone', async () => {
        await commit(put('a', 0, 'first'));
        expect(await commit(put('a', 0))).toEqual(conflict('a'));
        expect(await commit(put('a', 2))).toEqual(conflict('a'));
        expect(await commit(put('missing', 1))).toEqual(conflict('missing'));
        expect(await nameOf('a')).toBe('first');
      });

      it('inserts only when absent', async () => {
        expect(await commit(insert('a', 'first'))).toEqual({ ok: true });
        expect(await commit(insert('a', 'second'))).toEqual({ ok: true });
        expect(await store.read('o', 'team', 'a')).toMatchObject({ version: 1, body: { name: 'first' } });
      });

      it('inserts with the version that a backup has', async () => {
        const change: Change = { type: 'insert', collection: 'team', id: 'a', body: team('a'), version: 7 };
        expect(await commit(change, put('a', 7))).toEqual({ ok: true });
        expect(await store.read('o', 'team', 'a')).toMatchObject({ version: 8 });
        await commit(change);
        expect(await store.read('o', 'team', 'a')).toMatchObject({ version: 8 });
      });

      it('deletes with and without an expected version', async () => {
        await commit(put('a', 0), put('b', 0));
        expect(await commit(remove('absent'))).toEqual({ ok: true });
        expect(await commit(remove('absent', 1))).toEqual(conflict('absent'));
        expect(await commit(remove('absent', 0))).toEqual({ ok: true });
        expect(await commit(remove('a', 2))).toEqual(conflict('a'));
        expect(await commit(remove('a', 1), remove('b'))).toEqual({ ok: true });
        expect(await teams()).toEqual([]);
        await commit(put('a', 0));
        expect(await store.read('o', 'team', 'a')).toMatchObject({ version: 1 });
      });

      it('does all of a commit or nothing', async () => {
        await commit(put('a', 0, 'first'), put('d', 0));
        const refused = await commit(put('a', 1, 'second'), insert('b'), remove('d'), put('c', 7));
        expect(refused).toEqual(conflict('c'));
        expect(await teams()).toEqual(['a', 'd']);
        expect(await nameOf('a')).toBe('first');
      });

      it('applies the changes of a commit in the order given', async () => {
        expect(await commit(put('a', 0, '1'), put('a', 1, '2'), remove('a', 2), insert('a', '3'))).toEqual({
          ok: true,
        });
        expect(await store.read('o', 'team', 'a')).toMatchObject({ version: 1, body: { name: '3' } });
        expect(await commit(remove('a'), put('a', 1))).toEqual(conflict('a'));
        expect(await nameOf('a')).toBe('3');
      });

      it('names the first conflict', async () => {
        expect(await commit(put('x', 1), put('y', 1))).toEqual(conflict('x'));
      });

      it('accepts a commit without changes', async () => {
        expect(await commit()).toEqual({ ok: true });
      });

      it('lets exactly one of many concurrent puts of one version win', async () => {
        await commit(put('a', 0, 'start'));
        const results = await Promise.all(Array.from({ length: 50 }, (_, n) => commit(put('a', 1, `${n}`))));
        const winners = results.flatMap((result, n) => (result.ok ? [`${n}`] : []));
        expect(winners).toHaveLength(1);
        expect(await store.read('o', 'team', 'a')).toMatchObject({ version: 2, body: { name: winners[0] } });
      });

      it('loses none of many concurrent read-change-put loops', async () => {
        await commit(put('a', 0, '0'));
        const addOne = async (): Promise<void> => {
          const found = await store.read('o', 'team', 'a');
          const result = await commit(put('a', found!.version, `${Number(found!.body.name) + 1}`));
          if (!result.ok) await addOne();
        };
        await Promise.all(Array.from({ length: 20 }, addOne));
        expect(await nameOf('a')).toBe('20');
      });

      it('shows an acknowledged commit to every read that begins after it', async () => {
        for (let n = 0; n < 100; n += 1) {
          await commit(insert(`n${n}`));
          expect(await store.read('o', 'team', `n${n}`)).toBeDefined();
        }
      });

      it('shares no object with its caller', async () => {
        const body = team('a', 'before');
        await store.commit('o', [{ type: 'put', collection: 'team', id: 'a', body, expect: 0 }]);
        body.name = 'after';
        const read = await store.read('o', 'team', 'a');
        read!.body.name = 'after';
        expect(await nameOf('a')).toBe('before');
      });
    });

    describe('text', () => {
      const NAMES = [
        'blåbær',
        'A\u030angstro\u0308m',
        '\u00c5ngstr\u00f6m',
        'Sámi: Čáhcesuolu',
        '👩‍🏫',
        'a\u0000b',
        '"\\\n\t',
        "'; DROP TABLE document;--",
      ];
      it.each(NAMES)('keeps %j unchanged in ids and bodies', async (text) => {
        await commit(insert(text, text));
        expect(await store.read('o', 'team', text)).toEqual({ id: text, version: 1, body: team(text, text) });
        expect(await teams(text)).toEqual([text]);
      });

      it('tells ids apart that differ only in normal form, case, or after a NUL', async () => {
        const all = ['\u00e5', 'a\u030a', 'A', 'a', 'a\u0000b', 'a\u0000c'];
        await commit(...all.map((id) => insert(id, `name of ${id}`)));
        for (const id of all) expect(await nameOf(id)).toBe(`name of ${id}`);
        expect((await teams()).length).toBe(all.length);
      });

      it('refuses what is not Unicode, empty or endless as a key', async () => {
        for (const bad of ['', '\ud83d', 'x'.repeat(1001)]) {
          await expect(store.read('o', 'team', bad)).rejects.toMatchObject({ code: 'STORE.BAD_KEY' });
          await expect(store.commit(bad, [insert('a')])).rejects.toMatchObject({ code: 'STORE.BAD_KEY' });
          await expect(commit(insert('ok'), insert(bad))).rejects.toMatchObject({ code: 'STORE.BAD_KEY' });
        }
        expect(await teams()).toEqual([]);
      });

      it('keeps a lone surrogate that somebody typed', async () => {
        await commit(insert('a', 'half \ud83d emoji'));
        expect(await nameOf('a')).toBe('half \ud83d emoji');
      });

      it('keeps big documents', async () => {
        const big = 'æ👩‍🏫'.repeat(500_000);
        await commit(...Array.from({ length: 3 }, (_, n) => insert(`big${n}`, big + n)));
        expect(await nameOf('big2')).toBe(`${big}2`);
        expect(await teams()).toEqual(['big0', 'big1', 'big2']);
      });
    });

    describe('lists', () => {
      it('are in order of code points, not of UTF-16 units nor of an alphabet', async () => {
        const ordered = ['A', 'Z', 'a', 'b', 'z', 'å', 'æ', 'ø', '\uffee', '👩', '👩‍🏫'];
        await commit(...ordered.toReversed().map((id) => insert(id)));
        expect(await teams()).toEqual(ordered);
      });

      it('take only ids that start with the prefix, which is no pattern', async () => {
        const all = ['%', '%a', '_', '_a', 'a%', 'ab', 'a*b', 'å', 'åa', '👩', '👩‍🏫', '\uffff', '\uffff1'];
        await commit(...all.map((id) => insert(id)));
        for (const prefix of ['%', '_', 'a', 'a%', 'a*', 'å', '👩', '👩‍🏫', '\uffff', 'none', '']) {
          const found = await teams(prefix);
          expect(new Set(found)).toEqual(new Set(all.filter((id) => id.startsWith(prefix))));
        }
        expect(await teams('👩')).toEqual(['👩', '👩‍🏫']);
      });

      it('go on over many pages, whole and in order', async () => {
        const all = Array.from({ length: 1500 }, (_, n) => `p${String(n).padStart(5, '0')}`);
        await commit(...all.map((id) => insert(id)), insert('q'));
        expect(await teams('p')).toEqual(all);
      });

      it('may be left early', async () => {
        await commit(...Array.from({ length: 600 }, (_, n) => insert(`p${n}`)));
        for await (const _ of store.list('o', 'team')) break;
        expect(await commit(insert('more'))).toEqual({ ok: true });
      });

      it('hold every document that stands still while others come and go', async () => {
        const still = Array.from({ length: 600 }, (_, n) => `s${String(n).padStart(4, '0')}`);
        await commit(...still.map((id) => insert(id)));
        const seen: string[] = [];
        for await (const { id } of store.list('o', 'team')) {
          if (seen.length % 100 === 0) await commit(insert(`a${seen.length}`), insert(`t${seen.length}`));
          seen.push(id);
        }
        expect(seen.filter((id) => id.startsWith('s'))).toEqual(still);
        expect(new Set(seen).size).toBe(seen.length);
      });
    });

    describe('owners', () => {
      it('never meet', async () => {
        await store.commit('o', [insert('a', 'of o')]);
        await store.commit('o2', [insert('a', 'of o2'), insert('b')]);
        await store.commit('O', [insert('c')]);
        expect(await ids(store.list('o', 'team'))).toEqual(['a']);
        expect(await ids(store.list('o2', 'team'))).toEqual(['a', 'b']);
        expect(await nameOf('a')).toBe('of o');
        await store.commit('o2', [remove('a')]);
        expect(await nameOf('a')).toBe('of o');
        expect(await store.read('o', 'team', 'b')).toBeUndefined();
      });

      it('are listed in order, each once, as long as they have a document', async () => {
        for (const owner of ['ø', 'b', '👩', 'a']) await store.commit(owner, [insert('x'), insert('y')]);
        expect(await collect(store.owners())).toEqual(['a', 'b', 'ø', '👩']);
        await store.commit('b', [remove('x'), remove('y')]);
        expect(await collect(store.owners())).toEqual(['a', 'ø', '👩']);
      });

      it('have collections that do not mix', async () => {
        await store.commit('o', [
          insert('a'),
          {
            type: 'put',
            collection: 'inbox',
            id: 'a',
            body: { at: 7 },
            expect: 0,
          },
        ]);
        await commit(remove('a'));
        expect(await store.read('o', 'inbox', 'a')).toMatchObject({ version: 1, body: { at: 7 } });
        expect(await teams()).toEqual([]);
      });
    });

    describe('marks', () => {
      const insertInbox: Change = { type: 'insert', collection: 'inbox', id: 'a', body: { at: 7 } };
      const markOf = async (from: Store = store, owner = 'o') => (await from.marks(owner)).team;

      it('stand for a steady collection once something has been written to it, and for no other', async () => {
        expect(await store.marks('o')).toEqual({});
        await commit(insert('a'), insertInbox);
        expect(await store.marks('o')).toEqual({ team: expect.any(String) });
      });

      it('move with every put, insert and delete there, and never come back', async () => {
        const seen = new Set<string | undefined>([undefined]);
        const changes = [put('a', 0), put('a', 1), remove('a'), put('a', 0), insert('b'), remove('b', 1)];
        for (const change of changes) {
          expect((await commit(change)).ok).toBe(true);
          const mark = await markOf();
          expect(seen).not.toContain(mark);
          seen.add(mark);
        }
      });

      it('stand still while nothing is written there, and when a commit is refused', async () => {
        await commit(put('a', 0));
        const before = await store.marks('o');
        await commit(insertInbox);
        await store.commit('o2', [insert('a')]);
        expect(await commit(put('a', 7))).toEqual(conflict('a'));
        expect(await commit(put('a', 1), put('b', 7))).toEqual(conflict('b'));
        expect(await store.marks('o')).toEqual(before);
        expect(await markOf(store, 'o2')).not.toBe(before.team);
      });

      it('are moved by what another instance writes, at once', async () => {
        if (!place.durable) return;
        await commit(put('a', 0));
        const other = await place.open();
        try {
          for (let version = 1; version < 20; version += 1) {
            const before = await markOf();
            await other.commit('o', [put('a', version, `name ${version}`)]);
            expect(await markOf()).not.toBe(before);
            expect(await nameOf('a')).toBe(`name ${version}`);
          }
        } finally {
          await other.close();
        }
      });
    });

    describe('closing', () => {
      it('refuses what comes after, and may be repeated', async () => {
        await store.close();
        await store.close();
        await expect(store.read('o', 'team', 'a')).rejects.toMatchObject({ code: 'STORE.CLOSED' });
        await expect(commit(insert('a'))).rejects.toMatchObject({ code: 'STORE.CLOSED' });
        await expect(teams()).rejects.toMatchObject({ code: 'STORE.CLOSED' });
      });

      it('waits for what was asked before', async () => {
        const results = Promise.all(Array.from({ length: 50 }, (_, n) => commit(insert(`n${n}`))));
        await store.close();
        expect((await results).every(({ ok }) => ok)).toBe(true);
        if (!place.durable) return;
        store = await place.open();
        expect((await teams()).length).toBe(50);
      });
    });

    outboxSendingContract(() => ({ store, place }));
    outboxKeepingContract(() => ({ store, place }));
  });
}
