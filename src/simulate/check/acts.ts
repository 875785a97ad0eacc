import type { Store } from '../../app/ports/store.ts';
import { MIN_GROUPS } from '../../domain/privacy/min-group.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Acted } from '../people/hands.ts';
import type { Acknowledged } from '../records.ts';
import { KEPT, type Place, unnamedId } from './kept.ts';
import type { Ledger } from './ledger.ts';
import type { Report } from './report.ts';

/** Raw answers are kept 90 days after the window (domain.md 4.2); the sweep runs once a day. */
const RETENTION_DAYS = 90;
const SWEEP_DAYS = 2;
const DAY_MS = 86_400_000;

const NEEDS_OPEN_WINDOW = [
  'answer.save',
  'answer.share',
  'prompt.skip',
  'prompt.later',
  'team.take-pen',
  'team.save',
  'team.amend-save',
];

/** What people press, and what stands of it afterwards. */
export interface ActChecks {
  /** A press and its reply, before anything else happens. */
  acted(acted: Acted): Promise<void>;
  acknowledge(ack: Acknowledged): void;
  /** Whether everything that was said yes to still stands, or is gone because its time is up. */
  review(now: EpochMs): Promise<void>;
}

export function createActChecks(report: Report, ledger: Ledger, place: Place): ActChecks {
  const { store, owner } = place;
  const latest = new Map<string, Acknowledged>();
  /** When the window closed, as last seen: a window can be extended or cut short. */
  const closes = new Map<string, EpochMs>();

  async function windowOf(verb: string, ref: string): Promise<EpochMs | undefined> {
    if (verb === 'ballot.save') return (await store.read(owner, 'round', ref))?.body.vote?.closesAt;
    const prompt = ref.replace(/@[^@]*$/, '');
    const found = (await store.read(owner, 'prompt', prompt))?.body.closesAt;
    if (found !== undefined) closes.set(prompt, found);
    return found;
  }

  async function window({ action, code, who }: Acted): Promise<void> {
    const { verb, reference, at } = action;
    if (!NEEDS_OPEN_WINDOW.includes(verb) && verb !== 'ballot.save') return;
    const closesAt = await windowOf(verb, reference);
    const taken = code === 'OK';
    const open = closesAt !== undefined && at < closesAt;
    report.check('closed-is-closed', !taken || open, at, reference, `${verb} by ${who.id} was taken in`);
  }

  function tally({ action, code, drawn, message }: Acted): void {
    if (action.verb !== 'priority.edit' || code !== 'OK') return;
    const voters = ledger.answeredBy('ballot.save', action.reference).size;
    const counted = JSON.stringify(drawn.card).includes('"FactSet"');
    report.check(
      'small-groups-hidden',
      !counted || voters >= MIN_GROUPS.school,
      action.at,
      message.id,
      `the votes of ${voters} are shown`,
    );
  }

  async function stands(ack: Acknowledged, now: EpochMs): Promise<void> {
    const kept = KEPT[ack.verb];
    if (!kept) return;
    const isAnswer = ack.verb === 'answer.save' || ack.verb === 'prompt.skip';
    if (isAnswer) return answer(ack, now);
    report.check(
      'acknowledged-is-kept',
      await kept.stands(ack, place),
      now,
      ack.ref,
      `${ack.verb} of ${ack.actor} at ${ack.at} does not stand`,
    );
  }

  /** Until its deletion date it must stand; some days later it must be gone. */
  async function answer(ack: Acknowledged, now: EpochMs): Promise<void> {
    const alive = await windowOf(ack.verb, ack.ref);
    const deleteAt = (alive ?? closes.get(ack.ref) ?? now) + RETENTION_DAYS * DAY_MS;
    if (now < deleteAt) {
      const holds = (await KEPT[ack.verb]?.stands(ack, place)) ?? true;
      report.check(
        'acknowledged-is-kept',
        holds,
        now,
        ack.ref,
        `${ack.verb} of ${ack.actor} at ${ack.at} does not stand`,
      );
    }
    if (now >= deleteAt + SWEEP_DAYS * DAY_MS) await gone(ack, now);
  }

  async function gone(ack: Acknowledged, now: EpochMs): Promise<void> {
    const found = await Promise.all([
      store.read(owner, 'answer', `${ack.ref}:${ack.actor}`),
      store.read(owner, 'unnamedAnswer', unnamedId(ack.ref, ack.actor, place)),
      store.read(owner, 'participation', `${ack.ref}:${ack.actor}`),
    ]);
    report.check(
      'raw-answers-are-deleted',
      found.every((one) => one === undefined),
      now,
      ack.ref,
      `the answer of ${ack.actor} is still there`,
    );
    latest.delete(KEPT[ack.verb]?.key(ack) ?? '');
  }

  return {
    async acted(acted) {
      const { action, code, forged, who } = acted;
      if (forged)
        report.check(
          'forged-is-refused',
          code !== 'OK',
          action.at,
          action.reference,
          `${action.verb} by ${who.id} was taken in`,
        );
      tally(acted);
      await window(acted);
      const ack = latest.get(KEPT[action.verb]?.key({ ...action, ref: action.reference }) ?? '');
      if (code === 'OK' && ack?.key === action.key) await stands(ack, action.at);
    },
    acknowledge(ack) {
      const key = KEPT[ack.verb]?.key(ack);
      if (key !== undefined) latest.set(key, ack);
    },
    async review(now) {
      for (const ack of [...latest.values()]) await stands(ack, now);
    },
  };
}

/** One document per person and nameless prompt, and nothing in it that tells who. */
export async function checkNameless(
  report: Report,
  ledger: Ledger,
  { store, owner }: { store: Store; owner: string },
  people: readonly { id: string; name: string }[],
  now: EpochMs,
): Promise<void> {
  const byPrompt = new Map<string, number>();
  for await (const { id, body } of store.list(owner, 'unnamedAnswer')) {
    byPrompt.set(body.prompt, (byPrompt.get(body.prompt) ?? 0) + 1);
    const all = `${id} ${JSON.stringify(body)}`;
    const named = people.some((person) => all.includes(person.name) || all.includes(person.id));
    report.check(
      'names-and-nameless-apart',
      !named,
      now,
      body.prompt,
      'a nameless answer in the store holds a name',
    );
  }
  for (const [prompt, count] of byPrompt) {
    const people = ledger.answeredBy('answer.save', prompt).size;
    report.check('answered-once', count <= people, now, prompt, `${count} answers from ${people} people`);
  }
}
