import type { OwnerId } from '../domain/people/people.ts';
import type { Marks, SteadyCollection } from './ports/steady-collections.ts';
import type { Stored } from './ports/store.ts';

/** What is remembered of one collection of one owner, under the mark that it had before it was read. */
export interface Shelf {
  mark: string;
  documents: Map<string, Stored<unknown> | undefined>;
  /** By prefix. */
  lists: Map<string, readonly Stored<unknown>[]>;
  size: number;
  /** It has been forgotten: whoever still holds it may read from it, and adds nothing. */
  gone: boolean;
}
type Shelves = Map<SteadyCollection, Shelf>;

export interface SteadyMemory {
  /** Forgets what has moved since it was read. */
  catchUp(owner: OwnerId, marks: Marks): void;
  shelf(owner: OwnerId, collection: SteadyCollection, mark: string): Shelf;
  keep(shelf: Shelf, id: string, stored: Stored<unknown> | undefined): void;
  keepList(shelf: Shelf, prefix: string, list: readonly Stored<unknown>[]): void;
  /** A longer list is read each time. */
  mostInList: number;
}

/** About 20 MB of people and prompts. */
const MOST = 20_000;
const MOST_IN_LIST = 2000;

/** Documents of many owners, up to a number: those of the owners who were asked for longest ago go first. */
export function createSteadyMemory({ most = MOST, mostInList = MOST_IN_LIST } = {}): SteadyMemory {
  const owners = new Map<OwnerId, Shelves>();
  let held = 0;

  function shelvesOf(owner: OwnerId): Shelves {
    const shelves: Shelves = owners.get(owner) ?? new Map();
    // Those asked for last stand last.
    owners.delete(owner);
    owners.set(owner, shelves);
    return shelves;
  }

  function forget(shelves: Shelves, collection: SteadyCollection): void {
    const shelf = shelves.get(collection);
    if (!shelf) return;
    held -= shelf.size;
    shelf.gone = true;
    shelves.delete(collection);
  }

  function makeRoom(): void {
    for (const [owner, shelves] of owners) {
      if (held <= most) return;
      for (const collection of shelves.keys()) forget(shelves, collection);
      owners.delete(owner);
    }
  }

  function grow(shelf: Shelf, by: number): void {
    shelf.size += by;
    held += by;
    makeRoom();
  }

  return {
    mostInList,
    catchUp(owner, marks) {
      const shelves = shelvesOf(owner);
      for (const [collection, { mark }] of shelves)
        if (marks[collection] !== mark) forget(shelves, collection);
    },
    shelf(owner, collection, mark) {
      const shelves = shelvesOf(owner);
      const known = shelves.get(collection);
      if (known?.mark === mark) return known;
      forget(shelves, collection);
      const shelf: Shelf = { mark, documents: new Map(), lists: new Map(), size: 0, gone: false };
      shelves.set(collection, shelf);
      return shelf;
    },
    keep(shelf, id, stored) {
      if (shelf.gone || shelf.documents.has(id)) return;
      shelf.documents.set(id, frozen(stored));
      grow(shelf, 1);
    },
    keepList(shelf, prefix, list) {
      if (shelf.gone || shelf.lists.has(prefix)) return;
      shelf.lists.set(prefix, list.map(frozen));
      grow(shelf, list.length + 1);
    },
  };
}

/** Many read the same: whoever would change it is stopped. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
