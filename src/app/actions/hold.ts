import { addDays, daysBetween } from '../../domain/calendar/dates.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { readDate } from '../../domain/measure/read-measure.ts';
import type { School } from '../../domain/people/people.ts';
import { refuse } from '../../domain/result.ts';
import { ledSchools } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { formAgain } from '../views/refusal.ts';
import { heldView, holdForm } from '../views/settings.ts';

const MAX_HOLD_DAYS = 28;

/** rektor holds the wheel in a hard week: nothing but safety is sent; windows that are open stay open. */
export async function openHold(ctx: Ctx): Promise<Decision | Refused> {
  const school = await ownSchool(ctx);
  return school ? show(holdForm(ctx.actor, school), { inPlace: false }) : refuse('NOT_ALLOWED.LEADER');
}

export async function saveHold(ctx: Ctx): Promise<Decision | Refused> {
  const school = await ownSchool(ctx);
  if (!school) return refuse('NOT_ALLOWED.LEADER');
  const today = toLocal(ctx.now, ctx.owner.timeZone).date;
  const until = readDate(ctx.action.values, 'until');
  const refusal = !until.ok ? until : tooFar(today, until.date);
  if (refusal)
    return { ...refusal, view: formAgain(holdForm(ctx.actor, school), ctx.action.values, refusal) };
  return save(ctx, { ...school, heldUntil: until.ok ? until.date : addDays(today, 0) });
}

function tooFar(today: string, date: string) {
  const days = daysBetween(today, date);
  return days < 0 || days > MAX_HOLD_DAYS
    ? refuse('HOLD.BAD_DATE', { field: 'until', max: MAX_HOLD_DAYS })
    : undefined;
}

export async function resumeWheel(ctx: Ctx): Promise<Decision | Refused> {
  const school = await ownSchool(ctx);
  if (!school) return refuse('NOT_ALLOWED.LEADER');
  const { heldUntil: _, ...rest } = school;
  return save(ctx, rest);
}

async function save(ctx: Ctx, school: School): Promise<Decision> {
  const stored = await ctx.store.read(ctx.owner.id, 'school', school.id);
  const change: Change = {
    type: 'put',
    collection: 'school',
    id: school.id,
    body: school,
    expect: stored?.version ?? 0,
  };
  return decide([change], heldView(ctx.actor, school));
}

async function ownSchool(ctx: Ctx): Promise<School | undefined> {
  const led = await ledSchools(ctx);
  return led.find((school) => school.id === ctx.action.reference) ?? led[0];
}
