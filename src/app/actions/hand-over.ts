import { refuse } from '../../domain/result.ts';
import { ledSchools } from '../load.ts';
import { handOverStory } from '../people/hand-over-story.ts';
import { type Ctx, type Decision, type Refused, show } from '../use-case.ts';
import { handOverView } from '../views/hand-over.ts';

/** «overta»: how the school stands, for those who lead it. */
export async function openHandOver(ctx: Ctx): Promise<Decision | Refused> {
  const led = await ledSchools(ctx);
  const school = led.find((one) => one.id === ctx.action.reference) ?? led[0];
  if (!school) return refuse('NOT_ALLOWED.LEADER');
  const story = await handOverStory(ctx.app, ctx.owner, school, ctx.now);
  return show(handOverView(ctx.actor, story), { inPlace: false });
}
