import type { SchoolCalendar } from '../domain/calendar/school-calendar.ts';
import type { Wheel } from '../domain/cycle/activity.ts';
import type { LanguagePack } from '../domain/language-pack.ts';
import type { Owner, Person, School, SchoolClass, Team } from '../domain/people/people.ts';
import { stampChange } from './owner-plan.ts';
import type { CollectionName, Collections } from './ports/collections.ts';
import type { Address } from './ports/messenger.ts';
import type { Change, Store } from './ports/store.ts';

/** An owner's folder, as read and checked. */
export interface OwnerData {
  owner: Owner;
  schools: School[];
  teams: Team[];
  classes: SchoolClass[];
  people: Person[];
  wheel: Wheel;
  calendars: SchoolCalendar[];
  /** Languages for pupils and parents; absent: as they are. */
  packs?: LanguagePack[];
}

export type ImportResult =
  | { ok: true; added: number; changed: number }
  | { ok: false; code: 'STORE.CONFLICT' };

/**
 * Writes an owner's data in one commit: all or nothing. What people have chosen themselves (language, reminders,
 * pause) and a hold that rektor has set stay as they are. `addressOf` gives where each is reached, where known.
 */
export async function importOwner(
  store: Store,
  data: OwnerData,
  addressOf?: (key: `person:${string}` | `team:${string}`) => Address,
): Promise<ImportResult> {
  const { owner } = data;
  const counts = { added: 0, changed: 0 };
  const changes: Change[] = [];
  async function put<C extends CollectionName>(
    collection: C,
    id: string,
    body: Collections[C],
    keep?: (old: Collections[C]) => Collections[C],
  ): Promise<void> {
    const stored = await store.read(owner.id, collection, id);
    const next = stored && keep ? keep(stored.body) : body;
    if (stored && JSON.stringify(stored.body) === JSON.stringify(next)) return;
    counts[stored ? 'changed' : 'added'] += 1;
    changes.push({ type: 'put', collection, id, body: next, expect: stored?.version ?? 0 } as Change);
  }
  await put('owner', 'owner', owner, ({ raisedGroups }) =>
    raisedGroups ? { ...owner, raisedGroups } : owner,
  );
  await put('wheel', 'wheel', data.wheel);
  for (const school of data.schools) {
    await put('school', school.id, school, (old) =>
      old.heldUntil ? { ...school, heldUntil: old.heldUntil } : school,
    );
  }
  for (const team of data.teams) await put('team', team.id, team);
  for (const one of data.classes) await put('class', one.id, one);
  for (const calendar of data.calendars)
    await put('calendar', `${calendar.school}:${calendar.schoolYear}`, calendar);
  for (const pack of data.packs ?? []) await put('languagePack', pack.tag, pack);
  for await (const { id, version } of store.list(owner.id, 'languagePack')) {
    if (!data.packs || data.packs.some((pack) => pack.tag === id)) continue;
    counts.changed += 1;
    changes.push({ type: 'delete', collection: 'languagePack', id, expect: version });
  }
  for (const person of data.people) {
    await put('person', person.id, person, (old) => ({
      ...person,
      language: old.language,
      preferences: old.preferences,
    }));
  }
  if (addressOf) {
    for (const person of data.people)
      await put('address', `person:${person.id}`, addressOf(`person:${person.id}`));
    for (const team of data.teams) await put('address', `team:${team.id}`, addressOf(`team:${team.id}`));
  }
  if (changes.length === 0) return { ok: true, ...counts };
  changes.push(await stampChange(store, owner.id));
  const committed = await store.commit(owner.id, changes);
  return committed.ok ? { ok: true, ...counts } : { ok: false, code: 'STORE.CONFLICT' };
}
