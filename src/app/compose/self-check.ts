import { isOwnerStaff, leadsSchool } from '../../domain/people/people.ts';
import { selfCheckStory } from '../self-check/self-check-story.ts';
import type { CardView } from '../view.ts';
import { selfCheckView } from '../views/self-check.ts';
import type { Turn } from './turn.ts';

/** The recommendations, once a year, with what the year shows. */
export async function selfCheck(turn: Turn): Promise<CardView | { expire: string }> {
  const { app, owner, reader, delivery, now } = turn;
  const occurrence = (await app.store.read(owner.id, 'occurrence', delivery.subject))?.body;
  if (!occurrence || reader.type !== 'person') return { expire: 'gone' };
  const { person } = reader;
  const isFor =
    occurrence.school === undefined ? isOwnerStaff(person) : leadsSchool(person, occurrence.school);
  if (!isFor) return { expire: 'left' };
  const school =
    occurrence.school === undefined
      ? undefined
      : (await app.store.read(owner.id, 'school', occurrence.school))?.body;
  return selfCheckView(person, await selfCheckStory(app, owner, school, now));
}
