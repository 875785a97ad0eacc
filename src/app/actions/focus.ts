import { carryOn, closeFocus, type FocusArea, readFocus } from '../../domain/focus/focus-area.ts';
import { isOwnerStaff, leadsSchool } from '../../domain/people/people.ts';
import { refuse } from '../../domain/result.ts';
import { type FocusList, focusLists, todayIn } from '../focus/focus-story.ts';
import { notFound } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { focusCloseForm, focusForm, focusView } from '../views/focus.ts';
import { formAgain } from '../views/refusal.ts';

/** «fokusområder»: those one may see. */
export async function openFocus(ctx: Ctx): Promise<Decision | Refused> {
  const lists = await ownLists(ctx);
  return show(focusView(ctx.actor, lists, todayIn(ctx.owner, ctx.now)), { inPlace: false });
}

export async function newFocus(ctx: Ctx): Promise<Decision | Refused> {
  const list = await listToDecide(ctx, ctx.action.reference);
  return list ? show(focusForm(ctx.actor, list), { inPlace: false }) : refuse('NOT_ALLOWED.LEADER');
}

export async function saveFocus(ctx: Ctx): Promise<Decision | Refused> {
  const { reference } = ctx.action;
  const list = await listToDecide(ctx, reference);
  if (!list) return refuse('NOT_ALLOWED.LEADER');
  const today = todayIn(ctx.owner, ctx.now);
  if (ctx.again) return show(focusView(ctx.actor, await ownLists(ctx), today));
  const { school } = list;
  const id = `${school?.id ?? 'owner'}:${ctx.newId}`;
  const read = readFocus(
    { id, ...(school ? { school: school.id } : {}), openedOn: today },
    ctx.action.values,
    list.taken,
  );
  if (!read.ok) return { ...read, view: formAgain(focusForm(ctx.actor, list), ctx.action.values, read) };
  return decide([put(read.area, 0)], await viewWith(ctx, read.area));
}

/** «Før videre» */
export async function keepFocus(ctx: Ctx): Promise<Decision | Refused> {
  const stored = await loadToDecide(ctx);
  if (!stored) return notFound();
  const kept = carryOn(stored.body, todayIn(ctx.owner, ctx.now));
  if (!kept.ok) return kept;
  return decide([put(kept.area, stored.version)], await viewWith(ctx, kept.area));
}

export async function openCloseFocus(ctx: Ctx): Promise<Decision | Refused> {
  const stored = await loadToDecide(ctx);
  if (!stored) return notFound();
  return stored.body.closed
    ? refuse('FOCUS.CLOSED')
    : show(focusCloseForm(ctx.actor, stored.body), { inPlace: false });
}

/** «Avslutt», with how it went. */
export async function closeFocusArea(ctx: Ctx): Promise<Decision | Refused> {
  const stored = await loadToDecide(ctx);
  if (!stored) return notFound();
  const today = todayIn(ctx.owner, ctx.now);
  if (ctx.again) return show(focusView(ctx.actor, await ownLists(ctx), today));
  const closed = closeFocus(stored.body, ctx.action.values, today);
  if (!closed.ok)
    return { ...closed, view: formAgain(focusCloseForm(ctx.actor, stored.body), ctx.action.values, closed) };
  return decide([put(closed.area, stored.version)], await viewWith(ctx, closed.area));
}

async function ownLists(ctx: Ctx): Promise<FocusList[]> {
  return focusLists(ctx.store, ctx.owner, ctx.actor);
}

/** The list that one sets areas on: of a school one leads, or the owner's. */
async function listToDecide(ctx: Ctx, of: string): Promise<FocusList | undefined> {
  const mine = (await ownLists(ctx)).filter(({ decides }) => decides);
  return mine.find(({ school }) => (school?.id ?? 'owner') === of) ?? (of === 'self' ? mine[0] : undefined);
}

async function loadToDecide(ctx: Ctx) {
  const stored = await ctx.store.read(ctx.owner.id, 'focusArea', ctx.action.reference);
  const school = stored?.body.school;
  const decides = school === undefined ? isOwnerStaff(ctx.actor) : leadsSchool(ctx.actor, school);
  return stored && decides ? stored : undefined;
}

/** The lists as they are once this area is saved. */
async function viewWith(ctx: Ctx, area: FocusArea) {
  const lists = (await ownLists(ctx)).map((list) =>
    list.school?.id === area.school
      ? { ...list, areas: [...list.areas.filter(({ id }) => id !== area.id), area] }
      : list,
  );
  return focusView(ctx.actor, lists, todayIn(ctx.owner, ctx.now));
}

function put(area: FocusArea, expect: number): Change {
  return { type: 'put', collection: 'focusArea', id: area.id, body: area, expect };
}
