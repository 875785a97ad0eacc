import type { Person, School } from '../../domain/people/people.ts';
import { maySee } from '../../domain/privacy/visibility.ts';
import { refuse } from '../../domain/result.ts';
import { readText } from '../../domain/voice/answer.ts';
import type { SafetyAlert } from '../../domain/voice/safety.ts';
import { loadSchool, notFound, splitReference } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { alertChanges, alertedPeople, takenChanges } from '../safety-alert.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { formAgain } from '../views/refusal.ts';
import { acknowledgedView, safetyForm, safetySentView, senderOf } from '../views/safety.ts';

/** § 12-4: what happens when you write here, and a field. The card one came from stays as it is. */
export async function openSafety(ctx: Ctx): Promise<Decision | Refused> {
  return show(safetyForm(ctx.actor, await ownSchools(ctx), await schoolOfPrompt(ctx)), { inPlace: false });
}

/** To rektor at once, also outside the wheel and school hours, with the sender's name. */
export async function sendSafety(ctx: Ctx): Promise<Decision | Refused> {
  const schools = await ownSchools(ctx);
  const form = safetyForm(ctx.actor, schools);
  const read = readText(ctx.action.values, 'alert', { max: 2000, alert: true });
  if (!read.ok) return { ...read, view: formAgain(form, ctx.action.values, read) };
  const school =
    schools.length === 1 ? schools[0] : schools.find(({ id }) => id === ctx.action.values.school);
  if (!school && schools.length > 1) {
    const refusal = refuse('FORM.EMPTY', { field: 'school' });
    return { ...refusal, view: formAgain(form, ctx.action.values, refusal) };
  }
  if (!school) return notFound();
  const leaders = await alertedPeople(ctx.app, ctx.owner, school, false);
  if (leaders.length === 0) return refuse('SAFETY.NO_LEADER');
  const id = ctx.newId;
  const alert = { id, school: school.id, from: ctx.actor.id, text: read.text, at: ctx.now };
  const changes = await alertChanges(ctx.app, ctx.owner, school, alert, leaders);
  return decide(changes, safetySentView(ctx.actor, leaders));
}

export async function acknowledgeSafety(ctx: Ctx): Promise<Decision | Refused> {
  const stored = await ctx.store.read(ctx.owner.id, 'safetyAlert', ctx.action.reference);
  if (!stored || !mayRead(ctx.actor, stored.body)) return notFound();
  const from = await personOf(ctx, stored.body);
  if (stored.body.acknowledged) {
    const taker = (await ctx.store.read(ctx.owner.id, 'person', stored.body.acknowledged.by))?.body;
    return show(acknowledgedView(ctx.actor, stored.body, senderOf(stored.body, from), taker));
  }
  const body = { ...stored.body, acknowledged: { by: ctx.actor.id, at: ctx.now } };
  const changes: Change[] = [
    { type: 'put', collection: 'safetyAlert', id: stored.id, body, expect: stored.version },
    ...(await takenChanges(ctx.app, ctx.owner, body, ctx.actor, ctx.now)),
  ];
  return decide(changes, acknowledgedView(ctx.actor, body, senderOf(body, from)));
}

/** rektor and the deputy; the owner's people, and nobody at the school, when it is about the leaders. */
export function mayRead(person: Person, alert: SafetyAlert): boolean {
  const kind = alert.aboutLeaders ? 'safetyAlertOnLeaders' : 'safetyAlert';
  return maySee(person, kind, { school: alert.school, shared: false });
}

async function personOf(ctx: Ctx, alert: SafetyAlert): Promise<Person | undefined> {
  return (alert.from && (await ctx.store.read(ctx.owner.id, 'person', alert.from))?.body) || undefined;
}

async function ownSchools(ctx: Ctx): Promise<School[]> {
  const schools = await Promise.all(ctx.actor.schools.map((id) => loadSchool(ctx, id)));
  return schools.filter((school) => school !== undefined);
}

/** Somebody at two schools most likely means the one they were just asked about. */
async function schoolOfPrompt(ctx: Ctx): Promise<string | undefined> {
  const { id } = splitReference(ctx.action.reference);
  return (await ctx.store.read(ctx.owner.id, 'prompt', id))?.body.school;
}
