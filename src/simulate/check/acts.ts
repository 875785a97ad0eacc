import type { Store } from '../../app/ports/store.ts';
import { addDays } from '../../domain/calendar/dates.ts';
import { toEpoch, toLocal } from '../../domain/calendar/zoned-time.ts';
import { MIN_GROUPS } from '../../domain/privacy/min-group.ts';
import { ACKNOWLEDGED_ALERT_DAYS, deletedOn, RAW_ANSWER_DAYS } from '../../domain/privacy/retention.ts';
import { DAY_MS, type EpochMs } from '../../domain/time.ts';
import type { Acted } from '../people/hands.ts';
import type { Acknowledged, SeenPrompt } from '../records.ts';
import { KEPT, type Place } from './kept.ts';
import type { Ledger } from './ledger.ts';
import type { Report } from './report.ts';

/** What a card says is deleted on a day is gone the day after; the sweep runs once a day. */
const SWEEP_DAYS = 2;

const RAW = ['answer.save', 'prompt.skip', 'ballot.save', 'team.save', 'team.amend-save'];
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
  /** Pressed, and not (yet) said yes to: a kill may have come between, with the new words saved in place of the old. */
  tried(ack: Acknowledged): void;
  /** A prompt that an earlier run has seen. */
  recall(prompt: SeenPrompt): void;
  /** Whether everything that was said yes to still stands, or is gone because its time is up. */
  review(now: EpochMs): Promise<void>;
}

export function createActChecks(report: Report, ledger: Ledger, place: Place): ActChecks {
  const { store, owner } = place;
  const latest = new Map<string, Acknowledged>();
  /** The prompts as last seen: a window can be extended or cut short. */
  const prompts = new Map<string, SeenPrompt>();
  const inFlight = new Map<string, Acknowledged>();

  function see(prompt: SeenPrompt): void {
    if (prompts.get(prompt.id)?.closesAt === prompt.closesAt) return;
    prompts.set(prompt.id, prompt);
    place.note({ t: 'prompt', prompt });
  }

  async function windowOf(verb: string, ref: string): Promise<EpochMs | undefined> {
    if (verb === 'ballot.save') return (await store.read(owner, 'round', ref))?.body.vote?.closesAt;
    const prompt = ref.replace(/@[^@]*$/, '');
    const found = (await store.read(owner, 'prompt', prompt))?.body;
    if (found) see({ id: found.id, purpose: found.purpose, closesAt: found.closesAt });
    return found?.closesAt;
  }

  /** The end of the day on which the card says that the words are deleted; undefined for what is kept. */
  async function deletedAt({ verb, ref, at }: Acknowledged): Promise<EpochMs | undefined> {
    // Counted from when a leader takes the alert over, which is later: only the least time is known here.
    if (verb === 'safety.send') return at + ACKNOWLEDGED_ALERT_DAYS * DAY_MS;
    if (!RAW.includes(verb)) return undefined;
    const closesAt = await windowOf(verb, ref);
    if (verb === 'ballot.save')
      return closesAt === undefined ? undefined : closesAt + RAW_ANSWER_DAYS * DAY_MS;
    const prompt = prompts.get(ref.replace(/@[^@]*$/, ''));
    if (!prompt) return undefined;
    const day = deletedOn(prompt, toLocal(prompt.closesAt, place.zone).date);
    return toEpoch(addDays(day, 1), '00:00', place.zone);
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

  /** What was said yes to, or what the same person pressed after that, stands. */
  async function holds(ack: Acknowledged): Promise<boolean> {
    const kept = KEPT[ack.verb];
    if (!kept || (await kept.stands(ack, place))) return true;
    const later = inFlight.get(kept.key(ack));
    return later !== undefined && later.at >= ack.at && (await kept.stands(later, place));
  }

  async function stands(ack: Acknowledged, now: EpochMs): Promise<void> {
    const kept = KEPT[ack.verb];
    if (!kept) return;
    const deleteAt = await deletedAt(ack);
    const what = `${ack.verb} of ${ack.actor} at ${ack.at}`;
    if (deleteAt === undefined || now < deleteAt) {
      report.check('acknowledged-is-kept', await holds(ack), now, ack.ref, `${what} does not stand`);
    } else if (now >= deleteAt + SWEEP_DAYS * DAY_MS && RAW.includes(ack.verb)) {
      const took = await store.read(owner, 'participation', `${ack.ref}:${ack.actor}`);
      const gone = took === undefined && !(await kept.stands(ack, place));
      report.check('raw-answers-are-deleted', gone, now, ack.ref, `${what} is still there`);
      latest.delete(kept.key(ack));
    }
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
      if (key === undefined || (KEPT[ack.verb]?.firstStands && latest.has(key))) return;
      latest.set(key, ack);
      if (inFlight.get(key)?.key === ack.key) inFlight.delete(key);
      // Whoever writes for the team has taken in what the others added.
      if (ack.verb === 'team.save')
        for (const [other, { verb, ref }] of latest)
          if (verb === 'team.amend-save' && ref === ack.ref) latest.delete(other);
    },
    tried(ack) {
      const key = KEPT[ack.verb]?.key(ack);
      if (key !== undefined) inFlight.set(key, ack);
    },
    recall: (prompt) => void prompts.set(prompt.id, prompt),
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
    const pressed = ledger.answeredBy('tried answer.save', prompt).size;
    report.check('answered-once', count <= pressed, now, prompt, `${count} answers from ${pressed} people`);
  }
}
