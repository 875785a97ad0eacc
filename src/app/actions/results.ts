import { isOwnerStaff, leadsSchool, type School } from '../../domain/people/people.ts';
import { maySee } from '../../domain/privacy/visibility.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { readConversation, readResultNote } from '../../domain/results/read-result.ts';
import {
  conversationGate,
  conversationId,
  resultNoteId,
  TEAM_STAGES,
} from '../../domain/results/result-follow-up.ts';
import type { SourceNote } from '../../domain/round/round.ts';
import { ledSchools, loadSchool, loadWheel, notFound, splitReference } from '../load.ts';
import { type ResultStory, resultStory } from '../results/result-story.ts';
import { collectingRound, sourceNoteChange } from '../results/source-from.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { text } from '../view.ts';
import { button, confirmation } from '../views/parts.ts';
import { formAgain } from '../views/refusal.ts';
import {
  conversationForm,
  conversationSavedView,
  noteForm,
  resultsView,
  teamsOfPerson,
} from '../views/results.ts';

/** «resultater»: a, b and c at one's own school. */
export async function openResults(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadResults(ctx, ctx.action.reference);
  return loaded.ok ? show(resultsView(ctx.actor, loaded.story), { inPlace: false }) : loaded;
}

/** Reference: `<stage>@<team>`. */
export async function newResultNote(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadNote(ctx);
  return loaded.ok ? show(noteForm(ctx.actor, loaded.story, loaded), { inPlace: false }) : loaded;
}

export async function saveResultNote(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadNote(ctx);
  if (!loaded.ok) return loaded;
  const { story, stage, team, sure } = loaded;
  const place = { school: story.school.id, schoolYear: story.schoolYear, on: story.today };
  const read = readResultNote(ctx.action.values, { ...place, stage, team: team.id, sure });
  if (!read.ok) {
    // Asked about a name once: the next press is a yes to that it is none.
    const form = noteForm(ctx.actor, story, { ...loaded, sure: sure || read.code === 'RESULTS.ONE_PUPIL' });
    return { ...read, view: formAgain(form, ctx.action.values, read) };
  }
  const id = resultNoteId(place, stage, team.id);
  const version = (await ctx.store.read(ctx.owner.id, 'resultNote', id))?.version ?? 0;
  const view = confirmation(ctx.actor, `results.saved.${stage}`, { team: team.name }, [
    button('results.note', `${stage}@${team.id}`, text('action.results.edit')),
    button('results.open', story.school.id),
  ]);
  return decide([{ type: 'put', collection: 'resultNote', id, body: read.note, expect: version }], view);
}

/** c: only when a and b have given something to talk about. */
export async function openConversation(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadLed(ctx);
  return loaded.ok ? show(conversationForm(ctx.actor, loaded.story), { inPlace: false }) : loaded;
}

export async function saveConversation(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadLed(ctx);
  if (!loaded.ok) return loaded;
  const { story } = loaded;
  if (ctx.again && story.conversation) return show(conversationSavedView(ctx.actor, story));
  const place = { school: story.school.id, schoolYear: story.schoolYear, on: story.today };
  const read = readConversation(ctx.action.values, place, story.progress);
  if (!read.ok)
    return { ...read, view: formAgain(conversationForm(ctx.actor, story), ctx.action.values, read) };
  const { conversation } = read;
  return decide(
    [
      {
        type: 'put',
        collection: 'resultsConversation',
        id: conversationId(place),
        body: conversation,
        expect: story.version,
      },
    ],
    conversationSavedView(ctx.actor, { ...story, conversation }),
  );
}

/** The conclusion as a source in the round that is open. */
export async function bringConversation(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadLed(ctx);
  if (!loaded.ok) return loaded;
  const { school, conversation } = loaded.story;
  if (!conversation) return refuse('RESULTS.NOT_HELD');
  const round = await collectingRound(ctx, school.id);
  if (!round) return refuse('RESULTS.NO_ROUND');
  const wheel = await loadWheel(ctx.store, ctx.owner);
  const named = wheel.activities.find((one) => one.kind === 'resultsConversation');
  const note: SourceNote = {
    id: `${round.id}:results-${conversation.schoolYear.replace('/', '-')}`,
    school: school.id,
    round: round.id,
    kind: 'results',
    text: [conversation.together, ...conversation.proposals].join('\n'),
    source: named?.title[school.writtenStandard] ?? '',
  };
  return decide(
    [await sourceNoteChange(ctx, note)],
    confirmation(ctx.actor, 'source.saved', {}, [button('round.overview', round.id)]),
  );
}

async function loadResults(ctx: Ctx, hint: string): Promise<Result<{ story: ResultStory }>> {
  const school = await schoolFor(ctx, hint);
  if (!school) return isOwnerStaff(ctx.actor) ? refuse('NOT_ALLOWED.LEADER') : notFound();
  if (!maySee(ctx.actor, 'resultNote', { school: school.id, shared: false })) return notFound();
  return { ok: true, story: await resultStory(ctx.store, ctx.owner, school, ctx.now) };
}

async function schoolFor(ctx: Ctx, hint: string): Promise<School | undefined> {
  const [own = ''] = ctx.actor.schools;
  const id = hint === '' || hint === 'self' ? own : hint;
  return ctx.actor.schools.includes(id) ? loadSchool(ctx, id) : undefined;
}

async function loadNote(ctx: Ctx) {
  const { id: typed, detail } = splitReference(ctx.action.reference);
  const [teamId = '', mark] = detail.split('~');
  const stage = TEAM_STAGES.find((one) => one === typed);
  const team = (await ctx.store.read(ctx.owner.id, 'team', teamId || 'self'))?.body;
  if (!stage || !team) return notFound();
  const loaded = await loadResults(ctx, team.school);
  if (!loaded.ok) return loaded;
  const { story } = loaded;
  if (!teamsOfPerson(ctx.actor, story).some((one) => one.id === team.id))
    return refuse('NOT_ALLOWED.TEAM_LEAD');
  const known = story.notes.find((note) => note.stage === stage && note.team === team.id);
  return { ok: true as const, story, stage, team, sure: mark === 'sure', ...(known ? { known } : {}) };
}

async function loadLed(ctx: Ctx): Promise<Result<{ story: ResultStory }>> {
  const [first] = await ledSchools(ctx);
  const { reference } = ctx.action;
  const id = reference === '' || reference === 'self' ? (first?.id ?? '') : reference;
  if (!leadsSchool(ctx.actor, id)) return refuse('NOT_ALLOWED.LEADER');
  const loaded = await loadResults(ctx, id);
  if (!loaded.ok) return loaded;
  const gate = conversationGate(loaded.story.progress);
  return gate.type === 'hard' ? refuse(gate.code) : loaded;
}
