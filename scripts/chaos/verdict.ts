import type { DeliveryState } from '../../src/app/ports/delivery.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { firstDeliveryId } from '../../src/app/start-prompt.ts';
import { keyOf, type Ledger } from './ledger.ts';
import { type Asked, OWNER } from './world.ts';

/** How things stand in the store when all is quiet. */
export interface Found {
  /** `<prompt> <person>` -> number of the words, and how often they were written. */
  answers: Record<string, { words: number; version: number }>;
  participations: string[];
  deliveries: Record<string, { state: DeliveryState; reason?: string }>;
}

export interface Verdict {
  asked: number;
  /** The question stands in their conversation. */
  reached: number;
  /** The platform takes nothing for them. */
  blocked: number;
  ambiguous: { arrived: number; missing: number };
  acknowledged: number;
  stored: number;
  lost: number;
  doubled: number;
  /** Reachable, without the question, and not ambiguous. */
  missed: number;
  unfinished: number;
  /** The first of each fault, to look for in the logs. */
  faults: string[];
}

const MOST_FAULTS = 20;

/** Holds what the platforms saw against what the store has. */
export function judge(asked: Asked[], blocked: ReadonlySet<string>, ledger: Ledger, found: Found): Verdict {
  const verdict: Verdict = {
    ...{ asked: 0, reached: 0, blocked: 0, ambiguous: { arrived: 0, missing: 0 } },
    ...{ acknowledged: 0, stored: Object.keys(found.answers).length },
    ...{ lost: 0, doubled: 0, missed: 0, unfinished: 0, faults: [] },
  };
  const fault = (kind: 'lost' | 'doubled' | 'missed' | 'unfinished', what: string) => {
    verdict[kind] += 1;
    if (verdict.faults.length < MOST_FAULTS) verdict.faults.push(`${kind}: ${what}`);
  };
  for (const [key, times] of Object.entries(ledger.arrived)) {
    if (times > 1) fault('doubled', `${key} arrived ${times} times`);
  }
  for (const { prompt, people } of asked) {
    for (const person of people) judgeDelivery(keyOf(prompt, person), blocked.has(person));
  }
  for (const key of Object.keys(ledger.courses)) judgeAnswer(key);
  for (const key of Object.keys(found.answers)) {
    if (!ledger.courses[key]) fault('doubled', `${key} answered by nobody`);
  }
  return verdict;

  function judgeDelivery(key: string, isBlocked: boolean): void {
    const { state = 'pending', reason = '' } = found.deliveries[key] ?? {};
    const arrived = (ledger.arrived[key] ?? 0) > 0;
    verdict.asked += 1;
    if (arrived) verdict.reached += 1;
    if (state === 'ambiguous') verdict.ambiguous[arrived ? 'arrived' : 'missing'] += 1;
    else if (state === 'pending' || state === 'claimed' || state === 'sending')
      fault('unfinished', `${key} ${state}`);
    else if (isBlocked) verdict.blocked += 1;
    else if (state !== 'sent' || !arrived) fault('missed', `${key} ${state} ${reason}`);
  }

  function judgeAnswer(key: string): void {
    const { presses, thanked, lastThanked, doubtful } = ledger.courses[key] ?? {
      presses: 0,
      thanked: 0,
      doubtful: [],
    };
    verdict.acknowledged += thanked;
    const stored = found.answers[key];
    if (!stored) {
      if (lastThanked !== undefined) fault('lost', `${key} has no answer`);
      return;
    }
    const later = doubtful.some((number) => number === stored.words && number > (lastThanked ?? 0));
    if (stored.words !== lastThanked && !later)
      fault('lost', `${key} has ${stored.words}, thanked for ${lastThanked}, in doubt ${doubtful}`);
    if (stored.version < thanked)
      fault('lost', `${key} was written ${stored.version} times, thanked ${thanked}`);
    if (stored.version > presses)
      fault('doubled', `${key} was written ${stored.version} times, pressed ${presses}`);
    if (!found.participations.includes(key)) fault('lost', `${key} has not taken part`);
  }
}

export async function lookInto(store: Store, asked: Asked[]): Promise<Found> {
  const found: Found = { answers: {}, participations: [], deliveries: {} };
  for (const { prompt, question, people } of asked) {
    for await (const { body, version } of store.list(OWNER, 'answer', { prefix: `${prompt}:` })) {
      const words = Number(/#(\d+)#/.exec(body.texts[question] ?? '')?.[1]);
      found.answers[keyOf(prompt, body.person)] = { words, version };
    }
    for await (const { id } of store.list(OWNER, 'participation', { prefix: `${prompt}:` }))
      found.participations.push(keyOf(prompt, id.slice(prompt.length + 1)));
    for (const person of people) {
      const delivery = await store.readDelivery(OWNER, firstDeliveryId(prompt, person));
      if (delivery) found.deliveries[keyOf(prompt, person)] = delivery;
    }
  }
  return found;
}

/** Deliveries of the round's questions that have not come to an end. */
export async function unfinished(store: Store, asked: Asked[]): Promise<number> {
  let count = 0;
  for (const { prompt } of asked) {
    for await (const { state, kind } of store.deliveries(OWNER, { prefix: `${prompt}:` }))
      if (kind === 'prompt' && (state === 'pending' || state === 'claimed' || state === 'sending'))
        count += 1;
  }
  return count;
}
