import type { CollectionName, Collections } from '../../app/ports/collections.ts';
import { type Marks, STEADY_COLLECTIONS } from '../../app/ports/steady-collections.ts';
import type { ListOptions, Stored } from '../../app/ports/store.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import { compareCodePoints } from '../keys.ts';
import { NEVER, type RedisIndex } from './redis-index.ts';
import { collectionKeys, markField, metaKey } from './redis-keys.ts';
import type { RedisLink } from './redis-link.ts';
import { allRows, type Page, pageRange, pairs } from './redis-pages.ts';
import { SCRIPTS } from './scripts.ts';

const PAGE_ROWS = 256;
const PAGE_BYTES = 1_000_000;
const MARK_FIELDS = STEADY_COLLECTIONS.map(markField);

/** Reads of documents. Each is kept as `<version> <JSON>`. */
export function createRedisDocuments(link: RedisLink, index: RedisIndex) {
  async function page<C extends CollectionName>(
    owner: OwnerId,
    collection: C,
    prefix: string,
    after: string | undefined,
  ): Promise<Page<Stored<Collections[C]>>> {
    const { from, to } = pageRange(prefix, after);
    const keys = collectionKeys(owner, collection);
    const [more, ...flat] = (await link.run(SCRIPTS.page, keys, [
      from,
      to,
      PAGE_ROWS,
      PAGE_BYTES,
    ])) as string[];
    const rows = pairs(flat).map(([id, raw]) => toStored<C>(id, raw));
    return { rows, next: more === '1' ? rows.at(-1)?.id : undefined };
  }

  async function hasDocuments(owner: OwnerId): Promise<boolean> {
    return Number(await link.command('HGET', metaKey(owner), 'documents')) > 0;
  }

  return {
    async read<C extends CollectionName>(owner: OwnerId, collection: C, id: string) {
      const [hash] = collectionKeys(owner, collection);
      const raw = (await link.command('HGET', hash, id)) as string | null;
      return raw === null ? undefined : toStored<C>(id, raw);
    },
    async marks(owner: OwnerId): Promise<Marks> {
      const found = (await link.command('HMGET', metaKey(owner), ...MARK_FIELDS)) as (string | null)[];
      return Object.fromEntries(
        STEADY_COLLECTIONS.flatMap((name, n) => (found[n] ? [[name, found[n]]] : [])),
      );
    },
    list: <C extends CollectionName>(owner: OwnerId, collection: C, { prefix = '' }: ListOptions) =>
      allRows((after) => page(owner, collection, prefix, after)),
    /** Every owner stands in the index before its first document is written. */
    async *owners(): AsyncGenerator<OwnerId> {
      const known = (await index.upTo(NEVER)).map(({ owner }) => owner).sort(compareCodePoints);
      for (let from = 0; from < known.length; from += PAGE_ROWS) {
        const some = known.slice(from, from + PAGE_ROWS);
        const there = await Promise.all(some.map(hasDocuments));
        yield* some.filter((_, n) => there[n]);
      }
    },
  };
}

function toStored<C extends CollectionName>(id: string, raw: string): Stored<Collections[C]> {
  const space = raw.indexOf(' ');
  return {
    id,
    version: Number(raw.slice(0, space)),
    body: JSON.parse(raw.slice(space + 1)) as Collections[C],
  };
}
