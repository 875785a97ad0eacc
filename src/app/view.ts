import type { Language, Localized } from '../domain/language.ts';
import type { PersonId } from '../domain/people/people.ts';
import type { EpochMs, IsoDate } from '../domain/time.ts';
import type { Verb } from './verbs.ts';

/**
 * What a card says, without language or looks: the app decides what, `src/cards` decides how.
 * A plain string is text written by a person (or a name) and is shown as it is, never as markdown.
 */
export type Phrase =
  | string
  /** A sentence of the catalogues, `src/i18n`, with ICU parameters. */
  | { $text: string; params?: Record<string, Phrase | number> }
  /** «fredag 28. august» */
  | { $date: IsoDate }
  /** «31. juli 2028»: for what lies far ahead. */
  | { $fullDate: IsoDate }
  /** «fredag 28. august kl. 14.30», in the owner's zone */
  | { $time: EpochMs; zone: string }
  | { $localized: Localized }
  /** «a, b og c» */
  | { $list: Phrase[] };

export const CARD_NAMES = [
  /** Questions to one person: purpose, fields, save, later, skip. */
  'question',
  /** The same message after an answer: thanks, own words, change, share. */
  'answered',
  /** A short message: a refusal, a confirmation, a closed window, a nudge. */
  'notice',
  /** The team's joint answer in its channel. */
  'team-answer',
  /** A form that is not a prompt: new round, finding, measure, minutes. */
  'form',
  /** rektor's view of a round. */
  'round-overview',
  /** kunnskapsgrunnlag: what was said, by source. */
  'evidence',
  /** Up to three of the statements. */
  'ballot',
  /** Was it done, was there an effect, go on, adjust or stop. */
  'follow-up',
  /** «dette gjorde vi» */
  'loop-back',
  /** rektor's weekly overview. */
  'week',
  /** The owner's digest. */
  'digest',
  /** A dialogue to come, with agenda and three questions; or after it. */
  'dialogue',
  /** A list of measures, commitments or own answers. */
  'list',
  'help',
  'settings',
  'wheel',
  'welcome',
] as const;
export type CardName = (typeof CARD_NAMES)[number];

export interface Field {
  id: string;
  kind: 'text' | 'longText' | 'choice' | 'choices' | 'date' | 'number' | 'toggle';
  label: Phrase;
  /** An example or a hint, shown as placeholder or below the label. */
  help?: Phrase;
  /** What stands there already, as typed. */
  value?: string;
  required?: boolean;
  maxLength?: number;
  min?: string;
  max?: string;
  options?: { value: string; title: Phrase }[];
  /** Said at the field: the platform's own check, or why the last try was refused. */
  error?: Phrase;
}

export interface ActionView {
  verb: Verb;
  /** The subject, looked up and authorised by the server; never trusted. */
  ref: string;
  /** Label; `action.<verb>` when absent. */
  title?: Phrase;
  style?: 'primary' | 'danger';
  /** False: works without the fields being filled in. */
  withFields?: boolean;
}

export interface Section {
  heading?: Phrase;
  /** Label and value. */
  facts?: { label: Phrase; value: Phrase }[];
  paragraphs?: Phrase[];
  /** People's own words, with where they come from. */
  quotes?: { text: Phrase; from?: Phrase }[];
  /** A list of things; the mark is said in words too, never by colour alone. `current`: where one is now. */
  items?: {
    title: Phrase;
    text?: Phrase;
    mark?: 'good' | 'warning' | 'attention' | 'neutral' | 'current';
    markText?: Phrase;
    actions?: ActionView[];
  }[];
}

export interface CardData {
  /** The small line above the title: «Vurderingsrunde · Nordlia barneskole». */
  kicker?: Phrase;
  title: Phrase;
  lead?: Phrase;
  /** What went wrong with the last try, or what just happened; drawn so that it is seen first. */
  notice?: Phrase;
  /** Every prompt has it (design: prompts say why, who sees it and when it is deleted). */
  purpose?: { why: Phrase; who: Phrase; deleted: Phrase };
  sections?: Section[];
  fields?: Field[];
  actions?: ActionView[];
  /** Less common actions, drawn as secondary. */
  more?: ActionView[];
  /** Pages outside the chat, as the sheet of codes. */
  links?: { url: string; title: Phrase }[];
  /** Shows the § 12-4 way out: the sentence and the action. */
  safety?: ActionView;
  /** The reader is one of the school's leaders: the way out says what they do themselves. */
  toLeader?: boolean;
  footer?: Phrase;
  /** A picture by address, with its text alternative. */
  image?: { url: string; alt: Phrase };
}

/** To these people a shared card looks different; a platform that can, asks for their view with this verb. */
export interface OwnView {
  verb: Verb;
  ref: string;
  people: PersonId[];
}

export interface CardView {
  card: CardName;
  language: Language;
  data: CardData;
  own?: OwnView;
}

export function text(key: string, params?: Record<string, Phrase | number>): Phrase {
  return params ? { $text: key, params } : { $text: key };
}

export function day(date: IsoDate): Phrase {
  return { $date: date };
}

export function fullDate(date: IsoDate): Phrase {
  return { $fullDate: date };
}

export function moment(at: EpochMs, zone: string): Phrase {
  return { $time: at, zone };
}

export function localized(words: Localized): Phrase {
  return { $localized: words };
}
