import type { OwnerId, Person, SchoolId } from '../domain/people/people.ts';
import type { CollectionName } from './ports/collections.ts';
import type { NewDelivery } from './ports/delivery.ts';
import type { Store } from './ports/store.ts';

/** Where what a message is about stands in the store. */
const ABOUT: Record<string, CollectionName | undefined> = {
  prompt: 'prompt',
  reminder: 'prompt',
  redraw: 'prompt',
  close: 'prompt',
  ballot: 'round',
  'ballot-close': 'round',
  'round-nudge': 'round',
  summary: 'round',
  'loop-back': 'round',
  'round-invite': 'occurrence',
  notice: 'occurrence',
  'focus-review': 'occurrence',
  'self-check': 'occurrence',
  week: 'occurrence',
  'measure-review': 'occurrence',
  'follow-up': 'measure',
  promise: 'commitment',
  'help-request': 'helpRequest',
  'help-answer': 'helpRequest',
  'dialogue-before': 'dialogue',
  'dialogue-after': 'dialogue',
  'dialogue-summary': 'dialogue',
  safety: 'safetyAlert',
  'safety-remind': 'safetyAlert',
  'safety-taken': 'safetyAlert',
  'voice-invite': 'hearing',
  'voice-invite-close': 'hearing',
  'voice-result': 'hearing',
};

/**
 * The school that a message to a person is about: somebody who works at two is written to in the hours and days of the
 * one it concerns. The first where it concerns none of theirs.
 */
export async function schoolAbout(
  store: Store,
  owner: OwnerId,
  person: Person,
  delivery: Pick<NewDelivery, 'kind' | 'subject'>,
): Promise<SchoolId | undefined> {
  const [first, ...more] = person.schools;
  if (more.length === 0) return first;
  if (person.schools.includes(delivery.subject)) return delivery.subject;
  const collection = ABOUT[delivery.kind];
  const about = collection && (await store.read(owner, collection, delivery.subject))?.body;
  const school = about && 'school' in about ? about.school : undefined;
  return person.schools.find((one) => one === school) ?? first;
}
