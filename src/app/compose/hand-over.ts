import { leadsSchool } from '../../domain/people/people.ts';
import { handOverStory } from '../people/hand-over-story.ts';
import type { CardView } from '../view.ts';
import { handOverView } from '../views/hand-over.ts';
import type { Turn } from './turn.ts';

/** To a new rektor, on the first school day. */
export async function handOver({
  app,
  owner,
  reader,
  delivery,
  now,
}: Turn): Promise<CardView | { expire: string }> {
  if (reader.type !== 'person' || !leadsSchool(reader.person, delivery.subject)) return { expire: 'left' };
  const school = (await app.store.read(owner.id, 'school', delivery.subject))?.body;
  if (!school) return { expire: 'gone' };
  return handOverView(reader.person, await handOverStory(app, owner, school, now));
}
