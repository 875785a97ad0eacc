import type { Person } from '../../domain/people/people.ts';
import { canShow } from '../../domain/privacy/min-group.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { type Answer, type Prompt, sharedInto, type TeamAnswer } from '../../domain/voice/prompt.ts';
import {
  amend,
  emptyTeamAnswer,
  penHolder,
  saveTeamAnswer,
  takePen,
} from '../../domain/voice/team-answer.ts';
import { all, notFound, splitReference } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { storyOf } from '../prompt-story.ts';
import { type App, type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { type CardView, localized } from '../view.ts';
import { type PromptStory, questionsOf, shownAnswer } from '../views/question.ts';
import { formAgain } from '../views/refusal.ts';
import {
  amendedView,
  amendForm,
  penForm,
  penLostForm,
  savedView,
  type TeamStory,
  teamClosedView,
  teamView,
} from '../views/team-answer.ts';

/** The card as it is for this person: the form for the one who writes, what everybody sees for the others. */
export async function viewTeam(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadTeam(ctx);
  if (!loaded.ok) return loaded;
  const { story } = loaded;
  if (ctx.now >= story.prompt.closesAt) return show(teamClosedView(story));
  return show(story.holder?.id === ctx.actor.id ? penForm(ctx.actor, story) : teamView(story));
}

/** Takes the pen: the actor gets the form, everybody else sees who is writing. */
export async function takeTeamPen(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadTeam(ctx);
  if (!loaded.ok) return loaded;
  const { story, version } = loaded;
  if (ctx.now >= story.prompt.closesAt) return { ok: false, code: 'PROMPT.CLOSED' };
  const taken = takePen(story.answer, ctx.actor.id, ctx.now);
  if (!taken.ok) return refuse('TEAM.PEN_TAKEN', { name: story.holder?.name ?? '' });
  const next: TeamStory = { ...story, answer: taken.answer, holder: ctx.actor };
  const changes = [putTeamAnswer(story, taken.answer, version), updateShared(ctx, story)];
  return decide(changes, penForm(ctx.actor, next), { inPlace: false });
}

export async function saveTeam(ctx: Ctx): Promise<Decision | Refused> {
  return write(
    ctx,
    (story) => saveTeamAnswer(story.answer, story.prompt, ctx.actor.id, ctx.action.values, ctx.now),
    penForm,
  );
}

export async function openAmend(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadTeam(ctx);
  return loaded.ok ? show(amendForm(ctx.actor, loaded.story), { inPlace: false }) : loaded;
}

export async function saveAmend(ctx: Ctx): Promise<Decision | Refused> {
  return write(
    ctx,
    (story) => amend(story.answer, story.prompt, ctx.action.values, ctx.now),
    amendForm,
    (person, story) => amendedView(person, story, (ctx.action.values.amendment ?? '').trim()),
  );
}

async function write(
  ctx: Ctx,
  change: (story: TeamStory) => Result<{ answer: TeamAnswer }>,
  form: (person: Person, story: TeamStory) => CardView,
  receipt: (person: Person, story: TeamStory) => CardView = savedView,
): Promise<Decision | Refused> {
  const loaded = await loadTeam(ctx);
  if (!loaded.ok) return loaded;
  const { story, version } = loaded;
  if (ctx.again) return show(receipt(ctx.actor, story));
  const changed = withName(change(story), story);
  if (!changed.ok) {
    const again = changed.code === 'TEAM.PEN_LOST' ? penLostForm : form;
    return { ...changed, view: formAgain(again(ctx.actor, story), ctx.action.values, changed) };
  }
  const next: TeamStory = { ...story, answer: changed.answer };
  return decide(
    [putTeamAnswer(story, changed.answer, version), updateShared(ctx, story)],
    receipt(ctx.actor, next),
  );
}

/** The sentence says who holds the pen. */
function withName<T>(result: Result<T>, { holder }: TeamStory): Result<T> {
  if (result.ok || result.code !== 'TEAM.PEN_TAKEN') return result;
  return refuse(result.code, { name: holder?.name ?? '' });
}

function putTeamAnswer(story: TeamStory, body: TeamAnswer, version: number): Change {
  return {
    type: 'put',
    collection: 'teamAnswer',
    id: teamKey(story.prompt, story.team.id),
    body,
    expect: version,
  };
}

/** The card in the channel is drawn anew for everybody, through the outbox like every other message. */
function updateShared(ctx: Ctx, { prompt, team }: TeamStory): Change {
  return teamUpdate(ctx, prompt.id, team.id, prompt.closesAt);
}

export function teamUpdate(ctx: Ctx, prompt: string, team: string, closesAt: number): Change {
  return {
    type: 'enqueue',
    delivery: {
      id: `${prompt}:${team}:update:${ctx.action.key}`,
      recipient: { type: 'team', team },
      kind: 'team-update',
      subject: prompt,
      dueAt: ctx.now,
      expiresAt: closesAt,
      urgent: false,
      replaces: teamPromptId(prompt, team),
    },
  };
}

export function teamPromptId(prompt: string, team: string): string {
  return `${prompt}:${team}:team-prompt`;
}

export function teamKey(prompt: Prompt, team: string): string {
  return `${prompt.id}:${team}`;
}

async function loadTeam(ctx: Ctx): Promise<Result<{ story: TeamStory; version: number }>> {
  const { id, detail } = splitReference(ctx.action.reference);
  // The team's own card: colleagues elsewhere read its answer in the evidence.
  if (!ctx.actor.teams.includes(detail)) return notFound();
  return teamStory(ctx.app, ctx.owner, id, detail, ctx.now);
}

/** All that the team's card shows, read anew. */
export async function teamStory(
  app: App,
  owner: Ctx['owner'],
  promptId: string,
  teamId: string,
  now: number,
): Promise<Result<{ story: TeamStory; version: number }>> {
  const { store } = app;
  const prompt = (await store.read(owner.id, 'prompt', promptId))?.body;
  const team = (await store.read(owner.id, 'team', teamId))?.body;
  if (!prompt || !team || team.school !== prompt.school) return notFound();
  const base = await storyOf(store, owner, prompt);
  if (!base.ok) return base;
  const stored = await store.read(owner.id, 'teamAnswer', teamKey(prompt, teamId));
  const answer = stored?.body ?? emptyTeamAnswer(promptId, teamId);
  const holderId = penHolder(answer, now);
  const holder = holderId === undefined ? undefined : (await store.read(owner.id, 'person', holderId))?.body;
  const shared = await sharedWords(app, owner, prompt, teamId);
  return { ok: true, story: { ...base.story, team, answer, holder, shared }, version: stored?.version ?? 0 };
}

/**
 * What people shared with this team, under the question it answers: in no order that tells who, so that nobody sees which
 * words lie beside which, and only from a team large enough.
 */
async function sharedWords(
  app: App,
  owner: Ctx['owner'],
  prompt: Prompt,
  team: string,
): Promise<TeamStory['shared']> {
  const people = (await all(app.store, owner.id, 'person')).filter(
    (one) => one.active && one.teams.includes(team),
  );
  if (!canShow('team', people.length, app.minGroups)) return [];
  const ids = new Set(people.map((one) => one.id));
  const shared = await Promise.all(
    sharedInto(prompt).map(async (id) => {
      const answers = (await all(app.store, owner.id, 'answer', `${id}:`)).filter(
        (one: Answer) => one.sharedWithTeam && one.team === team && ids.has(one.person),
      );
      const asked = (await app.store.read(owner.id, 'prompt', id))?.body;
      const about = asked && (await storyOf(app.store, owner, asked));
      return about?.ok ? byQuestion(about.story, answers) : [];
    }),
  );
  return shared.flat();
}

function byQuestion(story: PromptStory, answers: Answer[]): TeamStory['shared'] {
  return questionsOf(story).flatMap((question) => {
    const said = answers.flatMap(({ texts }) => texts[question.id] ?? []).sort();
    const words = said.map((one) => shownAnswer(question, one));
    return words.length > 0 ? [{ question: localized(question.text), words }] : [];
  });
}
