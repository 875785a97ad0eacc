import { isOwnerStaff, leadsSchool } from '../../domain/people/people.ts';
import { refuse } from '../../domain/result.ts';
import { ledSchools, notFound, splitReference } from '../load.ts';
import { type Ctx, type Decision, type Refused, show } from '../use-case.ts';
import { traitListsView, traitsView } from '../views/traits.ts';
import { newRound } from './round-new.ts';

/** «kjennetegn»: the four readings, or one of them. */
export async function openTraits(ctx: Ctx): Promise<Decision | Refused> {
  const { traits } = ctx.app.reference;
  const list = traits.find((one) => one.id === ctx.action.reference);
  const leads = ctx.actor.schools.some((school) => leadsSchool(ctx.actor, school));
  if (!leads && !isOwnerStaff(ctx.actor)) return refuse('NOT_ALLOWED.LEADER');
  const view = list ? traitsView(ctx.actor, list, leads) : traitListsView(ctx.actor, traits);
  return show(view, { inPlace: false });
}

/** Into a new round as what the school wonders about: nothing is saved before rektor saves the draft. */
export async function bringTrait(ctx: Ctx): Promise<Decision | Refused> {
  const { id, detail } = splitReference(ctx.action.reference);
  const list = ctx.app.reference.traits.find((one) => one.id === id);
  const item = list?.items.find((one) => one.id === detail);
  const [school] = await ledSchools(ctx);
  if (!school) return refuse('NOT_ALLOWED.LEADER');
  if (!list || !item) return notFound();
  const opened = await newRound({ ...ctx, action: { ...ctx.action, reference: school.id } });
  if (!opened.ok) return opened;
  const { view } = opened.reply;
  const language = school.writtenStandard;
  const problem = `${list.question[language]} «${item.text[language]}»`;
  const fields = view.data.fields?.map((field) =>
    field.id === 'problem' ? { ...field, value: problem } : field,
  );
  return show({ ...view, data: { ...view.data, ...(fields ? { fields } : {}) } }, { inPlace: false });
}
