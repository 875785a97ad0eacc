import type { Owner, School } from '../../domain/people/people.ts';
import { type Result, refuse } from '../../domain/result.ts';
import type { EpochMs } from '../../domain/time.ts';
import { readText } from '../../domain/voice/answer.ts';
import type { SafetyAlert } from '../../domain/voice/safety.ts';
import { all } from '../load.ts';
import { alertChanges, alertedPeople } from '../safety-alert.ts';
import type { App } from '../use-case.ts';
import { openCode } from './open-code.ts';

/** The school that the page is about: from the code that was typed, or the only one there is. */
export async function wayOutSchools(
  app: App,
  owner: Owner,
  code: string,
): Promise<{ schools: School[]; chosen?: School }> {
  const opened = code === '' ? undefined : await openCode(app, owner, code);
  const schools = (await all(app.store, owner.id, 'school')).sort((a, b) =>
    a.name.localeCompare(b.name, 'nb'),
  );
  if (opened?.ok) return { schools, chosen: opened.opened.story.school };
  const [only] = schools;
  return only && schools.length === 1 ? { schools, chosen: only } : { schools };
}

export interface WayOut {
  school: string;
  /** Made with the page: pressed twice, told once. */
  token: string;
  values: Record<string, string>;
  now: EpochMs;
}

export interface Told {
  school: School;
  /** The names of those who now have the message. */
  names: string[];
}

/** To an adult at once: rektor and the deputy, or the owner when it is about them. Kept apart from every answer. */
export async function tellAdult(
  app: App,
  owner: Owner,
  { school: id, token, values, now }: WayOut,
): Promise<Result<{ told: Told }>> {
  const school = (await app.store.read(owner.id, 'school', id || 'none'))?.body;
  if (!school) return refuse('SAFETY.NO_SCHOOL', { field: 'school' });
  if (!/^[\w-]{16,64}$/.test(token)) return refuse('CODE.PAGE');
  const text = readText(values, 'alert', { max: 2000, alert: true });
  const name = readText(values, 'name', { max: 120, required: false });
  const group = readText(values, 'group', { max: 60, required: false });
  if (!text.ok) return text;
  if (!name.ok) return name;
  if (!group.ok) return group;
  const aboutLeaders = values.leaders === 'yes';
  const people = await alertedPeople(app, owner, school, aboutLeaders);
  if (people.length === 0) return refuse('SAFETY.NO_LEADER');
  const told: Told = { school, names: people.map((person) => person.name) };
  const alert: SafetyAlert = {
    id: app.ids.pseudonym(token, 'safety'),
    school: school.id,
    sender: { name: name.text, group: group.text },
    text: text.text,
    at: now,
    ...(aboutLeaders ? { aboutLeaders: true as const } : {}),
  };
  const committed = await app.store.commit(owner.id, await alertChanges(app, owner, school, alert, people));
  if (committed.ok || committed.collection === 'safetyAlert') return { ok: true, told };
  return refuse('BUSY');
}
