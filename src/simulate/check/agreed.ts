import type { OwnerData } from '../../app/import-owner.ts';
import { all } from '../../app/load.ts';
import type { Store } from '../../app/ports/store.ts';
import { ownerCalendar } from '../../domain/calendar/calendar-from.ts';
import { occurrencesOf } from '../../domain/cycle/occurrences.ts';
import { isOpenMeasure } from '../../domain/measure/measure.ts';
import { type EpochMs, HOUR_MS } from '../../domain/time.ts';
import type { SchoolHours } from '../school-hours.ts';
import type { Ledger } from './ledger.ts';
import type { Report } from './report.ts';

/** School days after the date by which the question must have been asked. */
const PATIENCE_DAYS = 3;
/** Waiting for these is right: the people are not there. */
const GOOD_REASONS = ['paused', 'held', 'outsideSchoolTime'];

export interface AgreedParts {
  report: Report;
  ledger: Ledger;
  store: Store;
  data: OwnerData;
  hours: SchoolHours;
}

/** Every tiltak has its finding; every open tiltak and promise whose date has come has been asked about. */
export async function checkAgreed(parts: AgreedParts, now: EpochMs): Promise<void> {
  const { report, ledger, store, data } = parts;
  const owner = data.owner.id;
  for (const measure of await all(store, owner, 'measure')) {
    const finding = (await store.read(owner, 'finding', measure.finding))?.body;
    report.check(
      'no-measure-without-finding',
      finding?.round === measure.round,
      now,
      measure.id,
      'its finding is not there',
    );
    for (const { askedOn } of measure.followUps) {
      const asked = ledger.tried(`${measure.id}:`, `:follow-up:${askedOn}`);
      report.check('agreed-is-asked-about', asked, now, measure.id, `answered, but not asked on ${askedOn}`);
    }
    if (isOpenMeasure(measure))
      await wasAsked(parts, now, measure.school, measure.id, 'follow-up', measure.evaluateOn);
  }
  for (const promise of await all(store, owner, 'commitment')) {
    const school = promise.by === 'school' ? promise.school : undefined;
    if (!promise.outcome) await wasAsked(parts, now, school, promise.id, 'promise', promise.dueOn);
  }
}

async function wasAsked(
  { report, ledger, store, data, hours }: AgreedParts,
  now: EpochMs,
  school: string | undefined,
  id: string,
  kind: string,
  date: string,
): Promise<void> {
  const asked = Date.parse(`${date}T12:00Z`);
  if (now < hours.after(school, asked, PATIENCE_DAYS, '16:00')) return;
  const tried = ledger.tried(`${id}:`, `:${kind}:${date}`);
  report.check(
    'agreed-is-asked-about',
    tried || (await waits(store, data.owner.id, id)),
    now,
    id,
    `nobody was asked on ${date}`,
  );
}

/** Put off for a good reason; or cut off by a kill, so that nobody knows whether it came: that is not sent again. */
async function waits(store: Store, owner: string, id: string): Promise<boolean> {
  for await (const { state, reason = '' } of store.deliveries(owner, { prefix: `${id}:` })) {
    if (state === 'ambiguous' || (state === 'pending' && GOOD_REASONS.includes(reason))) return true;
  }
  return false;
}

/** At the end: what the wheel holds has been born, once; nothing is left hanging; the loop is closed. */
export async function checkEnd(
  { report, ledger, store, data }: AgreedParts,
  start: EpochMs,
  end: EpochMs,
): Promise<void> {
  const owner = data.owner.id;
  const born = (await all(store, owner, 'occurrence')).map(({ id }) => id);
  const planned = plannedIn(data, start, end);
  for (const id of planned)
    report.check('born-once', born.filter((one) => one === id).length === 1, end, id, 'it was not born');
  for (const id of born) report.check('born-once', planned.has(id), end, id, 'it is not on the wheel');
  for await (const { id, state, dueAt } of store.deliveries(owner)) {
    const hangs =
      state === 'claimed' || state === 'sending' || (state === 'pending' && dueAt < end - HOUR_MS);
    report.check('all-settled', !hangs, end, id, `it is ${state}`);
  }
  for (const round of await all(store, owner, 'round')) {
    if (!round.loopBack) continue;
    for (const team of round.teams) {
      const told =
        ledger.tried(`${round.id}:${team}:`, ':loop-back') || round.loopBack.at > end - 72 * HOUR_MS;
      report.check('loop-is-closed', told, end, round.id, `${team} was not told`);
    }
  }
}

/** What the wheel holds in this time, worked out anew from the owner's own files. */
function plannedIn(
  { wheel, schools, calendars, owner }: OwnerData,
  start: EpochMs,
  end: EpochMs,
): Set<string> {
  const years = [...new Set(calendars.map(({ schoolYear }) => schoolYear))];
  const cycles = years.flatMap((schoolYear) => [
    ...calendars
      .filter((calendar) => calendar.schoolYear === schoolYear)
      .flatMap((calendar) => {
        const school = schools.find(({ id }) => id === calendar.school);
        return school ? [occurrencesOf({ wheel, calendar, schoolYear, school })] : [];
      }),
    occurrencesOf({ wheel, calendar: ownerCalendar(calendars, schoolYear, owner.timeZone), schoolYear }),
  ]);
  const inTime = cycles
    .flatMap(({ occurrences }) => occurrences)
    .filter(({ opensAt, closesAt }) => closesAt > start && opensAt < end);
  return new Set(inTime.map(({ id }) => id));
}
