import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { isOpenMeasure, type Measure } from '../../domain/measure/measure.ts';
import type { Owner, School } from '../../domain/people/people.ts';
import { type Heard, saidBy } from '../../domain/round/heard.ts';
import type { Round } from '../../domain/round/round.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { Voice } from '../../domain/voice/hearing.ts';
import { all } from '../load.ts';
import type { Store } from '../ports/store.ts';
import { heardInRound } from './heard-in-round.ts';

/** «I november sa dere … derfor har vi …», for a class or for parents; and what it is instead where they said nothing. */
export interface LoopBackStory {
  round: Round;
  school: School;
  voice: Voice;
  heard: Heard;
  /** When they were asked. */
  askedOn: IsoDate;
  /** The school's own words to them. */
  words: string;
  /** What was found out, whose words it rests on, and what was done about it. */
  pairs: { said: string; by: ReturnType<typeof saidBy>; done: string; measure: Measure }[];
  /** When the school looks at it again. */
  nextCheck?: IsoDate;
}

/** Undefined until the school has shown back. */
export async function loopBackStory(
  store: Store,
  owner: Owner,
  school: School,
  round: Round,
  voice: Voice,
): Promise<LoopBackStory | undefined> {
  if (!round.loopBack || round.cancelled) return undefined;
  const measures = await all(store, owner.id, 'measure', `${round.id}:`);
  const findings = await all(store, owner.id, 'finding', `${round.id}:`);
  const heard = (await heardInRound(store, owner.id, round))[voice];
  const pairs = measures.map((measure) => {
    const finding = findings.find((one) => one.id === measure.finding);
    const by = saidBy(finding, voice, heard);
    return { said: finding?.statement ?? '', by, done: measure.what, measure };
  });
  const next = measures
    .filter(isOpenMeasure)
    .map((one) => one.evaluateOn)
    .sort()[0];
  return {
    round,
    school,
    voice,
    heard,
    askedOn: toLocal(round.collect?.opensAt ?? round.createdAt, owner.timeZone).date,
    words: round.loopBack.text,
    pairs,
    ...(next ? { nextCheck: next } : {}),
  };
}
