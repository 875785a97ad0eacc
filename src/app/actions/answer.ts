import type { SourceNote } from '../../domain/round/round.ts';
import { isOpen, readAnswer } from '../../domain/voice/answer.ts';
import {
  becomesSource,
  isShareable,
  isUnnamed,
  type Prompt,
  teamPromptOf,
} from '../../domain/voice/prompt.ts';
import { isOvertaken, meantReference, replacedBy } from '../late-press.ts';
import { splitReference } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { answerKey, loadStory, type OwnAnswer, ownAnswer, unnamedKey } from '../prompt-story.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { button, confirmation, submit } from '../views/parts.ts';
import { answeredView, closedView, type PromptStory, questionsOf, questionView } from '../views/question.ts';
import { formAgain } from '../views/refusal.ts';
import { teamUpdate } from './team-answer.ts';

/** Rektor's trial of a round: the card is real, nothing is kept. */
export const TRIAL = 'trial';

/** What a trial card answers to whatever is pressed. */
export function trialReply(ctx: Ctx): Decision {
  const { id } = splitReference(ctx.action.reference);
  const back = button('round.preview', id.slice(0, -`:${TRIAL}`.length), {
    $text: 'action.round.backToPreview',
  });
  return show(confirmation(ctx.actor, 'prompt.trial', {}, [{ ...back, style: 'primary' }]), {
    inPlace: false,
  });
}

export function isTrial(reference: string): boolean {
  return splitReference(reference).id.endsWith(`:${TRIAL}`);
}

export async function saveAnswer(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadAsked(ctx);
  if (!loaded.ok) return loaded;
  const { story, own } = loaded;
  if (ctx.again && own) return show(answeredView(ctx.actor, story, own.texts, own));
  const read = readAnswer(story.prompt, ctx.action.values, ctx.now);
  if (!read.ok) {
    if (read.code === 'PROMPT.CLOSED') return { ...read, view: closedView(ctx.actor, story, own?.texts) };
    return { ...read, view: formAgain(questionView(ctx.actor, story), ctx.action.values, read) };
  }
  if (own && isOvertaken(ctx, story.prompt, read.texts, own)) return askWhetherMeant(ctx, story, own);
  const changes = answerChanges(ctx, story, read.texts, own);
  return decide(changes, answeredView(ctx.actor, story, read.texts, own));
}

/** The form with the earlier words in it, whose button says that they are to stand after all. */
function askWhetherMeant(ctx: Ctx, story: PromptStory, own: OwnAnswer): Refused {
  const refused = { ok: false, code: 'ANSWER.WORDS_OF_BEFORE' } as const;
  const form = questionView(ctx.actor, story);
  const actions = [submit('answer.save', meantReference(story.prompt, own))];
  const view = { ...form, data: { ...form.data, actions } };
  return { ...refused, view: formAgain(view, ctx.action.values, refused) };
}

export async function editAnswer(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadAsked(ctx);
  if (!loaded.ok) return loaded;
  const { story, own } = loaded;
  if (!isOpen(story.prompt, ctx.now)) return show(closedView(ctx.actor, story, own?.texts));
  return show(questionView(ctx.actor, story, { texts: own?.texts ?? {} }));
}

/**
 * Shares one's own words with one team, without the name, or takes them back. One team at a time: the same words
 * in two channels at once would name whoever is in both.
 */
export async function shareAnswer(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadAsked(ctx);
  if (!loaded.ok) return loaded;
  const { story, own } = loaded;
  if (!own || !isShareable(story.prompt.purpose)) return { ok: false, code: 'ANSWER.NOTHING_TO_SHARE' };
  if (!isOpen(story.prompt, ctx.now))
    return { ok: false, code: 'PROMPT.CLOSED', view: closedView(ctx.actor, story, own.texts) };
  if (ctx.again) return show(answeredView(ctx.actor, story, own.texts, own));
  const team = sharedTeam(ctx);
  if (!own.shared && team === undefined) return { ok: false, code: 'ANSWER.NOTHING_TO_SHARE' };
  // The button of another team moves the words there; the plain one takes them back.
  const moves = detailOf(ctx) !== '' && team !== undefined && team !== own.team;
  const shared = !own.shared || moves;
  const change = namedAnswer(ctx, story.prompt, own.texts, { ...own, shared, team });
  const cards = await sharedCards(ctx, story.prompt);
  return decide(
    [change, ...cards],
    answeredView(ctx.actor, story, own.texts, { shared, ...(team ? { team } : {}) }),
  );
}

/** The team of the button, if one is in it; the only team when the button names none. */
function sharedTeam(ctx: Ctx): string | undefined {
  const { teams } = ctx.actor;
  const detail = detailOf(ctx);
  return detail === '' && teams.length === 1 ? teams[0] : teams.find((team) => team === detail);
}

function detailOf(ctx: Ctx): string {
  return splitReference(ctx.action.reference).detail;
}

/** The cards of one's own teams that show the shared words are drawn anew. */
async function sharedCards(ctx: Ctx, prompt: Prompt): Promise<Change[]> {
  const card = (await ctx.store.read(ctx.owner.id, 'prompt', teamPromptOf(prompt)))?.body;
  return card ? ctx.actor.teams.map((team) => teamUpdate(ctx, card.id, team, card.closesAt)) : [];
}

async function loadAsked(ctx: Ctx) {
  const loaded = await loadStory(ctx.store, ctx.owner, ctx.actor, splitReference(ctx.action.reference).id);
  if (!loaded.ok) return loaded;
  const own = await ownAnswer(ctx.store, ctx.app.ids, ctx.owner.id, loaded.story.prompt, ctx.actor.id);
  return { ok: true as const, story: loaded.story, own };
}

function answerChanges(
  ctx: Ctx,
  story: PromptStory,
  texts: Record<string, string>,
  own: OwnAnswer | undefined,
): Change[] {
  const { prompt } = story;
  const participation: Change = {
    type: 'insert',
    collection: 'participation',
    id: answerKey(prompt, ctx.actor.id),
    body: { skipped: false },
  };
  if (isUnnamed(prompt.purpose)) {
    const id = unnamedKey(ctx.app.ids, prompt, ctx.actor.id);
    const body = { prompt: prompt.id, texts, ...replacedBy(ctx, prompt, texts, own) };
    return [participation, { type: 'put', collection: 'unnamedAnswer', id, body, expect: own?.version ?? 0 }];
  }
  const changes = [
    participation,
    namedAnswer(ctx, prompt, texts, {
      shared: false,
      version: 0,
      ...own,
      ...replacedBy(ctx, prompt, texts, own),
    }),
  ];
  if (becomesSource(prompt.purpose) && prompt.school) changes.push(...sourceChanges(story, texts));
  return changes;
}

function namedAnswer(
  ctx: Ctx,
  prompt: Prompt,
  texts: Record<string, string>,
  { shared, team, version, replaced }: Omit<OwnAnswer, 'texts' | 'team'> & { team?: string | undefined },
): Change {
  return {
    type: 'put',
    collection: 'answer',
    id: answerKey(prompt, ctx.actor.id),
    body: {
      prompt: prompt.id,
      person: ctx.actor.id,
      texts,
      sharedWithTeam: shared,
      ...(shared && team !== undefined ? { team } : {}),
      ...(replaced ? { replaced } : {}),
    },
    expect: version,
  };
}

/** What elevråd or FAU said is a source in the round (or the school's year), written again when it is changed. */
function sourceChanges(story: PromptStory, texts: Record<string, string>): Change[] {
  const { prompt } = story;
  const kind = prompt.purpose === 'pupilVoice' ? 'pupils' : 'parents';
  const id = `${prompt.round ?? 'year'}:${prompt.id}:${kind}`;
  const language = story.school?.writtenStandard ?? 'nb';
  const text = questionsOf(story)
    .flatMap((question) => (texts[question.id] ? [`${question.text[language]} ${texts[question.id]}`] : []))
    .join('\n');
  const body: SourceNote = { id, school: prompt.school ?? '', kind, text, source: '' };
  if (prompt.round) body.round = prompt.round;
  // Deleted and written anew: the note has no history of its own.
  return [
    { type: 'delete', collection: 'sourceNote', id },
    { type: 'insert', collection: 'sourceNote', id, body },
  ];
}
