import type { QuestionSet, Wheel } from '../../domain/cycle/activity.ts';
import { isOpenFocus } from '../../domain/focus/focus-area.ts';
import type { School } from '../../domain/people/people.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { type DraftFields, duplicateOf, readDraft } from '../../domain/round/draft.ts';
import type { Round } from '../../domain/round/round.ts';
import { focusAreas } from '../focus/focus-story.ts';
import {
  classesOf,
  ledSchools,
  loadLedRound,
  loadWheel,
  notFound,
  peopleOf,
  splitReference,
  teamsOf,
} from '../load.ts';
import { roundsOf } from '../round-facts.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import type { DraftStory } from '../views/draft-story.ts';
import { formAgain } from '../views/refusal.ts';
import { draftForm, previewView } from '../views/round-draft.ts';

/** Stands where the id of a draft would, before there is one. */
export const NEW_DRAFT = 'new';

/** «ny runde»: an empty form, or an earlier draft's. Reference: '', a school's id or a draft's id. */
export async function newRound(ctx: Ctx): Promise<Decision | Refused> {
  const { reference } = ctx.action;
  const draft = await ctx.store.read(ctx.owner.id, 'round', reference);
  if (draft) {
    const loaded = await loadDraft(ctx, reference);
    return loaded.ok ? show(draftForm(ctx.actor, loaded.story, reference, loaded.story.round)) : loaded;
  }
  const story = await emptyStory(ctx, splitReference(reference).id);
  if (!story.ok) return story;
  return show(draftForm(ctx.actor, story.story, `${NEW_DRAFT}@${story.story.school.id}`), { inPlace: false });
}

/** Saves the form as a draft and shows what would be sent to whom. Nothing is sent. */
export async function saveDraft(ctx: Ctx): Promise<Decision | Refused> {
  const { id, detail } = splitReference(ctx.action.reference);
  const made = ctx.again && id === NEW_DRAFT ? await loadDraft(ctx, ctx.newId) : undefined;
  if (made?.ok) return show(previewView(ctx.actor, made.story));
  const existing = id === NEW_DRAFT ? undefined : await loadDraft(ctx, id);
  if (existing && !existing.ok) return existing;
  const story = existing ? existing : await emptyStory(ctx, detail);
  if (!story.ok) return story;
  const read = readDraft(ctx.action.values, story.story.sets, story.story.teams);
  if (!read.ok) {
    return {
      ...read,
      view: formAgain(draftForm(ctx.actor, story.story, ctx.action.reference), ctx.action.values, read),
    };
  }
  const round = existing?.story.round
    ? { ...existing.story.round, ...read.fields }
    : freshRound(ctx, story.story.school, read.fields);
  const { occurrence } = story.story;
  const body = withFocus(
    occurrence && !round.occurrence ? { ...round, occurrence } : round,
    story.story.focus.find(({ id: area }) => area === ctx.action.values.focus)?.id,
  );
  return decide(
    [{ type: 'put', collection: 'round', id: body.id, body, expect: existing?.version ?? 0 }],
    previewView(ctx.actor, { ...story.story, round: body }),
  );
}

function withFocus({ focus: _, ...round }: Round, focus: string | undefined): Round {
  return focus === undefined ? round : { ...round, focus };
}

export async function preview(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadDraft(ctx, ctx.action.reference);
  return loaded.ok ? show(previewView(ctx.actor, loaded.story)) : loaded;
}

/** Last year's round (or any earlier one) as a new draft. */
export async function duplicate(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadLedRound(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  const story = await emptyStory(ctx, loaded.school.id);
  if (!story.ok) return story;
  const round = freshRound(ctx, loaded.school, duplicateOf(loaded.round));
  return decide(
    [{ type: 'put', collection: 'round', id: round.id, body: round, expect: 0 }],
    previewView(ctx.actor, { ...story.story, round }),
    { inPlace: false },
  );
}

function freshRound(ctx: Ctx, school: School, fields: DraftFields): Round {
  return {
    id: ctx.newId,
    school: school.id,
    ...fields,
    createdBy: ctx.actor.id,
    createdAt: ctx.now,
    phase: 'draft',
    history: [{ phase: 'draft', at: ctx.now }],
    summary: '',
    priority: [],
    goals: [],
  };
}

export type LoadedDraft = Result<{ story: DraftStory & { round: Round }; version: number }>;

/** A draft that the actor leads, with what its form and preview need. */
export async function loadDraft(ctx: Ctx, id: string): Promise<LoadedDraft> {
  const loaded = await loadLedRound(ctx, id);
  if (!loaded.ok) return loaded;
  if (loaded.round.phase !== 'draft' || loaded.round.cancelled) return refuse('ROUND.ALREADY_STARTED');
  const story = await emptyStory(ctx, loaded.school.id);
  if (!story.ok) return story;
  return { ok: true, story: { ...story.story, round: loaded.round }, version: loaded.stored.version };
}

async function emptyStory(ctx: Ctx, hint: string): Promise<Result<{ story: DraftStory }>> {
  const led = await ledSchools(ctx);
  const [first] = led;
  if (!first) return refuse('NOT_ALLOWED.LEADER');
  const occurrence = (await ctx.store.read(ctx.owner.id, 'occurrence', hint || 'self'))?.body;
  const wanted = occurrence?.school ?? (hint || 'self');
  const school = wanted === 'self' ? first : led.find((one) => one.id === wanted);
  if (!school) return notFound();
  const { id } = ctx.owner;
  const [teams, people, wheel, rounds, classes] = await Promise.all([
    teamsOf(ctx.store, id, school.id),
    peopleOf(ctx.store, id, school.id),
    loadWheel(ctx.store, ctx.owner),
    roundsOf(ctx.store, id, school.id),
    classesOf(ctx.store, id, school.id),
  ]);
  const sets = setsForRounds(wheel);
  const story: DraftStory = {
    school,
    teams,
    people,
    sets,
    zone: ctx.owner.timeZone,
    earlier: earlierRounds(rounds),
    classes,
    pupilSets: wheel.questionSets.filter((set) => set.audience === 'pupils'),
    hasPages: ctx.app.publicUrl !== undefined,
    focus: (await focusAreas(ctx.store, ctx.owner, school.id)).filter(isOpenFocus),
  };
  if (occurrence) story.occurrence = occurrence.id;
  return { ok: true, story };
}

/** Sent by the round itself, at its own moment. */
const SENT_BY_ROUNDS: readonly string[] = ['analysis-prep'];
/** Begins with the staff's own wondering, so it fits every theme. */
const GENERAL_SET = 'round-wondering';

/** Sets for staff that no activity of the wheel has for its own, the one that always fits first. */
function setsForRounds(wheel: Wheel): QuestionSet[] {
  const used = new Set(wheel.activities.map((activity) => activity.questionSet));
  const free = wheel.questionSets.filter(
    (set) => set.audience === 'staff' && !used.has(set.id) && !SENT_BY_ROUNDS.includes(set.id),
  );
  return free.sort((a, b) => Number(b.id === GENERAL_SET) - Number(a.id === GENERAL_SET));
}

function earlierRounds(rounds: Round[]): Round[] {
  return rounds
    .filter((round) => round.phase !== 'draft')
    .sort((a, b) => b.createdAt - a.createdAt)
    .slice(0, 3);
}
