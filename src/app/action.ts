import type { OwnerId, PersonId, TeamId } from '../domain/people/people.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Address } from './ports/messenger.ts';
import type { Verb } from './verbs.ts';
import type { CardView } from './view.ts';

/** The only way in. Owner and actor come from the verified envelope, never from card data. */
export interface Action {
  /** The platform's own event id, unique within the owner: a second copy has no second effect. */
  key: string;
  owner: OwnerId;
  actor: PersonId;
  verb: Verb;
  /** What the card said it was about; looked up and authorised, never trusted. */
  reference: string;
  /** As typed. */
  values: Record<string, string>;
  at: EpochMs;
  /** Where the card stood. */
  place: { type: 'personal' } | { type: 'team'; team: TeamId };
  /** The channel it happened in, so that it can be given to a team. */
  channel?: Channel;
}

/** A channel of a platform, as the verified envelope has it. */
export interface Channel {
  /** The platform's own id. */
  id: string;
  name?: string;
  address: Address;
}

/** A typed command, as «ny runde». */
export interface Said {
  key: string;
  owner: OwnerId;
  actor: PersonId;
  text: string;
  at: EpochMs;
  place: Action['place'];
}

export interface Reply {
  /** 'OK' or the code of the refusal. */
  code: string;
  /**
   * What the actor alone sees: in place of the card acted on when `inPlace`, else as a new message or form.
   * A card that a whole team shares is updated for everybody through the outbox, never by a reply.
   */
  view: CardView;
  inPlace: boolean;
}
