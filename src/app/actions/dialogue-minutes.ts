import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { type Commitment, isSide, readCommitment, takesPart } from '../../domain/dialogue/dialogue.ts';
import {
  correctSummary as corrected,
  finishSummary,
  isMinuteStep,
  MAX_STEP_LENGTH,
  nextStep,
  saveStep as savedStep,
  sendSummary,
} from '../../domain/dialogue/minutes.ts';
import { leadsSchool } from '../../domain/people/people.ts';
import { refuse } from '../../domain/result.ts';
import { readText } from '../../domain/voice/answer.ts';
import { commitmentChanges } from '../commitments.ts';
import { finalChanges, summaryChanges } from '../dialogue/invite.ts';
import type { DialogueStory } from '../dialogue-story.ts';
import { all, splitReference } from '../load.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { minutesForm, stepForm, summaryView } from '../views/dialogue-minutes.ts';
import { formAgain, refusalText } from '../views/refusal.ts';
import { loadDialogue, putDialogue } from './dialogue.ts';

/** The minutes are written by the two sides (and the school's leaders); guests correct them. */
async function loadWriter(ctx: Ctx, id?: string) {
  const loaded = await loadDialogue(ctx, id);
  if (!loaded.ok) return loaded;
  const { school } = loaded.story;
  const writes = isSide(ctx.actor, school.id) || leadsSchool(ctx.actor, school.id);
  if (!writes) return refuse('NOT_ALLOWED.MINUTES');
  if (!loaded.story.mayWrite) return refuse('DIALOGUE.NOT_YET');
  return loaded.story.isFinal ? alreadyFinal(ctx, loaded.story) : loaded;
}

/** An old form gives way to what was sent, so that nobody presses it again. */
function alreadyFinal(ctx: Ctx, story: DialogueStory): Refused {
  const refusal = refuse('DIALOGUE.FINAL');
  const view = summaryView(ctx.actor, story);
  return { ...refusal, view: { ...view, data: { ...view.data, notice: refusalText(refusal) } } };
}

export async function openMinutes(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadWriter(ctx);
  return loaded.ok ? show(minutesForm(ctx.actor, loaded.story)) : loaded;
}

/** One of the steps before the summary. */
export async function openStep(ctx: Ctx): Promise<Decision | Refused> {
  const { id, detail } = splitReference(ctx.action.reference);
  const loaded = await loadWriter(ctx, id);
  if (!loaded.ok) return loaded;
  const step = isMinuteStep(detail) ? detail : 'rough';
  return show(
    step === 'condensed' ? minutesForm(ctx.actor, loaded.story) : stepForm(ctx.actor, loaded.story, step),
  );
}

/** Saves a step and goes on to the next, which begins with the same words. */
export async function saveStep(ctx: Ctx): Promise<Decision | Refused> {
  const { id, detail } = splitReference(ctx.action.reference);
  const loaded = await loadWriter(ctx, id);
  if (!loaded.ok) return loaded;
  const { story, version } = loaded;
  const step = isMinuteStep(detail) && detail !== 'condensed' ? detail : 'rough';
  const saved = savedStep(story.dialogue, step, ctx.action.values, todayOf(ctx), ctx.now);
  if (!saved.ok)
    return { ...saved, view: formAgain(stepForm(ctx.actor, story, step), ctx.action.values, saved) };
  const after = { ...story, dialogue: saved.dialogue };
  const next = nextStep(step);
  const view = next === 'condensed' ? minutesForm(ctx.actor, after) : stepForm(ctx.actor, after, next);
  return decide([putDialogue(saved.dialogue, version)], view);
}

/** The summary and a promise from each side, each asked about on its date; everybody who took part may correct it. */
export async function saveMinutes(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadWriter(ctx);
  if (!loaded.ok) return loaded;
  const { story, version } = loaded;
  if (ctx.again) return show(summaryView(ctx.actor, story));
  const again = (refusal: Refused) => ({
    ...refusal,
    view: formAgain(minutesForm(ctx.actor, story), ctx.action.values, refusal),
  });
  const minutes = readText(ctx.action.values, 'minutes', { max: MAX_STEP_LENGTH });
  if (!minutes.ok) return again(minutes);
  const today = todayOf(ctx);
  const made: Commitment[] = [];
  for (const by of ['school', 'owner'] as const) {
    const base = { id: ctx.app.ids.next(), school: story.dialogue.school, by, origin: story.dialogue.id };
    const fields = { text: `${by}Promise`, date: `${by}Date` };
    const read = readCommitment(base, ctx.action.values, fields, today);
    if (!read.ok) return again(read);
    // A form that is sent twice with the same words is one promise.
    const known = story.commitments.some(
      (one) => one.origin === base.origin && one.by === by && one.text === read.commitment?.text,
    );
    if (read.commitment && !known) made.push(read.commitment);
  }
  const sent = sendSummary(story.dialogue, minutes.text, today, ctx.now);
  if (!sent.ok) return again(sent);
  const { dialogue } = sent;
  const promises = await Promise.all(made.map((one) => commitmentChanges(ctx, one, 0)));
  const others = (await all(ctx.store, ctx.owner.id, 'person')).filter((one) => one.id !== ctx.actor.id);
  const view = summaryView(ctx.actor, { ...story, dialogue, commitments: [...story.commitments, ...made] });
  return decide(
    [putDialogue(dialogue, version), ...promises.flat(), ...summaryChanges(dialogue, others, ctx.now)],
    view,
  );
}

export async function openSummary(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadDialogue(ctx);
  if (!loaded.ok) return loaded;
  if (!loaded.story.dialogue.summary) return refuse('DIALOGUE.NO_SUMMARY');
  return show(summaryView(ctx.actor, loaded.story), { inPlace: false });
}

/** A participant wants something changed: the two sides see it, without a name, and look at the summary again. */
export async function correctSummary(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadDialogue(ctx);
  if (!loaded.ok) return loaded;
  const { story, version } = loaded;
  if (!takesPart(ctx.actor, story.dialogue)) return refuse('NOT_ALLOWED.MINUTES');
  if (ctx.again) return show(summaryView(ctx.actor, story));
  const read = corrected(story.dialogue, ctx.action.values, todayOf(ctx), ctx.now);
  if (!read.ok) return { ...read, view: formAgain(summaryView(ctx.actor, story), ctx.action.values, read) };
  const view = summaryView(ctx.actor, { ...story, dialogue: read.dialogue });
  const thanks = { ...view, data: { ...view.data, notice: { $text: 'minutes.correctionThanks' } } };
  return decide([putDialogue(read.dialogue, version)], thanks);
}

/** Closes the summary before its date; every card that shows it says so. */
export async function closeSummary(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadWriter(ctx);
  if (!loaded.ok) return loaded;
  const { story, version } = loaded;
  const finished = finishSummary(story.dialogue, todayOf(ctx), ctx.now);
  if (!finished.ok) return finished;
  const people = await all(ctx.store, ctx.owner.id, 'person');
  return decide(
    [putDialogue(finished.dialogue, version), ...finalChanges(finished.dialogue, people, ctx.now)],
    summaryView(ctx.actor, { ...story, dialogue: finished.dialogue, isFinal: true }),
  );
}

function todayOf(ctx: Ctx): string {
  return toLocal(ctx.now, ctx.owner.timeZone).date;
}
