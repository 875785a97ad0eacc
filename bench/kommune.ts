import { importOwner, type OwnerData } from '../src/app/import-owner.ts';
import type { Store } from '../src/app/ports/store.ts';
import { isOwnerStaff, type Person } from '../src/domain/people/people.ts';
import { readOwnerFolder } from '../src/files/owner-folder.ts';

const FOLDER = 'examples/fjordvik';

let known: OwnerData | undefined;

export function fjordvik(): OwnerData {
  known ??= readFjordvik();
  return known;
}

function readFjordvik(): OwnerData {
  const read = readOwnerFolder(FOLDER);
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return read;
}

/** Fjordvik made over: as many schools as wanted, each with its share of people in teams, under other ids. */
export function kommune(id: string, schools: number, staffPerSchool: number): OwnerData {
  const like = fjordvik();
  const data: OwnerData = {
    owner: { ...like.owner, id },
    schools: [],
    teams: [],
    classes: [],
    people: like.people.filter(isOwnerStaff),
    wheel: like.wheel,
    calendars: [],
  };
  for (let n = 0; n < schools; n += 1) addSchool(data, like, n, staffPerSchool);
  return data;
}

/** Another school like one of Fjordvik's, with its people in turn until there are enough. */
function addSchool(data: OwnerData, like: OwnerData, n: number, staff: number): void {
  const school = like.schools[n % like.schools.length];
  if (!school) throw new Error('Fjordvik has no schools');
  // No two schools of the country have one id: the order in which all messages stand is by due time and id.
  const own = (id: string) => `${id}-${n}-${data.owner.id}`;
  const ofSchool = <T extends { school: string }>(all: T[]) =>
    all.filter((one) => one.school === school.id).map((one) => ({ ...one, school: own(school.id) }));
  const withId = <T extends { id: string }>(one: T) => ({ ...one, id: own(one.id) });
  data.schools.push({ ...school, id: own(school.id), name: `${school.name} ${n}` });
  data.teams.push(...ofSchool(like.teams).map(withId));
  data.classes.push(...ofSchool(like.classes).map(withId));
  data.calendars.push(...ofSchool(like.calendars));
  const people = like.people.filter(({ schools }) => schools.includes(school.id));
  const teachers = people.filter(({ teams }) => teams.length > 0);
  for (let k = 0; k < staff; k += 1) {
    const person = k < people.length ? people[k] : teachers[k % teachers.length];
    if (person) data.people.push(movedTo(person, own, `${n}-${k}`, k >= people.length));
  }
}

/** The first of each keeps the roles; the others are teachers in the same teams. */
function movedTo(person: Person, own: (id: string) => string, place: string, again: boolean): Person {
  const id = `${person.id}-${place}`;
  return {
    ...person,
    id,
    email: `${id}@fjordvik.example`,
    schools: person.schools.slice(0, 1).map(own),
    teams: person.teams.map(own),
    roles: again ? ['teacher'] : person.roles,
    ...(person.homeroomOf ? { homeroomOf: again ? [] : person.homeroomOf.map(own) } : {}),
  };
}

/** Into a store that has nothing of this owner yet. */
export async function load(store: Store, data: OwnerData): Promise<void> {
  const empty: Store = { ...store, read: async () => undefined };
  const result = await importOwner(empty, data, (key) => ({ platform: 'teams', conversation: { id: key } }));
  if (!result.ok) throw new Error(result.code);
}
