import type { PersonId, SchoolId, TeamId } from '../people/people.ts';
import type { EpochMs } from '../time.ts';

/** What a set of questions is asked for; decides who sees the answers and what they become. */
export const PROMPT_PURPOSES = [
  /** Own reflection; private until shared with the team. */
  'reflection',
  /** «tre ting»; goes into the round's evidence without names. */
  'threeThings',
  /** Preparation for the analysis meeting; private until shared. */
  'analysisPrep',
  /** What the elevråd says, written down by its contact. */
  'pupilVoice',
  /** What FAU says, written down by its contact. */
  'parentVoice',
  /** Two rektorer as critical friends; private notes. */
  'criticalFriends',
  /** rektorer about the owner's help; no names. */
  'ownerCheck',
  /** Staff about how the school is led and organised; no names. */
  'leaderCheck',
] as const;
export type PromptPurpose = (typeof PROMPT_PURPOSES)[number];

/** One set of questions to a group of people, with a window. */
export interface Prompt {
  /** The occurrence's id, or `<round>:<purpose>`. */
  id: string;
  purpose: PromptPurpose;
  /** Absent when the owner asks its rektorer. */
  school?: SchoolId;
  round?: string;
  activity?: string;
  questionSet: string;
  /** Which questions of the set, at most three. */
  questions: string[];
  opensAt: EpochMs;
  closesAt: EpochMs;
  /** Who was asked. Only the bot reads this list. */
  people: PersonId[];
}

/** One person's own words. Nobody but the person (and, once shared, the team without the name) reads it. */
export interface Answer {
  prompt: string;
  person: PersonId;
  /** By question id, as typed. */
  texts: Record<string, string>;
  sharedWithTeam: boolean;
  /** The team it is shared with. */
  team?: TeamId;
  replaced?: Replaced;
}

/** Keyed hashes of the last words that others took the place of, the newest first. */
export type Replaced = readonly string[];

/** An answer without a name, under a keyed pseudonym so that it can be changed while the window is open. */
export interface UnnamedAnswer {
  prompt: string;
  texts: Record<string, string>;
  replaced?: Replaced;
}

/** That a person has answered (or skipped) something; no time, no content, no key to the answer. */
export interface Participation {
  skipped: boolean;
}

/** The team's joint answer: one holds the pen, the others see it and amend. */
export interface TeamAnswer {
  prompt: string;
  team: TeamId;
  agreed: string;
  /** «Vi er uenige» is a result. */
  disagreed: string;
  /** What others in the team added. It stands beside the text until the end: nobody's words are taken away. */
  amendments: string[];
  /** What stood there before somebody wrote anew: the team sees it until the window closes. */
  earlier?: { agreed: string; disagreed: string }[];
  pen?: { person: PersonId; until: EpochMs };
}

/** A person holds the pen this long; then anyone in the team may take it. */
export const PEN_MINUTES = 15;

/** The team's own prompt stands beside the personal one, under this id. */
export function teamPromptOf(prompt: Pick<Prompt, 'id' | 'round'>): string {
  return `${prompt.round ?? prompt.id}:team`;
}

/** The personal prompts whose shared words belong on a team's card. */
export function sharedInto(teamPrompt: Pick<Prompt, 'id' | 'round'>): string[] {
  const { id, round } = teamPrompt;
  return round ? [`${round}:reflection`, `${round}:analysisPrep`] : [id.slice(0, -':team'.length)];
}

/** Answers of these purposes carry no name even in the store. */
export function isUnnamed(purpose: PromptPurpose): boolean {
  return purpose === 'threeThings' || purpose === 'ownerCheck' || purpose === 'leaderCheck';
}

/** Own words of these purposes may be shared with the team; a note on a critical friend never. */
export function isShareable(purpose: PromptPurpose): boolean {
  return purpose === 'reflection' || purpose === 'analysisPrep';
}

/** Answers of these purposes become a note with a source in the round or the school's year. */
export function becomesSource(purpose: PromptPurpose): boolean {
  return purpose === 'pupilVoice' || purpose === 'parentVoice';
}
