import { readRaised } from '../../domain/people/owner-settings.ts';
import { hasRole } from '../../domain/people/people.ts';
import { refuse } from '../../domain/result.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { ownerSettingsForm } from '../views/owner-settings.ts';
import { formAgain } from '../views/refusal.ts';

/** «skoleeiers innstillinger»: what the whole owner has set. The director decides; each change is in the trail. */
export async function openOwnerSettings(ctx: Ctx): Promise<Decision | Refused> {
  if (!decides(ctx)) return refuse('NOT_ALLOWED.DIRECTOR');
  return show(ownerSettingsForm(ctx.actor, ctx.owner), { inPlace: false });
}

export async function saveOwnerSettings(ctx: Ctx): Promise<Decision | Refused> {
  if (!decides(ctx)) return refuse('NOT_ALLOWED.DIRECTOR');
  if (ctx.again) return show(ownerSettingsForm(ctx.actor, ctx.owner));
  const read = readRaised(ctx.owner, ctx.action.values);
  if (!read.ok)
    return { ...read, view: formAgain(ownerSettingsForm(ctx.actor, ctx.owner), ctx.action.values, read) };
  const stored = await ctx.store.read(ctx.owner.id, 'owner', 'owner');
  const body = { ...ctx.owner, raisedGroups: read.raised };
  return decide(
    [{ type: 'put', collection: 'owner', id: 'owner', body, expect: stored?.version ?? 0 }],
    ownerSettingsForm(ctx.actor, body, true),
  );
}

function decides({ actor }: Ctx): boolean {
  return hasRole(actor, 'educationDirector');
}
