import type { CardView } from '../view.ts';
import { checkAnswerView } from '../views/owner-check.ts';
import type { Turn } from './turn.ts';

/** What the owner changes, to a rektor. */
export async function checkAnswer({
  app,
  owner,
  reader,
  delivery,
}: Turn): Promise<CardView | { expire: string }> {
  const answer = (await app.store.read(owner.id, 'ownerCheckAnswer', delivery.subject))?.body;
  if (!answer || reader.type !== 'person' || !reader.person.roles.includes('principal'))
    return { expire: 'gone' };
  return checkAnswerView(reader.person, answer);
}
