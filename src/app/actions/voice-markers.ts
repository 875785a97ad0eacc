import { maySee } from '../../domain/privacy/visibility.ts';
import { loadSchool, notFound } from '../load.ts';
import { markersOf } from '../pupil/markers.ts';
import { type Ctx, type Decision, type Refused, show } from '../use-case.ts';
import { markersView } from '../views/voice-markers.ts';

/** «Ser vi det likt?»: the six markers, pupils and staff side by side. */
export async function showMarkers(ctx: Ctx): Promise<Decision | Refused> {
  const own = ctx.action.reference === 'self' ? (ctx.actor.schools[0] ?? 'self') : ctx.action.reference;
  const school = await loadSchool(ctx, own);
  if (!school || !ctx.actor.schools.includes(school.id)) return notFound();
  if (!maySee(ctx.actor, 'unnamedAnswers', { school: school.id, shared: false })) return notFound();
  const markers = await markersOf(ctx.app, ctx.owner, school, ctx.now);
  return show(markersView(ctx.actor, school, markers), { inPlace: false });
}
