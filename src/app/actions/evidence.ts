import { leadsSchool } from '../../domain/people/people.ts';
import { refuse } from '../../domain/result.ts';
import { readSourceNote } from '../../domain/round/finding.ts';
import { phaseIndex, type Round } from '../../domain/round/round.ts';
import { DAY_MS } from '../../domain/time.ts';
import { readText } from '../../domain/voice/answer.ts';
import { frozenAnswers } from '../frozen.ts';
import { type LoadedRound, loadLedRound, loadRound, splitReference } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { storyOf } from '../prompt-story.ts';
import { roundVoices } from '../pupil/round-voices.ts';
import { roundContent } from '../round-facts.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { localized } from '../view.ts';
import {
  type Evidence,
  evidencePart,
  evidenceSections,
  sourceForm,
  sourcesView,
  sourceView,
  summaryForm,
  summarySentView,
} from '../views/evidence.ts';
import { button, confirmation } from '../views/parts.ts';
import { questionsOf } from '../views/question.ts';
import { formAgain } from '../views/refusal.ts';
import { putRound } from './round-move.ts';

/** A note on results, observation or research. Anyone at the school may bring one. */
export async function newSource(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadRound(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  if (!collecting(loaded.round)) return refuse('ROUND.WRONG_PHASE', { phase: 'evidence' });
  return show(sourceForm(ctx.actor, loaded, ctx.app.reference.sources), { inPlace: false });
}

export async function saveSource(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadRound(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  const { round } = loaded;
  const id = `${round.id}:${ctx.newId}`;
  const { sources } = ctx.app.reference;
  const picked = sources.find((one) => one.id === ctx.action.values.catalogue);
  const name = picked?.name[loaded.school.writtenStandard] ?? '';
  const source = [name, (ctx.action.values.source ?? '').trim()].filter((part) => part !== '').join(', ');
  const read = readSourceNote(id, round, { ...ctx.action.values, source });
  if (!read.ok)
    return { ...read, view: formAgain(sourceForm(ctx.actor, loaded, sources), ctx.action.values, read) };
  const more = [button('source.new', round.id, { $text: 'action.source.another' })];
  const back = leadsSchool(ctx.actor, round.school) ? [button('round.overview', round.id)] : [];
  const change: Change = { type: 'put', collection: 'sourceNote', id, body: read.note, expect: 0 };
  const saved = confirmation(ctx.actor, 'source.saved', {}, [...more, ...back]);
  return decide(
    [change],
    picked ? { ...saved, data: { ...saved.data, footer: localized(picked.caution) } } : saved,
  );
}

/** «kilder»: the national sources, or one of them. */
export async function aboutSources(ctx: Ctx): Promise<Decision | Refused> {
  const { sources } = ctx.app.reference;
  const one = sources.find(({ id }) => id === ctx.action.reference);
  return show(one ? sourceView(ctx.actor, one) : sourcesView(ctx.actor, sources), { inPlace: false });
}

function collecting(round: Round): boolean {
  return !round.cancelled && (round.phase === 'collect' || round.phase === 'evidence');
}

/** The leadership's own summary, with everything that came in above the field. */
export async function editSummary(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadEvidence(ctx);
  if (!loaded.ok) return loaded;
  return show(summaryForm(ctx.actor, loaded.about, loaded.sections), { inPlace: false });
}

/** Saves the summary and sends kunnskapsgrunnlaget back to each team. */
export async function sendSummary(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadEvidence(ctx);
  if (!loaded.ok) return loaded;
  const { about, sections } = loaded;
  if (ctx.again) return show(summarySentView(ctx.actor, about));
  const read = readText(ctx.action.values, 'summary', { max: 2500 });
  if (!read.ok)
    return { ...read, view: formAgain(summaryForm(ctx.actor, about, sections), ctx.action.values, read) };
  const round: Round = { ...about.round, summary: read.text, summarySentAt: ctx.now };
  const changes = [putRound(about, round), ...round.teams.map((team) => summaryDelivery(ctx, round, team))];
  return decide(changes, summarySentView(ctx.actor, { ...about, round }));
}

function summaryDelivery(ctx: Ctx, round: Round, team: string): Change {
  return {
    type: 'enqueue',
    delivery: {
      id: `${round.id}:${team}:summary:${ctx.now}`,
      recipient: { type: 'team', team },
      kind: 'summary',
      subject: round.id,
      dueAt: ctx.now,
      expiresAt: ctx.now + 30 * DAY_MS,
      urgent: false,
    },
  };
}

async function loadEvidence(ctx: Ctx) {
  const loaded = await loadLedRound(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  const { round } = loaded;
  if (round.cancelled) return refuse('ROUND.CANCELLED');
  if (round.phase === 'closed') return refuse('ROUND.CLOSED');
  if (phaseIndex(round.phase) < phaseIndex('evidence'))
    return refuse('ROUND.WRONG_PHASE', { phase: 'evidence' });
  const sections = await roundEvidence(ctx, loaded);
  return { ok: true as const, about: loaded, sections };
}

/** All of kunnskapsgrunnlaget, one part at a time: a card in a channel has room for some of it only. */
export async function readEvidence(ctx: Ctx): Promise<Decision | Refused> {
  const { id, detail } = splitReference(ctx.action.reference);
  const loaded = await loadRound(ctx, id);
  if (!loaded.ok) return loaded;
  const { round } = loaded;
  if (round.cancelled) return refuse('ROUND.CANCELLED');
  // Colleagues read it when the leadership has sent it to the teams.
  const ready = round.summarySentAt !== undefined || leadsSchool(ctx.actor, round.school);
  if (!ready || phaseIndex(round.phase) < phaseIndex('evidence'))
    return refuse('ROUND.WRONG_PHASE', { phase: 'evidence' });
  const sections = await roundEvidence(ctx, loaded);
  return show(evidencePart(ctx.actor, loaded, sections, Number(detail) || 0), { inPlace: detail !== '' });
}

/** What came in, by team and by source; nameless answers only from a group large enough. */
export async function roundEvidence(
  ctx: Pick<Ctx, 'store' | 'owner' | 'app'>,
  { round }: Pick<LoadedRound, 'round'>,
) {
  const content = await roundContent(ctx.store, ctx.owner.id, round);
  const three = await threeThings(ctx, round);
  const teams = await Promise.all(
    content.teamAnswers.map(async (answer) => ({
      answer,
      name: (await ctx.store.read(ctx.owner.id, 'team', answer.team))?.body.name ?? '',
    })),
  );
  return evidenceSections({
    teams,
    notes: content.notes,
    three,
    voices: await roundVoices(ctx.store, ctx.owner, round, ctx.app.minGroups),
    groups: ctx.app.minGroups,
  });
}

/**
 * «Tre ting» as it was when the window was over, each question's words by themselves: those who were glad of something
 * and those who were not are not read in one breath. Too few is counted for each question.
 */
async function threeThings(
  { app, store, owner }: Pick<Ctx, 'store' | 'owner' | 'app'>,
  round: Round,
): Promise<Evidence['three']> {
  const prompt = (await store.read(owner.id, 'prompt', `${round.id}:threeThings`))?.body;
  // The evidence is shown after the window only.
  const release = prompt && (await frozenAnswers(app, owner, prompt, prompt.closesAt));
  const about = prompt && (await storyOf(store, owner, prompt));
  if (!release || !about?.ok) return [];
  return questionsOf(about.story).flatMap((question) => {
    const told = release.questions.find((one) => one.question === question.id);
    return told && question.kind !== 'choice'
      ? [{ question: localized(question.text), texts: told.texts ?? [] }]
      : [];
  });
}
