import type { CardView } from '../view.ts';
import { checkAnswerView } from '../views/owner-check.ts';
import type { Turn } from './turn.ts';

/** What the owner changes, to a rektor; what the leaders change, to the staff. */
export async function checkAnswer({
  app,
  owner,
  reader,
  delivery,
}: Turn): Promise<CardView | { expire: string }> {
  const answer = (await app.store.read(owner.id, 'ownerCheckAnswer', delivery.subject))?.body;
  if (!answer || reader.type !== 'person') return { expire: 'gone' };
  const { roles, schools } = reader.person;
  const isAsked = answer.school === undefined ? roles.includes('principal') : schools.includes(answer.school);
  if (!isAsked) return { expire: 'left' };
  return checkAnswerView(reader.person, answer);
}
