import { isOwnerStaff, type Person } from '../../domain/people/people.ts';
import { refuse } from '../../domain/result.ts';
import { DAY_MS } from '../../domain/time.ts';
import { readText } from '../../domain/voice/answer.ts';
import { type Check, leaderChecks, ownerChecks } from '../checks.ts';
import { all, ledSchools, notFound } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { checkAnswerForm, checkAnswerView } from '../views/owner-check.ts';
import { formAgain } from '../views/refusal.ts';

/** The owner must say what changes: the form with what rektorene wrote above it. */
export async function openCheckAnswer(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadCheck(ctx);
  return loaded.ok ? show(checkAnswerForm(ctx.actor, loaded.check), { inPlace: false }) : loaded;
}

/** Sent to everybody who was asked, whoever answered: who did is not known. */
export async function saveCheckAnswer(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadCheck(ctx);
  if (!loaded.ok) return loaded;
  const { check } = loaded;
  const read = readText(ctx.action.values, 'change', { max: 1500 });
  if (!read.ok)
    return { ...read, view: formAgain(checkAnswerForm(ctx.actor, check), ctx.action.values, read) };
  const stored = await ctx.store.read(ctx.owner.id, 'ownerCheckAnswer', check.prompt);
  const { school } = check;
  const body = { prompt: check.prompt, ...(school ? { school } : {}), text: read.text, at: ctx.now };
  const told = await toldOf(ctx, check);
  const version = stored?.version ?? 0;
  const changes: Change[] = [
    { type: 'put', collection: 'ownerCheckAnswer', id: check.prompt, body, expect: version },
    ...told.map(
      (person): Change => ({
        type: 'enqueue',
        delivery: {
          id: `${check.prompt}:${person.id}:check-answer:${version}`,
          recipient: { type: 'person', person: person.id },
          kind: 'check-answer',
          subject: check.prompt,
          dueAt: ctx.now,
          expiresAt: ctx.now + 60 * DAY_MS,
          urgent: false,
        },
      }),
    ),
  ];
  return decide(changes, checkAnswerView(ctx.actor, body));
}

/** Every rektor; or those of the school who were asked and work there still. */
async function toldOf(ctx: Ctx, { prompt, school }: Check): Promise<Person[]> {
  const people = (await all(ctx.store, ctx.owner.id, 'person')).filter(({ active }) => active);
  if (school === undefined) return people.filter(({ roles }) => roles.includes('principal'));
  const asked = new Set((await ctx.store.read(ctx.owner.id, 'prompt', prompt))?.body.people);
  return people.filter(({ id, schools }) => asked.has(id) && schools.includes(school));
}

async function loadCheck(ctx: Ctx) {
  const led = (await ledSchools(ctx)).map(({ id }) => id);
  if (led.length === 0 && !isOwnerStaff(ctx.actor)) return refuse('NOT_ALLOWED.OWNER');
  const checks = led.length > 0 ? await leaderChecks(ctx, led) : await ownerChecks(ctx);
  const check = checks.find((one) => one.prompt === ctx.action.reference && one.byQuestion.length > 0);
  return check ? { ok: true as const, check } : notFound();
}
