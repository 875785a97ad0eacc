import type { OwnerData } from '../../app/import-owner.ts';
import type { Store } from '../../app/ports/store.ts';
import { DAY_MS, type EpochMs, HOUR_MS, type IsoDate } from '../../domain/time.ts';
import { cleanText } from '../../domain/voice/answer.ts';
import type { Chat } from '../chat.ts';
import type { Acted } from '../people/hands.ts';
import type { Posted } from '../platform.ts';
import type { Acknowledged, PlatformRecord, Violation } from '../records.ts';
import type { SchoolHours } from '../school-hours.ts';
import { checkNameless, createActChecks } from './acts.ts';
import { checkAgreed, checkEnd } from './agreed.ts';
import { createRegister, sentencesOf } from './content.ts';
import { createLedger } from './ledger.ts';
import { createPostChecks } from './posts.ts';
import { createReport, type Report } from './report.ts';
import { createWordChecks } from './words.ts';

export interface CheckerParts {
  data: OwnerData;
  store: Store;
  chat: Chat;
  hours: SchoolHours;
  pseudonym(person: string, scope: string): string;
  onViolation(violation: Violation): void;
  note(record: PlatformRecord): void;
}

/** Watches the world from outside and says what does not hold. */
export interface Checker {
  report: Report;
  /** Everything that the platform and the people write down, now or in an earlier run. */
  remember(record: PlatformRecord): void;
  acknowledge(ack: Acknowledged): void;
  posted(posted: Posted): void;
  acted(acted: Acted): Promise<void>;
  /** The clock has moved: some things are looked at every week. */
  step(now: EpochMs): Promise<void>;
  /** Everything that can be looked at in the store, at once. */
  review(now: EpochMs): Promise<void>;
  end(start: EpochMs, end: EpochMs): Promise<void>;
}

const DAYS_BETWEEN_REVIEWS = 7;

export function createChecker({
  data,
  store,
  chat,
  hours,
  pseudonym,
  onViolation,
  note,
}: CheckerParts): Checker {
  const { owner, people, schools, teams } = data;
  const report = createReport(onViolation);
  const ledger = createLedger({ people, schools, teams, standard: owner.language });
  const register = createRegister(data.wheel, ledger);
  const acts = createActChecks(report, ledger, {
    store,
    owner: owner.id,
    zone: owner.timeZone,
    pseudonym,
    note,
  });
  const posts = createPostChecks(report, ledger, hours);
  const words = createWordChecks(report, ledger, register);
  const agreed = { report, ledger, store, data, hours };
  const teamCards: Acknowledged[] = [];
  let nextReview: IsoDate | undefined;

  /** The team's words stand on the card in its channel within the hour, unless the platform failed on the update. */
  async function inPlace(now: EpochMs): Promise<void> {
    const [due, young] = [
      teamCards.filter((ack) => ack.at <= now - HOUR_MS),
      teamCards.filter((ack) => ack.at > now - HOUR_MS),
    ];
    teamCards.splice(0, teamCards.length, ...young);
    for (const { ref, values } of due) {
      const [prompt = '', team = ''] = ref.split('@');
      const cards = chat
        .of(`team:${team}`)
        .filter(({ delivery }) => delivery === `${prompt}:${team}:team-prompt`);
      const [card] = cards;
      if (!card || card.words.length === 0 || ledger.failedUpdate(card.id) !== undefined) continue;
      if (await cannotBeUpdated(`${prompt}:${team}:`)) continue;
      const [sentence = ''] = sentencesOf(cleanText(values.agreed ?? ''));
      const stands = card.words.some((word) => word.includes(sentence));
      report.check(
        'team-card-in-place',
        stands && cards.length === 1,
        now,
        ref,
        'the card in the channel does not say it',
      );
    }
  }

  /** The bot does not know the card (its POST timed out), or an update was cut off by a kill: neither is sent again. */
  async function cannotBeUpdated(prefix: string): Promise<boolean> {
    const first = await store.readDelivery(owner.id, `${prefix}team-prompt`);
    if (first?.state !== 'sent') return true;
    for await (const { replaces } of store.deliveries(owner.id, { state: 'ambiguous', prefix }))
      if (replaces) return true;
    return false;
  }

  async function review(now: EpochMs): Promise<void> {
    await inPlace(now);
    await acts.review(now);
    await checkAgreed(agreed, now);
    await checkNameless(report, ledger, { store, owner: owner.id }, people, now);
  }

  return {
    report,
    remember(record) {
      ledger.remember(record);
      // What was pressed may be saved although a kill came before the yes.
      if (record.t === 'try') {
        register.add(record.tried);
        acts.tried(record.tried);
      }
      if (record.t === 'violation') report.recall(record);
      if (record.t === 'prompt') acts.recall(record.prompt);
    },
    acknowledge(ack) {
      ledger.acknowledge(ack);
      register.add(ack);
      acts.acknowledge(ack);
      if (ack.verb !== 'team.save') return;
      const earlier = teamCards.findIndex(({ ref }) => ref === ack.ref);
      if (earlier >= 0) teamCards.splice(earlier, 1);
      teamCards.push(ack);
    },
    posted(posted) {
      posts(posted);
      const { message, at, to, delivery = message?.delivery ?? '', drawn } = posted;
      if (message)
        words({
          at,
          to,
          where: delivery,
          words: [...message.words, drawn.fallbackText],
          isLoopBack: delivery.includes(':loop-back'),
        });
    },
    async acted(acted) {
      await acts.acted(acted);
      const { message, action } = acted;
      const { to, onlyFor, words: shown } = message;
      words({
        at: action.at,
        to,
        ...(onlyFor ? { onlyFor } : {}),
        where: `${action.verb} ${action.reference}`,
        words: shown,
        typed: Object.values(action.values),
        isLoopBack: false,
      });
    },
    async step(now) {
      report.check('no-faults', true, now, '', '');
      const today = hours.date(now);
      nextReview ??= today;
      if (today < nextReview) return;
      nextReview = hours.date(now + DAYS_BETWEEN_REVIEWS * DAY_MS);
      await review(now);
    },
    review,
    async end(start, end) {
      await review(end);
      await checkEnd(agreed, start, end);
    },
  };
}
