import type { Voice } from '../voice/hearing.ts';
import type { Finding } from './round.ts';
import type { Part } from './took-part.ts';

/** What the school has from a voice when it shows back: answers it could read, only the contact's words, too few to read, none. */
export const HEARD = ['own', 'contact', 'few', 'none'] as const;
export type Heard = (typeof HEARD)[number];

/** `handedIn` is how many handed in, whether or not anything of it may be told. */
export function heardAs(part: Part, handedIn: number): Heard {
  if (part !== 'none') return part;
  return handedIn > 0 ? 'few' : 'none';
}

/** Who said what a finding says. «Dere sa» is for those whose own input it rests on, and for nobody else. */
export function saidBy(
  finding: Pick<Finding, 'sources'> | undefined,
  voice: Voice,
  heard: Heard,
): 'them' | 'contact' | 'school' {
  if (!finding?.sources.includes(voice)) return 'school';
  if (heard === 'own') return 'them';
  return heard === 'contact' ? 'contact' : 'school';
}
