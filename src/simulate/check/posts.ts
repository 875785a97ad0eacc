import type { EpochMs } from '../../domain/time.ts';
import { translate } from '../../i18n/translate.ts';
import { arrives, PLATFORM_LIMITS, type Posted } from '../platform.ts';
import type { SchoolHours } from '../school-hours.ts';
import { type Ledger, reminderOf, splitAddress } from './ledger.ts';
import type { Report } from './report.ts';

/** Every POST, looked at from the platform's side. */
export function createPostChecks(
  report: Report,
  ledger: Ledger,
  hours: SchoolHours,
): (posted: Posted) => void {
  const budgets = createBudgetCheck(report);

  function onTime({ at, to, delivery = '' }: Posted): void {
    const alert = delivery.endsWith(':safety');
    const school = ledger.school(to);
    report.check(
      'school-time-only',
      alert || hours.open(school, at),
      at,
      delivery,
      `sent to ${to} when ${school ?? 'the office'} is closed`,
    );
    const [type, id] = splitAddress(to);
    if (alert) return;
    const today = hours.date(at);
    const held = school === undefined ? undefined : ledger.heldUntil(school);
    report.check(
      'left-alone',
      held === undefined || today > held,
      at,
      delivery,
      `sent to ${to} while the wheel is held until ${held}`,
    );
    if (type !== 'person') return;
    const away = ledger.awayUntil(id);
    report.check(
      'left-alone',
      away === undefined || today > away,
      at,
      delivery,
      `sent to ${to}, who is away until ${away}`,
    );
    report.check('left-alone', !ledger.stopped(id), at, delivery, `sent to ${to}, who has stopped`);
  }

  function reminder({ at, to, delivery = '' }: Posted): void {
    const of = reminderOf(delivery);
    if (of === undefined) return;
    const [, person] = splitAddress(to);
    report.check(
      'two-reminders-at-most',
      ledger.reminders(of) <= 2,
      at,
      delivery,
      () => `reminder number ${ledger.reminders(of)}`,
    );
    const prompt = of.slice(0, of.lastIndexOf(':'));
    const done = ledger.hasAnswered(person, prompt) || ledger.hasSkipped(person, prompt);
    report.check('no-reminder-when-done', !done, at, delivery, `${to} has answered or skipped`);
    const tooMany = ledger.reminders(of) > ledger.wantedReminders(person);
    report.check(
      'no-reminder-when-done',
      !tooMany,
      at,
      delivery,
      `${to} wants at most ${ledger.wantedReminders(person)}`,
    );
  }

  function words({ at, to, delivery = '', drawn, message }: Posted): void {
    const [type, id] = splitAddress(to);
    const person = type === 'person' ? ledger.person(id) : undefined;
    const standard = ledger.standard(ledger.school(to));
    const wanted = person && !delivery.includes(':loop-back') ? ledger.language(person) : standard;
    report.check(
      'own-language',
      drawn.language === wanted,
      at,
      delivery,
      `${to} got ${drawn.language}, not ${wanted}`,
    );
    const asks = message?.look.buttons.some(
      ({ verb }) => verb === 'answer.save' || verb === 'ballot.save' || verb === 'team.take-pen',
    );
    if (!asks || !message) return;
    for (const part of ['why', 'who', 'deleted']) {
      const label = translate(drawn.language, `card.purpose.${part}`).replace(/[:\s]+$/, '');
      const said = message.words.some((word) => word.includes(label));
      report.check('prompts-say-why', said, at, delivery, `«${label}» is not on the card`);
    }
  }

  return (posted) => {
    const { kind, at, delivery = '', end } = posted;
    budgets(posted);
    if (!arrives(end)) return;
    if (kind === 'update') return;
    report.check(
      'sent-at-most-once',
      ledger.arrived(delivery) <= 1,
      at,
      delivery,
      () => `arrived ${ledger.arrived(delivery)} times`,
    );
    onTime(posted);
    reminder(posted);
    words(posted);
  };
}

/** Counts the POSTs of every sliding window, apart from the sender's own way of doing it. */
export function createBudgetCheck(report: Report): (posted: Pick<Posted, 'at' | 'to'>) => void {
  const windows = new Map<string, EpochMs[]>();

  function within(key: string, at: EpochMs, seconds: number): number {
    const times = (windows.get(key) ?? []).filter((time) => time > at - seconds * 1000);
    times.push(at);
    windows.set(key, times);
    return times.length;
  }

  return ({ at, to }) => {
    const { perTenantPerSecond, perConversation } = PLATFORM_LIMITS;
    const inTenant = within('tenant', at, 1);
    report.check('within-budgets', inTenant <= perTenantPerSecond, at, 'tenant', `${inTenant} in one second`);
    for (const { limit, seconds } of perConversation) {
      const most = within(`${to} ${seconds}`, at, seconds);
      report.check('within-budgets', most <= limit, at, to, `${most} in ${seconds} s`);
    }
  };
}
