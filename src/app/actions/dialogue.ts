import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { agendaPoints } from '../../domain/dialogue/agenda.ts';
import {
  answerCommitment,
  type Commitment,
  type Dialogue,
  isSide,
  takesPart,
} from '../../domain/dialogue/dialogue.ts';
import { leadsSchool } from '../../domain/people/people.ts';
import { maySee } from '../../domain/privacy/visibility.ts';
import { refuse } from '../../domain/result.ts';
import { readText } from '../../domain/voice/answer.ts';
import { commitmentChanges } from '../commitments.ts';
import { agendaChanges } from '../dialogue/invite.ts';
import { dialogueStory } from '../dialogue-story.ts';
import { all, loadSchool, notFound, splitReference } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { agendaForm, dialogueListView, dialogueView, mayPlan } from '../views/dialogue.ts';
import { promiseAnsweredView, promiseView } from '../views/promise.ts';
import { formAgain } from '../views/refusal.ts';

/** «dialog»: the dialogues to come and the promises of both sides; or one of them. */
export async function openDialogue(ctx: Ctx): Promise<Decision | Refused> {
  if (ctx.action.reference !== '' && ctx.action.reference !== 'self') {
    const loaded = await loadDialogue(ctx);
    return loaded.ok ? show(dialogueView(ctx.actor, loaded.story), { inPlace: false }) : loaded;
  }
  const mine = (school: string) => maySee(ctx.actor, 'commitment', { school, shared: false });
  const dialogues = (await all(ctx.store, ctx.owner.id, 'dialogue')).filter(
    (one) => mine(one.school) || takesPart(ctx.actor, one),
  );
  const commitments = (await all(ctx.store, ctx.owner.id, 'commitment')).filter((one) => mine(one.school));
  if (dialogues.length === 0 && !mayPlan(ctx.actor)) return refuse('NOT_ALLOWED.DIALOGUE');
  const schools = await all(ctx.store, ctx.owner.id, 'school');
  return show(
    dialogueListView(ctx.actor, dialogues, commitments, schools, { zone: ctx.owner.timeZone, now: ctx.now }),
    {
      inPlace: false,
    },
  );
}

/** rektor chooses what to bring. */
export async function openAgenda(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadDialogue(ctx);
  if (!loaded.ok) return loaded;
  // The points are prepared from a round that may not be shared yet: for the school's eyes only.
  if (!leadsSchool(ctx.actor, loaded.story.dialogue.school)) return refuse('NOT_ALLOWED.LEADER');
  return show(agendaForm(ctx.actor, loaded.story));
}

export async function saveAgenda(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadDialogue(ctx);
  if (!loaded.ok) return loaded;
  const { story, version } = loaded;
  if (!leadsSchool(ctx.actor, story.dialogue.school)) return refuse('NOT_ALLOWED.LEADER');
  const read = readText(ctx.action.values, 'agenda', { max: 1500 });
  if (!read.ok) return { ...read, view: formAgain(agendaForm(ctx.actor, story), ctx.action.values, read) };
  const agenda = agendaPoints(read.text.split('\n'));
  const dialogue: Dialogue = { ...story.dialogue, agenda };
  const people = await all(ctx.store, ctx.owner.id, 'person');
  return decide(
    [putDialogue(dialogue, version), ...agendaChanges(dialogue, people, ctx.now)],
    dialogueView(ctx.actor, { ...story, dialogue }),
  );
}

export function putDialogue(dialogue: Dialogue, version: number): Change {
  return { type: 'put', collection: 'dialogue', id: dialogue.id, body: dialogue, expect: version };
}

/** A dialogue that the actor takes part in, or leads the school of. */
export async function loadDialogue(ctx: Ctx, id = ctx.action.reference) {
  const stored = await ctx.store.read(ctx.owner.id, 'dialogue', id);
  if (!stored) return notFound();
  const guest = takesPart(ctx.actor, stored.body) ? { person: ctx.actor.id } : {};
  if (!maySee(ctx.actor, 'agenda', { school: stored.body.school, shared: false, ...guest }))
    return notFound();
  const story = await dialogueStory(ctx.app, ctx.owner, stored.body, ctx.now, ctx.actor);
  return story ? { ok: true as const, story, version: stored.version } : notFound();
}

/** From a list: the same question as on the date, for a promise that nobody has said how went. */
export async function openPromise(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadPromise(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  const { commitment, school, today } = loaded;
  return show(
    commitment.outcome
      ? promiseAnsweredView(ctx.actor, commitment, school, today)
      : promiseView(ctx.actor, commitment, school, today),
    { inPlace: false },
  );
}

/** Kept, partly, dropped, or a new date; either side may close it, and both see it. */
export async function answerPromise(ctx: Ctx): Promise<Decision | Refused> {
  const { id, detail } = splitReference(ctx.action.reference);
  const loaded = await loadPromise(ctx, id);
  if (!loaded.ok) return loaded;
  const { school, today, version } = loaded;
  const answeredView = (one: Commitment) => promiseAnsweredView(ctx.actor, one, school, today);
  if (ctx.again) return show(answeredView(loaded.commitment));
  const answered = answerCommitment(loaded.commitment, detail, ctx.action.values, today, ctx.now);
  if (!answered.ok) {
    const form = promiseView(ctx.actor, loaded.commitment, school, today);
    const isAlready = answered.code === 'COMMITMENT.ALREADY';
    const view = isAlready ? answeredView(loaded.commitment) : formAgain(form, ctx.action.values, answered);
    return { ...answered, view };
  }
  const { commitment } = answered;
  const changes: Change[] = commitment.outcome
    ? [{ type: 'put', collection: 'commitment', id, body: commitment, expect: version }]
    : await commitmentChanges(ctx, commitment, version);
  return decide(changes, answeredView(commitment));
}

async function loadPromise(ctx: Ctx, id: string) {
  const stored = await ctx.store.read(ctx.owner.id, 'commitment', id);
  const school =
    stored && isSide(ctx.actor, stored.body.school) && (await loadSchool(ctx, stored.body.school));
  if (!stored || !school) return notFound();
  const today = toLocal(ctx.now, ctx.owner.timeZone).date;
  return { ok: true as const, commitment: stored.body, school, today, version: stored.version };
}
