import { schoolYearOf } from '../../domain/calendar/weeks.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Activity } from '../../domain/cycle/activity.ts';
import { digestOf } from '../../domain/digest/digest.ts';
import { addresseesOf } from '../../domain/people/addressees.ts';
import { isOwnerStaff, leadsSchool, type Person, type School } from '../../domain/people/people.ts';
import { maySee } from '../../domain/privacy/visibility.ts';
import { refuse } from '../../domain/result.ts';
import { isActive } from '../../domain/round/round.ts';
import { isOpen } from '../../domain/voice/answer.ts';
import { ownerChecks } from '../checks.ts';
import { cycleOf } from '../cycle-of.ts';
import { schoolState } from '../dialogue-story.ts';
import { wheelUrl } from '../file-link.ts';
import { listedOnce } from '../listed-once.ts';
import { all, ledSchools, loadSchool, loadWheel, notFound } from '../load.ts';
import { ownAnswer, storyOf } from '../prompt-story.ts';
import { roundsOf } from '../round-facts.ts';
import { type Ctx, type Decision, type Refused, show } from '../use-case.ts';
import type { Verb } from '../verbs.ts';
import { type ActionView, type CardView, text } from '../view.ts';
import { digestView, schoolDetailView } from '../views/digest.ts';
import { helpView } from '../views/help.ts';
import { answersView, noRoundView, privacyView, roundSection, wheelView } from '../views/home.ts';
import { button } from '../views/parts.ts';
import { ownSections } from '../views/wheel-own.ts';
import { meetingName, ownYearOf, type WheelReader, wheelReader } from '../wheel/own-year-of.ts';
import { overview } from './round-move.ts';

/** «hjelp»: only what this person can do. */
export async function help(ctx: Ctx): Promise<Decision | Refused> {
  return show(helpView(ctx.actor), { inPlace: false });
}

export async function privacy(ctx: Ctx): Promise<Decision | Refused> {
  return show(privacyView(ctx.actor, ctx.app.minGroups), { inPlace: false });
}

/** «status»: rektor gets the round, the owner its digest, the others what waits for them. */
export async function status(ctx: Ctx): Promise<Decision | Refused> {
  const led = await ledSchools(ctx);
  const school = led.find(({ id }) => id === ctx.action.reference) ?? led[0];
  if (school) {
    const rounds = (await roundsOf(ctx.store, ctx.owner.id, school.id)).sort(
      (a, b) => b.createdAt - a.createdAt,
    );
    const round = rounds.find(isActive);
    const others = otherSchools('home.status', led, school);
    if (!round) return show(withMore(noRoundView(ctx.actor, school), others), { inPlace: false });
    const decision = await overview({ ...ctx, action: { ...ctx.action, reference: round.id } });
    if (!decision.ok) return decision;
    const view = withMore(decision.reply.view, others);
    return { ...decision, reply: { ...decision.reply, view, inPlace: false } };
  }
  if (isOwnerStaff(ctx.actor)) return show(await ownerDigest(ctx), { inPlace: false });
  return staffStatus(ctx);
}

/** Where the school's rounds are, and what waits for oneself. */
async function staffStatus(ctx: Ctx): Promise<Decision | Refused> {
  const decision = await answers(ctx);
  const rounds = (await all(ctx.store, ctx.owner.id, 'round')).filter(
    (round) => isActive(round) && maySee(ctx.actor, 'process', { school: round.school, shared: false }),
  );
  if (!decision.ok || rounds.length === 0) return decision;
  const { view } = decision.reply;
  const sections = [roundSection(rounds), ...(view.data.sections ?? [])];
  return show(
    { ...view, data: { ...view.data, title: text('command.status.button'), sections } },
    { inPlace: false },
  );
}

export async function ownerDigest(ctx: Pick<Ctx, 'app' | 'store' | 'owner' | 'actor' | 'now'>) {
  const store = listedOnce(ctx.store);
  const schools = await all(store, ctx.owner.id, 'school');
  const states = await Promise.all(
    schools.map((school) => schoolState(store, ctx.owner, school, ctx.now, ctx.actor)),
  );
  const today = toLocal(ctx.now, ctx.owner.timeZone).date;
  const view = digestView(ctx.actor, digestOf(states, today), ctx.owner, await ownerChecks(ctx));
  const picture = { school: undefined, language: ctx.actor.language, reader: 'owner' as const };
  const url = wheelUrl(ctx.app, ctx.owner.id, picture, ctx.now);
  return url ? { ...view, data: { ...view.data, image: { url, alt: text('wheel.imageAltOwner') } } } : view;
}

/** One school, as the owner may see it. */
export async function ownerSchool(ctx: Ctx): Promise<Decision | Refused> {
  if (!isOwnerStaff(ctx.actor)) return refuse('NOT_ALLOWED.OWNER');
  const school = (await ctx.store.read(ctx.owner.id, 'school', ctx.action.reference))?.body;
  if (!school) return notFound();
  const state = await schoolState(ctx.store, ctx.owner, school, ctx.now, ctx.actor);
  return show(schoolDetailView(ctx.actor, state, toLocal(ctx.now, ctx.owner.timeZone).date), {
    inPlace: false,
  });
}

/** «mine svar»: what waits, and what can still be changed. */
export async function answers(ctx: Ctx): Promise<Decision | Refused> {
  const prompts = (await all(ctx.store, ctx.owner.id, 'prompt')).filter((prompt) =>
    prompt.people.includes(ctx.actor.id),
  );
  const open = prompts.filter((prompt) => isOpen(prompt, ctx.now)).sort((a, b) => a.closesAt - b.closesAt);
  const earlier = prompts
    .filter((prompt) => prompt.closesAt <= ctx.now)
    .sort((a, b) => b.closesAt - a.closesAt)
    .slice(0, 5);
  const items = [];
  for (const prompt of [...open, ...earlier]) {
    const loaded = await storyOf(ctx.store, ctx.owner, prompt);
    const own = await ownAnswer(ctx.store, ctx.app.ids, ctx.owner.id, prompt, ctx.actor.id);
    if (loaded.ok && (own || isOpen(prompt, ctx.now)))
      items.push({ story: loaded.story, answered: own !== undefined });
  }
  return show(answersView(ctx.actor, items, ctx.now), { inPlace: false });
}

/**
 * Leaders and the owner see the whole wheel, the others what comes to them or their team. An overview that a leader gets
 * every week is not something to plan for.
 */
function isFor(person: Person, { kind, level, audience }: Activity, school: School | undefined): boolean {
  if (kind === 'digest' && level === 'school') return false;
  if (!school || leadsSchool(person, school.id)) return true;
  if (audience.includes('teamChannel') && person.teams.length > 0) return true;
  return addresseesOf(audience, [person], school.id).length > 0;
}

/** «årshjul»: what comes next at one's own school (or for the owner). */
export async function wheel(ctx: Ctx): Promise<Decision | Refused> {
  const mine = await Promise.all(ctx.actor.schools.map((id) => loadSchool(ctx, id)));
  const schools = mine.filter((one) => one !== undefined);
  const school = schools.find(({ id }) => id === ctx.action.reference) ?? schools[0];
  const cycle = await cycleOf(ctx.store, ctx.owner, school, ctx.now);
  const coming = cycle.occurrences
    .filter(({ occurrence }) => occurrence.closesAt > ctx.now)
    .filter(({ activity }) => isFor(ctx.actor, activity, school))
    .slice(0, 8);
  const canHold = school !== undefined && leadsSchool(ctx.actor, school.id);
  const language = ctx.actor.language;
  const reader = wheelReader(ctx.actor, school?.id);
  const picture = wheelUrl(ctx.app, ctx.owner.id, { school: school?.id, language, reader }, ctx.now);
  const own = await ownSectionsOf(ctx, school, reader);
  const about = {
    owner: ctx.owner,
    canHold,
    own,
    ...(school ? { school } : {}),
    ...(picture ? { picture } : {}),
  };
  const view = wheelView(ctx.actor, coming, about);
  return show(withMore(view, otherSchools('home.wheel', schools, school)), { inPlace: false });
}

async function ownSectionsOf(ctx: Ctx, school: School | undefined, reader: WheelReader) {
  const { activities } = await loadWheel(ctx.store, ctx.owner);
  const today = toLocal(ctx.now, ctx.owner.timeZone).date;
  const asked = { school: school?.id, reader, schoolYear: schoolYearOf(today), today };
  return ownSections(await ownYearOf(ctx.store, ctx.owner, asked), (meeting) =>
    meetingName(activities, ctx.app.reference.formats, meeting),
  );
}

/** Somebody at several schools sees one at a time, with a way to the others. */
function otherSchools(verb: Verb, schools: School[], shown: School | undefined): ActionView[] {
  return schools.filter((one) => one !== shown).map((one) => button(verb, one.id, one.name));
}

function withMore(view: CardView, more: ActionView[]): CardView {
  return more.length === 0
    ? view
    : { ...view, data: { ...view.data, more: [...(view.data.more ?? []), ...more] } };
}
