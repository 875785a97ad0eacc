import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { isOpenMeasure, type Measure } from '../../domain/measure/measure.ts';
import type { Owner, School } from '../../domain/people/people.ts';
import type { Round } from '../../domain/round/round.ts';
import type { IsoDate } from '../../domain/time.ts';
import { all } from '../load.ts';
import type { Store } from '../ports/store.ts';

/** «I november sa dere … derfor har vi …», for a class. */
export interface LoopBackStory {
  round: Round;
  school: School;
  /** When they were asked. */
  askedOn: IsoDate;
  /** The school's own words to them. */
  words: string;
  /** What was found out, and what was done about it. */
  pairs: { said: string; done: string; measure: Measure }[];
  /** When the school looks at it again. */
  nextCheck?: IsoDate;
}

/** Undefined until the school has shown back. */
export async function loopBackStory(
  store: Store,
  owner: Owner,
  school: School,
  round: Round,
): Promise<LoopBackStory | undefined> {
  if (!round.loopBack || round.cancelled) return undefined;
  const measures = await all(store, owner.id, 'measure', `${round.id}:`);
  const findings = await all(store, owner.id, 'finding', `${round.id}:`);
  const pairs = measures.map((measure) => ({
    said: findings.find((one) => one.id === measure.finding)?.statement ?? '',
    done: measure.what,
    measure,
  }));
  const next = measures
    .filter(isOpenMeasure)
    .map((one) => one.evaluateOn)
    .sort()[0];
  return {
    round,
    school,
    askedOn: toLocal(round.collect?.opensAt ?? round.createdAt, owner.timeZone).date,
    words: round.loopBack.text,
    pairs,
    ...(next ? { nextCheck: next } : {}),
  };
}
