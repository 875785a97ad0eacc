import { existsSync, statSync } from 'node:fs';
import { importOwner } from '../app/import-owner.ts';
import { all } from '../app/load.ts';
import type { Store } from '../app/ports/store.ts';
import type { Owner, School, SchoolClass, Team } from '../domain/people/people.ts';
import { suggest } from '../files/mistake.ts';
import type { OwnerFolder } from '../files/owner-folder-parts.ts';
import { WrongInput } from './command.ts';
import { ownerFolder } from './owner-data.ts';

export interface OwnerInStore {
  owner: Owner;
  schools: School[];
  teams: Team[];
  classes: SchoolClass[];
  /** The folder was given and its owner is not in the store yet: what stands there comes first. */
  folder: OwnerFolder | undefined;
}

/** The owner that `--owner` means: a folder, an id in the store, or the only one there. */
export async function ownerInStore(store: Store, given: string | undefined): Promise<OwnerInStore> {
  const ids: string[] = [];
  for await (const id of store.owners()) ids.push(id);
  if (given !== undefined && existsSync(given) && statSync(given).isDirectory()) {
    const folder = ownerFolder(given);
    if (ids.includes(folder.owner.id)) return stored(store, folder.owner.id);
    return {
      owner: folder.owner,
      schools: folder.schools,
      teams: folder.teams,
      classes: folder.classes,
      folder,
    };
  }
  if (given !== undefined && !ids.includes(given)) {
    throw new WrongInput([
      `there is no folder and no owner "${given}". Expected: an owner's folder, or ${suggest(given, ids)}`,
    ]);
  }
  const id = given ?? (ids.length === 1 ? ids[0] : undefined);
  if (id !== undefined) return stored(store, id);
  throw new WrongInput([
    ids.length === 0
      ? "the store holds no owner yet. Expected: --owner with an owner's folder, as examples/fjordvik"
      : `the store holds several owners. Expected: --owner with one of: ${ids.join(', ')}`,
  ]);
}

async function stored(store: Store, id: string): Promise<OwnerInStore> {
  const owner = (await store.read(id, 'owner', 'owner'))?.body;
  if (!owner)
    throw new WrongInput([
      `the owner "${id}" has no description in the store. Expected: --owner with its folder`,
    ]);
  return {
    owner,
    schools: await all(store, id, 'school'),
    teams: await all(store, id, 'team'),
    classes: await all(store, id, 'class'),
    folder: undefined,
  };
}

/** Brings in the owner's folder where the store does not know it yet. */
export async function settleOwner(
  store: Store,
  { folder }: OwnerInStore,
  { withPeople }: { withPeople: boolean },
): Promise<void> {
  if (!folder) return;
  const imported = await importOwner(store, withPeople ? folder : { ...folder, people: [] });
  if (!imported.ok)
    throw new WrongInput([
      'Another program wrote to the store at the same time. Nothing was imported; try again.',
    ]);
}
