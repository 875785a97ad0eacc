import type { OwnerId } from '../domain/people/people.ts';
import type { CollectionName, Collections } from './ports/collections.ts';
import { isSteady } from './ports/steady-collections.ts';
import type { ListOptions, Store, Stored } from './ports/store.ts';
import { createSteadyMemory, type Shelf, type SteadyMemory } from './steady-memory.ts';

/** The store that a view is of, so that what is kept by store is found again. A copy of a view has it too. */
const BELOW = Symbol('below');
type View = Store & { [BELOW]?: Store };

const memories = new WeakMap<Store, SteadyMemory>();

export function storeBelow(store: Store): Store {
  return (store as View)[BELOW] ?? store;
}

function memoryOf(store: Store): SteadyMemory {
  const memory = memories.get(store) ?? createSteadyMemory();
  memories.set(store, memory);
  return memory;
}

/**
 * The store as one action of an owner sees it. What is steady comes out of this process' memory as long as the marks,
 * which are read here, say that nobody on any instance has written to it: one small read in place of a dozen.
 * After a commit through the view everything is read again, so that it sees its own changes.
 */
export async function steadyView(
  store: Store,
  owner: OwnerId,
  memory: SteadyMemory = memoryOf(storeBelow(store)),
): Promise<Store> {
  const below = storeBelow(store);
  const marks = await below.marks(owner);
  memory.catchUp(owner, marks);
  let stands = true;

  function shelfFor(asked: OwnerId, collection: CollectionName): Shelf | undefined {
    if (!stands || asked !== owner || !isSteady(collection)) return undefined;
    const mark = marks[collection];
    // Without a mark, as in data of an older version, nothing would tell that something has been written.
    return mark === undefined ? undefined : memory.shelf(owner, collection, mark);
  }

  const view: View = {
    ...below,
    [BELOW]: below,
    async read<C extends CollectionName>(asked: OwnerId, collection: C, id: string) {
      type Found = Stored<Collections[C]> | undefined;
      const shelf = shelfFor(asked, collection);
      if (shelf?.documents.has(id)) return shelf.documents.get(id) as Found;
      const found: Found = await below.read(asked, collection, id);
      if (shelf) memory.keep(shelf, id, found);
      return found;
    },
    async *list<C extends CollectionName>(asked: OwnerId, collection: C, options: ListOptions = {}) {
      const { prefix = '' } = options;
      const shelf = shelfFor(asked, collection);
      const known = shelf?.lists.get(prefix);
      if (known) return yield* known as readonly Stored<Collections[C]>[];
      const found: Stored<Collections[C]>[] = [];
      for await (const stored of below.list(asked, collection, options)) {
        if (shelf && found.length <= memory.mostInList) found.push(stored);
        yield stored;
      }
      if (shelf && found.length <= memory.mostInList) memory.keepList(shelf, prefix, found);
    },
    async commit(asked, changes) {
      stands = false;
      return below.commit(asked, changes);
    },
  };
  return view;
}
