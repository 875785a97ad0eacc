import { all } from '../../app/load.ts';
import { DELIVERY_STATES, type DeliveryState } from '../../app/ports/delivery.ts';
import type { Store } from '../../app/ports/store.ts';
import { schoolPrerequisites } from '../../app/round-facts.ts';
import { MEASURE_STATUSES } from '../../domain/measure/measure.ts';
import type { Owner } from '../../domain/people/people.ts';
import type { Prerequisite } from '../../domain/round/prerequisites.ts';
import { PHASES } from '../../domain/round/round.ts';
import type { EpochMs, IsoDate } from '../../domain/time.ts';
import type { Invariant } from '../check/invariants.ts';
import type { Acknowledged } from '../records.ts';
import type { Course } from './course.ts';

/** What the year came to, counted in the store and in what people got a yes to. */
export interface YearFigures {
  occurrences: number;
  deliveries: Record<DeliveryState, number>;
  /** Answers with words that somebody got «Takk» for: one per person (or team) and question card. */
  answers: number;
  answersByKind: Record<'own' | 'team' | 'votes' | 'skipped', number>;
  /** By phase; a round that was called off counts as `cancelled`. */
  rounds: Record<string, number>;
  measures: Record<string, number>;
  loopBacks: number;
  dialoguesHeld: number;
  promises: Record<string, number>;
  helpRequests: { asked: number; answered: number };
  fivePrerequisites: Record<string, Prerequisite[]>;
}

export async function yearFigures(
  store: Store,
  owner: Owner,
  acknowledged: readonly Acknowledged[],
  now: EpochMs,
): Promise<YearFigures> {
  const list = <C extends Parameters<typeof all>[2]>(collection: C) => all(store, owner.id, collection);
  const rounds = await list('round');
  const [measures, commitments, help, dialogues, schools, occurrences] = await Promise.all([
    list('measure'),
    list('commitment'),
    list('helpRequest'),
    list('dialogue'),
    list('school'),
    list('occurrence'),
  ]);
  const answersByKind = answersIn(acknowledged);
  const prerequisites = await Promise.all(
    schools.map(async ({ id }) => [id, await schoolPrerequisites(store, owner.id, id, now)] as const),
  );
  return {
    occurrences: occurrences.length,
    deliveries: await deliveriesByState(store, owner.id),
    answers: answersByKind.own + answersByKind.team,
    answersByKind,
    rounds: countBy(rounds, (round) => (round.cancelled ? 'cancelled' : round.phase), [
      ...PHASES,
      'cancelled',
    ]),
    measures: countBy(measures, ({ status }) => status, MEASURE_STATUSES),
    loopBacks: rounds.filter(({ loopBack }) => loopBack !== undefined).length,
    dialoguesHeld: dialogues.filter(({ heldAt }) => heldAt !== undefined).length,
    promises: countBy(commitments, ({ outcome }) => outcome?.kept ?? 'open', [
      'kept',
      'partly',
      'broken',
      'open',
    ]),
    helpRequests: { asked: help.length, answered: help.filter(({ answer }) => answer !== undefined).length },
    fivePrerequisites: Object.fromEntries(prerequisites),
  };
}

/** One per person and card, however many times it was changed. */
function answersIn(acknowledged: readonly Acknowledged[]): YearFigures['answersByKind'] {
  const distinct = (verb: string) =>
    new Set(
      acknowledged
        .filter((ack) => ack.verb === verb)
        .map(({ ref, actor }) => (verb === 'team.save' ? ref : `${ref} ${actor}`)),
    ).size;
  return {
    own: distinct('answer.save'),
    team: distinct('team.save'),
    votes: distinct('ballot.save'),
    skipped: distinct('prompt.skip'),
  };
}

async function deliveriesByState(store: Store, owner: string): Promise<YearFigures['deliveries']> {
  const counts = Object.fromEntries(DELIVERY_STATES.map((state) => [state, 0])) as YearFigures['deliveries'];
  for await (const { state } of store.deliveries(owner)) counts[state] += 1;
  return counts;
}

/** Every name is there, also with none, so that two years can be laid side by side. */
function countBy<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  names: readonly string[],
): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}

export interface Summary extends YearFigures {
  owner: string;
  from: IsoDate;
  to: IsoDate;
  seed: number;
  invariantsChecked: { name: Invariant; says: string; times: number }[];
  violations: number;
  violationList: { invariant: string; when: string; where: string; what: string }[];
  course: Course;
  /** Deeds that ended early because the card had no such button any more. */
  gaveUp: Record<string, number>;
}
