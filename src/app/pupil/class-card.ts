import type { Owner, School } from '../../domain/people/people.ts';
import { type Refusal, refuse } from '../../domain/result.ts';
import type { EpochMs } from '../../domain/time.ts';
import { groupOf, type HearingGroup } from '../../domain/voice/hearing.ts';
import { fieldOf } from '../../domain/voice/hearing-answer.ts';
import type { Reply } from '../action.ts';
import { classAt } from '../addresses.ts';
import { ownerOf } from '../identify.ts';
import { splitReference } from '../load.ts';
import type { Platform } from '../ports/messenger.ts';
import type { App } from '../use-case.ts';
import type { Verb } from '../verbs.ts';
import type { CardView } from '../view.ts';
import { adultForm, classCard, handedInView, toldView } from '../views/class-card.ts';
import { formAgain, refusalView } from '../views/refusal.ts';
import { BLANK, layInUrn } from './hand-in.ts';
import { type HearingStory, isHearingOpen, loadHearing, storyFor } from './hearing-story.ts';
import { tellAdult } from './way-out.ts';

export const PUPIL_VERBS: readonly Verb[] = [
  'pupil.open',
  'pupil.hand-in',
  'pupil.adult',
  'pupil.adult-send',
];

export function isPupilVerb(verb: Verb): boolean {
  return PUPIL_VERBS.includes(verb);
}

/** Somebody pressed the card in a class's channel. Who it was is used for one thing: that they hand in once. */
export interface PupilAction {
  owner: string;
  platform: Platform;
  /** The platform's own id of who pressed; it is hashed with the key and never stored. */
  user: string;
  /** The platform's own id of the channel that the card stands in, from the verified envelope. */
  channel: string;
  /** The event's own key: the same message to an adult is told once. */
  key: string;
  verb: Verb;
  reference: string;
  values: Record<string, string>;
  at: EpochMs;
}

const MAX_TRIES = 100;

interface Asked {
  owner: Owner;
  story: HearingStory;
  group: HearingGroup;
  action: PupilAction;
}

/**
 * The same questions and rules as on the page. Nothing of the press is stored: no inbox row, no time, no name. The sealed
 * paper, the count and the mark that somebody has handed in are one commit, and the mark is gone when the urn is emptied.
 */
export async function handlePupil(app: App, action: PupilAction): Promise<Reply> {
  const asked = await askedOf(app, action);
  if (!asked) return refused('nb', refuse('PUPIL_CARD.GONE'));
  const { story } = asked;
  const language = story.school.writtenStandard;
  switch (action.verb) {
    case 'pupil.adult':
      return reply('OK', adultForm(story, action.reference));
    case 'pupil.adult-send':
      return tell(app, asked);
    case 'pupil.hand-in':
      return handIn(app, asked);
    default:
      if (!isHearingOpen(story, action.at)) return refused(language, refuse('CODE.CLOSED'));
      if (await hasHandedIn(app, asked)) return reply('OK', handedInView(story, true));
      return reply('OK', classCard(story, asked.group));
  }
}

/** The hearing of the class whose channel it is; a reference to another class, or from another channel, leads nowhere. */
async function askedOf(app: App, action: PupilAction): Promise<Asked | undefined> {
  const owner = await ownerOf(app.store, action.owner);
  const inClass = owner && (await classAt(app.store, owner.id, action.platform, action.channel));
  const { id, detail } = splitReference(action.reference);
  const story = inClass === detail && owner ? await loadHearing(app.store, owner, id) : undefined;
  const group = story && groupOf(story.hearing, detail);
  const stored = owner && (await app.store.read(owner.id, 'class', detail || 'none'));
  return owner && story && group?.chat && stored?.body.chat
    ? { owner, story: storyFor(story, group), group, action }
    : undefined;
}

async function handIn(app: App, asked: Asked): Promise<Reply> {
  const { owner, story, group, action } = asked;
  const language = story.school.writtenStandard;
  const values = Object.fromEntries(story.questions.map(({ id }) => [fieldOf(id), action.values[id] ?? '']));
  if (action.values[BLANK] === 'true') values[BLANK] = 'yes';
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const now = await loadHearing(app.store, owner, story.hearing.id);
    if (!now || !isHearingOpen(now, action.at)) return refused(language, refuse('CODE.CLOSED'));
    if (await hasHandedIn(app, asked)) return reply('OK', handedInView(story, true));
    const paperId = `${story.hearing.id}:${group.id}:${app.ids.next()}`;
    const laid = await layInUrn(app, owner, { story: now, group, paperId, values });
    if (!laid.ok) return { ...refused(language, laid), view: again(asked, laid) };
    const committed = await app.store.commit(owner.id, [
      ...laid.changes,
      { type: 'put', collection: 'voiceHandedIn', id: markOf(app, asked), body: { by: 'card' }, expect: 0 },
    ]);
    if (committed.ok) return reply('OK', handedInView(story, false));
  }
  return refused(language, refuse('BUSY'));
}

function again({ story, group, action }: Asked, refusal: Refusal): CardView {
  const blank = refusal.code === 'VOICE.BLANK';
  return formAgain(classCard(story, group, blank), action.values, refusal);
}

async function hasHandedIn(app: App, asked: Asked): Promise<boolean> {
  return (await app.store.read(asked.owner.id, 'voiceHandedIn', markOf(app, asked))) !== undefined;
}

function markOf({ ids }: App, { story, group, action }: Asked): string {
  const { id } = story.hearing;
  return `${id}:${group.id}:${ids.pseudonym(`${action.platform}:${action.user}`, `${id}:card`)}`;
}

async function tell(app: App, { owner, story, action }: Asked): Promise<Reply> {
  const { school } = story;
  const token = app.ids.pseudonym(action.key, 'card-alert');
  const told = await tellAdult(app, owner, {
    school: school.id,
    token,
    values: action.values,
    now: action.at,
  });
  if (told.ok) return reply('OK', toldView(story, told.told.names));
  const form = adultForm(story, action.reference);
  return { ...refused(languageOf(school), told), view: formAgain(form, action.values, told), inPlace: true };
}

function languageOf(school: School) {
  return school.writtenStandard;
}

/** Only the one who pressed sees it; the card in the channel stays as it is for the others. */
function reply(code: string, view: CardView): Reply {
  return { code, view, inPlace: false };
}

function refused(language: 'nb' | 'nn', refusal: Refusal): Reply {
  return reply(refusal.code, refusalView(language, refusal));
}
