import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { HELP_TOPICS, type HelpRequest, readCommitment } from '../../domain/dialogue/dialogue.ts';
import { isOwnerStaff } from '../../domain/people/people.ts';
import { maySee } from '../../domain/privacy/visibility.ts';
import { refuse } from '../../domain/result.ts';
import { DAY_MS } from '../../domain/time.ts';
import { readText } from '../../domain/voice/answer.ts';
import { commitmentChanges, promisedWith } from '../commitments.ts';
import { all, ledSchools, loadSchool, notFound } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { helpAnsweredView, helpAnswerForm, helpForm, helpSentView } from '../views/help-request.ts';
import { formAgain } from '../views/refusal.ts';

/** A school asks its owner for help in two taps: the topic, and send. */
export async function askHelp(ctx: Ctx): Promise<Decision | Refused> {
  const school = await ownSchool(ctx);
  return school ? show(helpForm(ctx.actor, school), { inPlace: false }) : refuse('NOT_ALLOWED.LEADER');
}

export async function sendHelp(ctx: Ctx): Promise<Decision | Refused> {
  const school = await ownSchool(ctx);
  if (!school) return refuse('NOT_ALLOWED.LEADER');
  const form = helpForm(ctx.actor, school);
  const topic = HELP_TOPICS.find((one) => one === ctx.action.values.topic);
  if (!topic) {
    const refusal = refuse('HELP.NO_TOPIC', { field: 'topic' });
    return { ...refusal, view: formAgain(form, ctx.action.values, refusal) };
  }
  const read = readText(ctx.action.values, 'text', { max: 1000, required: false });
  if (!read.ok) return { ...read, view: formAgain(form, ctx.action.values, read) };
  const id = ctx.newId;
  const request: HelpRequest = { id, school: school.id, topic, text: read.text, at: ctx.now };
  const staff = (await all(ctx.store, ctx.owner.id, 'person')).filter(
    (person) => person.active && isOwnerStaff(person),
  );
  const changes: Change[] = [
    { type: 'put', collection: 'helpRequest', id, body: request, expect: 0 },
    ...staff.map((person) => delivery(ctx, id, person.id, 'help-request')),
  ];
  return decide(changes, helpSentView(ctx.actor));
}

async function ownSchool(ctx: Ctx) {
  const led = await ledSchools(ctx);
  const { reference } = ctx.action;
  return reference === 'self' ? led[0] : led.find((school) => school.id === reference);
}

function delivery(ctx: Ctx, id: string, person: string, kind: string): Change {
  return {
    type: 'enqueue',
    delivery: {
      id: `${id}:${person}:${kind}`,
      recipient: { type: 'person', person },
      kind,
      subject: id,
      dueAt: ctx.now,
      expiresAt: ctx.now + 60 * DAY_MS,
      urgent: false,
    },
  };
}

export async function openHelpAnswer(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadRequest(ctx);
  return loaded.ok ? show(helpAnswerForm(ctx.actor, loaded.request, loaded.school)) : loaded;
}

/** The owner answers, and may promise something with a date. */
export async function answerHelp(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadRequest(ctx);
  if (!loaded.ok) return loaded;
  const { request, school, version } = loaded;
  const today = toLocal(ctx.now, ctx.owner.timeZone).date;
  if (request.answer)
    return show(
      helpAnsweredView(ctx.actor, request, school, {
        promised: await promisedWith(ctx.store, ctx.owner.id, request),
        today,
      }),
    );
  const form = () => helpAnswerForm(ctx.actor, request, school);
  const read = readText(ctx.action.values, 'answer', { max: 1000 });
  if (!read.ok) return { ...read, view: formAgain(form(), ctx.action.values, read) };
  const base = { id: ctx.app.ids.next(), school: school.id, by: 'owner' as const, origin: request.id };
  const promised = readCommitment(base, ctx.action.values, { text: 'promise', date: 'promiseDate' }, today);
  if (!promised.ok) return { ...promised, view: formAgain(form(), ctx.action.values, promised) };
  const body: HelpRequest = { ...request, answer: { text: read.text, at: ctx.now } };
  const leaders = (await all(ctx.store, ctx.owner.id, 'person')).filter(
    (person) => person.active && person.schools.includes(school.id) && person.roles.includes('principal'),
  );
  const changes: Change[] = [
    { type: 'put', collection: 'helpRequest', id: request.id, body, expect: version },
    ...leaders.map((person) => delivery(ctx, request.id, person.id, 'help-answer')),
    ...(promised.commitment ? await commitmentChanges(ctx, promised.commitment, 0) : []),
  ];
  return decide(
    changes,
    helpAnsweredView(ctx.actor, body, school, {
      promised: promised.commitment ? [promised.commitment] : [],
      today,
    }),
  );
}

async function loadRequest(ctx: Ctx) {
  const stored = await ctx.store.read(ctx.owner.id, 'helpRequest', ctx.action.reference);
  const seen = stored && maySee(ctx.actor, 'helpRequest', { school: stored.body.school, shared: false });
  if (!stored || !seen || !isOwnerStaff(ctx.actor)) return notFound();
  const school = await loadSchool(ctx, stored.body.school);
  return school ? { ok: true as const, request: stored.body, version: stored.version, school } : notFound();
}
