import type { Owner, Person, School, SchoolClass, Team } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Delivery } from '../ports/delivery.ts';
import type { App } from '../use-case.ts';
import type { CardView } from '../view.ts';

/** One delivery with its reader, when its turn comes. */
export interface Turn {
  app: App;
  owner: Owner;
  delivery: Delivery;
  now: EpochMs;
  reader:
    | { type: 'person'; person: Person }
    | { type: 'team'; team: Team }
    | { type: 'class'; of: SchoolClass };
  school: School | undefined;
}

/** What a kind of delivery says now: a view, or why it is not sent (any more). */
export type Composer = (turn: Turn) => Promise<CardView | { expire: string }>;
