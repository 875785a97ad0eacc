import type { Person } from '../../domain/people/people.ts';
import type { Release, TextGroup } from '../../domain/privacy/voice-release.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { chosen } from '../../domain/round/draft.ts';
import { phaseIndex, type SourceNote } from '../../domain/round/round.ts';
import { readText } from '../../domain/voice/answer.ts';
import { all, notFound, peopleOf, splitReference } from '../load.ts';
import type { Change, Stored } from '../ports/store.ts';
import { type HearingStory, loadHearing, newestHearing } from '../pupil/hearing-story.ts';
import { type Reader, readsWords, resultFor, type SeenResult } from '../pupil/results.ts';
import { contactsSeeMore } from '../pupil/tell-result.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { confirmation } from '../views/parts.ts';
import { formAgain } from '../views/refusal.ts';
import { councilForm, resultView, reviewForm, TEXTS_A_TIME } from '../views/voice-result.ts';

/** `<hearing>`, or `<hearing>@<part>` to turn the page of a long one. */
export async function showResult(ctx: Ctx): Promise<Decision | Refused> {
  const { id, detail } = splitReference(ctx.action.reference);
  const asked = id === 'self' ? await newestResult(ctx) : id;
  if (asked === undefined) return refuse('VOICE.NONE_YET');
  const loaded = await loadResult(ctx, asked);
  if (!loaded.ok) return loaded;
  const view = resultView(ctx.actor, loaded.story, loaded.result, Number(detail));
  return show(view, { inPlace: detail !== '' });
}

/** «elevsvar» names no hearing: the last that this person may read. */
async function newestResult(ctx: Ctx): Promise<string | undefined> {
  const readable = new Set<string>();
  for (const { id, school } of await all(ctx.store, ctx.owner.id, 'hearing'))
    if (ctx.actor.schools.includes(school) && (await loadResult(ctx, id)).ok) readable.add(id);
  return newestHearing(ctx.store, ctx.owner, ({ id }) => readable.has(id));
}

/** A named adult reads the words of a class before they go further. */
export async function reviewWords(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadWords(ctx);
  if (!loaded.ok) return loaded;
  return show(reviewForm(ctx.actor, loaded.story, loaded, loaded.staff), { inPlace: false });
}

export async function saveReview(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadWords(ctx);
  if (!loaded.ok) return loaded;
  const { story, stored, group, from, staff } = loaded;
  if (ctx.again || group.readTo !== from) return show(reviewForm(ctx.actor, story, loaded, staff));
  const until = Math.min(from + TEXTS_A_TIME, group.texts.length);
  const wanted = new Set(chosen(ctx.action.values.pass));
  const passed = group.texts.slice(from, until).filter((_, index) => wanted.has(String(from + index + 1)));
  const next: TextGroup = {
    ...group,
    passed: [...group.passed, ...passed],
    readTo: until,
    reader: ctx.actor.id,
  };
  const body = withGroup(stored.body, loaded.question, next);
  const put: Change = { type: 'put', collection: 'release', id: stored.id, body, expect: stored.version };
  const nth = `${loaded.question}:${group.id}:${until}`;
  const seen = passed.length > 0 ? await contactsSeeMore(ctx.app, ctx.owner, story, ctx.now, nth) : [];
  const changes = [put, ...seen];
  if (until < group.texts.length)
    return decide(changes, reviewForm(ctx.actor, story, { ...loaded, group: next, from: until }, staff));
  const result = resultFor(loaded.reader, story, body, ctx.app.minGroups);
  return decide(
    changes,
    result ? resultView(ctx.actor, story, result) : confirmation(ctx.actor, 'voiceReview.done'),
  );
}

/** What elevråd (or FAU) says when it has seen the answers: a source of its own in the round. */
export async function openCouncil(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadCouncil(ctx);
  return loaded.ok
    ? show(councilForm(ctx.actor, loaded.story, loaded.note?.text), { inPlace: false })
    : loaded;
}

export async function saveCouncil(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadCouncil(ctx);
  if (!loaded.ok) return loaded;
  const { story, id } = loaded;
  const read = readText(ctx.action.values, 'council', { max: 1500 });
  if (!read.ok) {
    const form = councilForm(ctx.actor, story, ctx.action.values.council);
    return { ...read, view: formAgain(form, ctx.action.values, read) };
  }
  const { hearing } = story;
  const kind = hearing.voice;
  const source = kind === 'pupils' ? 'Elevrådet' : 'FAU';
  const body: SourceNote = { id, school: hearing.school, kind, text: read.text, source };
  if (hearing.round) body.round = hearing.round;
  const changes: Change[] = [
    { type: 'delete', collection: 'sourceNote', id },
    { type: 'insert', collection: 'sourceNote', id, body },
  ];
  return decide(changes, confirmation(ctx.actor, `voiceCouncil.${kind}`));
}

async function loadResult(
  ctx: Ctx,
  id: string,
): Promise<
  Result<{
    story: HearingStory;
    stored: Stored<Release>;
    reader: Reader;
    result: SeenResult;
    staff: Person[];
  }>
> {
  const story = await loadHearing(ctx.store, ctx.owner, id);
  const stored = story && (await ctx.store.read(ctx.owner.id, 'release', id));
  if (!story || !stored) return notFound();
  const staff = await peopleOf(ctx.store, ctx.owner.id, story.hearing.school);
  const reader = { person: ctx.actor, taught: new Set(staff.flatMap((one) => one.homeroomOf ?? [])) };
  const result = resultFor(reader, story, stored.body, ctx.app.minGroups);
  return result ? { ok: true, story, stored, reader, result, staff } : notFound();
}

/** `<hearing>@<group>/<question>` */
async function loadWords(ctx: Ctx) {
  const { id, detail } = splitReference(ctx.action.reference);
  const loaded = await loadResult(ctx, id);
  if (!loaded.ok) return loaded;
  const slash = detail.indexOf('/');
  const [groupId, question] = [detail.slice(0, slash), detail.slice(slash + 1)];
  const group = loaded.stored.body.questions
    .find((one) => one.question === question)
    ?.groups?.find((one) => one.id === groupId);
  if (!group || !readsWords(loaded.reader, loaded.story, group)) return notFound();
  if (group.texts.length === 0) return refuse('VOICE.DELETED');
  return { ...loaded, question, group, from: group.readTo };
}

function withGroup(release: Release, question: string, next: TextGroup): Release {
  const questions = release.questions.map((one) =>
    one.question === question && one.groups
      ? { ...one, groups: one.groups.map((group) => (group.id === next.id ? next : group)) }
      : one,
  );
  return { ...release, questions };
}

async function loadCouncil(ctx: Ctx) {
  const loaded = await loadResult(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  const { story } = loaded;
  const role = story.hearing.voice === 'pupils' ? 'pupilCouncilContact' : 'parentCommitteeContact';
  if (!ctx.actor.roles.includes(role)) return notFound();
  if (story.round && phaseIndex(story.round.phase) > phaseIndex('analyse')) {
    return refuse('ROUND.WRONG_PHASE', { phase: 'evidence' });
  }
  const id = `${story.hearing.round ?? 'year'}:${story.hearing.id}:council`;
  const note = (await all(ctx.store, ctx.owner.id, 'sourceNote', id))[0];
  return { ok: true as const, story, id, ...(note ? { note } : {}) };
}
