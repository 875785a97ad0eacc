import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { readLearning } from '../../domain/dialogue/learning.ts';
import { isOwnerStaff } from '../../domain/people/people.ts';
import { refuse } from '../../domain/result.ts';
import { all } from '../load.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { learningForm, learningView } from '../views/learning-log.ts';
import { formAgain } from '../views/refusal.ts';

/** «læringslogg»: what the owner learned, for the owner and every rektor. */
export async function openLog(ctx: Ctx): Promise<Decision | Refused> {
  if (!mayRead(ctx)) return refuse('NOT_ALLOWED.LOG');
  return show(await logView(ctx), { inPlace: false });
}

export async function newLogEntry(ctx: Ctx): Promise<Decision | Refused> {
  if (!isOwnerStaff(ctx.actor)) return refuse('NOT_ALLOWED.OWNER');
  return show(learningForm(ctx.actor, await all(ctx.store, ctx.owner.id, 'school')), { inPlace: false });
}

export async function saveLogEntry(ctx: Ctx): Promise<Decision | Refused> {
  if (!isOwnerStaff(ctx.actor)) return refuse('NOT_ALLOWED.OWNER');
  if (ctx.again) return show(await logView(ctx));
  const schools = await all(ctx.store, ctx.owner.id, 'school');
  const read = readLearning(
    ctx.action.values,
    schools.map((school) => school.id),
    ctx.now,
  );
  if (!read.ok)
    return { ...read, view: formAgain(learningForm(ctx.actor, schools), ctx.action.values, read) };
  const id = `${String(ctx.now).padStart(14, '0')}:${ctx.newId}`;
  const entries = [...(await all(ctx.store, ctx.owner.id, 'learningEntry')), read.entry];
  return decide(
    [{ type: 'put', collection: 'learningEntry', id, body: read.entry, expect: 0 }],
    learningView(ctx.actor, entries, schools, (at) => toLocal(at, ctx.owner.timeZone).date),
  );
}

async function logView(ctx: Ctx) {
  const [entries, schools] = await Promise.all([
    all(ctx.store, ctx.owner.id, 'learningEntry'),
    all(ctx.store, ctx.owner.id, 'school'),
  ]);
  return learningView(ctx.actor, entries, schools, (at) => toLocal(at, ctx.owner.timeZone).date);
}

function mayRead({ actor }: Ctx): boolean {
  return isOwnerStaff(actor) || actor.roles.includes('principal');
}
