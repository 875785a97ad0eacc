import { hasRole, leadsSchool, type Person, type School } from '../../domain/people/people.ts';
import { maySee } from '../../domain/privacy/visibility.ts';
import { refuse } from '../../domain/result.ts';
import { DAY_MS } from '../../domain/time.ts';
import { readText } from '../../domain/voice/answer.ts';
import { loadSchool, notFound, peopleOf } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { formAgain } from '../views/refusal.ts';
import { acknowledgedView, safetyForm, safetySentView } from '../views/safety.ts';

/** How long an alert is kept trying to reach rektor's chat. */
const ALERT_EXPIRES_MS = 7 * DAY_MS;

/** § 12-4: what happens when you write here, and a field. The card one came from stays as it is. */
export async function openSafety(ctx: Ctx): Promise<Decision | Refused> {
  return show(safetyForm(ctx.actor), { inPlace: false });
}

/** To rektor at once, also outside the wheel and school hours, with the sender's name. */
export async function sendSafety(ctx: Ctx): Promise<Decision | Refused> {
  const form = safetyForm(ctx.actor);
  const read = readText(ctx.action.values, 'alert', { max: 2000 });
  if (!read.ok) return { ...read, view: formAgain(form, ctx.action.values, read) };
  const school = await ownSchool(ctx);
  if (!school) return notFound();
  const people = await peopleOf(ctx.store, ctx.owner.id, school.id);
  const leaders = alertedLeaders(people, school);
  if (leaders.length === 0) return refuse('SAFETY.NO_LEADER');
  const id = ctx.app.ids.next();
  const alert = { id, school: school.id, from: ctx.actor.id, text: read.text, at: ctx.now };
  const changes: Change[] = [
    { type: 'put', collection: 'safetyAlert', id, body: alert, expect: 0 },
    ...leaders.map((leader) => alertDelivery(ctx, id, leader)),
  ];
  return decide(changes, safetySentView(ctx.actor, leaders));
}

export async function acknowledgeSafety(ctx: Ctx): Promise<Decision | Refused> {
  const stored = await ctx.store.read(ctx.owner.id, 'safetyAlert', ctx.action.reference);
  const seen = stored && maySee(ctx.actor, 'safetyAlert', { school: stored.body.school, shared: false });
  if (!stored || !seen) return notFound();
  const from = (await ctx.store.read(ctx.owner.id, 'person', stored.body.from))?.body;
  if (stored.body.acknowledged) return show(acknowledgedView(ctx.actor, stored.body, from));
  const body = { ...stored.body, acknowledged: { by: ctx.actor.id, at: ctx.now } };
  const changes: Change[] = [
    { type: 'put', collection: 'safetyAlert', id: stored.id, body, expect: stored.version },
  ];
  return decide(changes, acknowledgedView(ctx.actor, body, from));
}

async function ownSchool(ctx: Ctx): Promise<School | undefined> {
  const id = ctx.actor.schools[0];
  return id === undefined ? undefined : loadSchool(ctx, id);
}

/** rektor, and the deputy too, so that one sick day does not leave an alert unread. */
function alertedLeaders(people: Person[], school: School): Person[] {
  return people.filter(
    (person) => leadsSchool(person, school.id) && hasRole(person, 'principal', 'deputyPrincipal'),
  );
}

function alertDelivery(ctx: Ctx, id: string, leader: Person): Change {
  return {
    type: 'enqueue',
    delivery: {
      id: `${id}:${leader.id}:safety`,
      recipient: { type: 'person', person: leader.id },
      kind: 'safety',
      subject: id,
      dueAt: ctx.now,
      expiresAt: ctx.now + ALERT_EXPIRES_MS,
      urgent: true,
    },
  };
}
