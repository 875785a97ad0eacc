import { isOwnerStaff, leadsSchool, type School } from '../../domain/people/people.ts';
import { readSelfCheck } from '../../domain/recommendation/recommendation.ts';
import { refuse } from '../../domain/result.ts';
import { ledSchools, loadSchool, notFound, splitReference } from '../load.ts';
import { noteId, selfCheckStory } from '../self-check/self-check-story.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { text } from '../view.ts';
import { formAgain } from '../views/refusal.ts';
import { selfCheckForm, selfCheckView } from '../views/self-check.ts';

/** «egenvurdering»: the nine of the owner, or the ten of one's own school. */
export async function openSelfCheck(ctx: Ctx): Promise<Decision | Refused> {
  const scope = await scopeOf(ctx, ctx.action.reference);
  if (!scope) return refuse('NOT_ALLOWED.LEADER');
  return show(selfCheckView(ctx.actor, await storyOf(ctx, scope.school)), { inPlace: false });
}

export async function openSelfCheckItem(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadItem(ctx);
  return loaded ? show(selfCheckForm(ctx.actor, loaded.story, loaded.item), { inPlace: false }) : notFound();
}

export async function saveSelfCheck(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadItem(ctx);
  if (!loaded) return notFound();
  const { story, item } = loaded;
  const { school, schoolYear } = story;
  const recommendation = item.recommendation.id;
  const base = { ...(school ? { school: school.id } : {}), schoolYear, recommendation, at: ctx.now };
  const read = readSelfCheck(base, ctx.action.values);
  if (!read.ok)
    return { ...read, view: formAgain(selfCheckForm(ctx.actor, story, item), ctx.action.values, read) };
  const id = noteId(school, schoolYear, recommendation);
  const stored = await ctx.store.read(ctx.owner.id, 'selfCheckNote', id);
  const items = story.items.map((one) => (one === item ? { ...one, note: read.note } : one));
  return decide(
    [{ type: 'put', collection: 'selfCheckNote', id, body: read.note, expect: stored?.version ?? 0 }],
    selfCheckView(ctx.actor, { ...story, items }, text('selfCheck.saved')),
  );
}

async function loadItem(ctx: Ctx) {
  const { id, detail } = splitReference(ctx.action.reference);
  const scope = await scopeOf(ctx, id);
  if (!scope) return undefined;
  const story = await storyOf(ctx, scope.school);
  const item = story.items.find(({ recommendation }) => recommendation.id === detail);
  return item ? { story, item } : undefined;
}

/** Leaders see their own school's, the owner's people the owner's, and nobody the other's. */
async function scopeOf(ctx: Ctx, of: string): Promise<{ school: School | undefined } | undefined> {
  const own = isOwnerStaff(ctx.actor);
  if (of === 'owner') return own ? { school: undefined } : undefined;
  if (of === 'self' || of === '') {
    const [school] = await ledSchools(ctx);
    return school || own ? { school } : undefined;
  }
  const school = leadsSchool(ctx.actor, of) ? await loadSchool(ctx, of) : undefined;
  return school && { school };
}

function storyOf(ctx: Ctx, school: School | undefined) {
  return selfCheckStory(ctx.app, ctx.owner, school, ctx.now);
}
