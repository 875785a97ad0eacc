import type { Owner, Person } from '../domain/people/people.ts';
import type { MinGroups } from '../domain/privacy/min-group.ts';
import type { Reference } from '../domain/reference.ts';
import type { Refusal } from '../domain/result.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Action, Reply } from './action.ts';
import type { Ids } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Change, Store } from './ports/store.ts';
import type { CardView } from './view.ts';

/** What every use case needs from outside. */
export interface App {
  store: Store;
  ids: Ids;
  log: Log;
  minGroups: MinGroups;
  /** Formats, lists and words to read that come with the program. */
  reference: Reference;
  /** Where pupils, parents and staff find the pages, as `https://hjul.kommune.no`; undefined where there are none. */
  publicUrl?: string;
}

/** One action by one known person. */
export interface Ctx {
  app: App;
  store: Store;
  owner: Owner;
  actor: Person;
  action: Action;
  now: EpochMs;
  /** This very event has had its effect: show how things stand, not what the old event said. */
  again: boolean;
  /** The id of what this action makes; the same when the same deed comes again under another event id. */
  newId: string;
}

/** What a use case decided: committed together with the inbox row, then the reply is given. */
export interface Decision {
  ok: true;
  changes: Change[];
  reply: Reply;
  /** What somebody does with what is theirs: the trail says that it was done, not by whom. */
  namelessly?: true;
}

/** A refusal may carry the form again, with what was typed and the reason at the field. */
export type Refused = Refusal & { view?: CardView };

export type UseCase = (ctx: Ctx) => Promise<Decision | Refused>;

/** Nothing changes; this is how things stand. */
export function show(view: CardView, options: { inPlace?: boolean } = {}): Decision {
  return decide([], view, options);
}

export function decide(
  changes: Change[],
  view: CardView,
  { inPlace = true }: { inPlace?: boolean } = {},
): Decision {
  return { ok: true, changes, reply: { code: 'OK', view, inPlace } };
}
