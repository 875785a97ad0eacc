import { type ActionView, type CardView, type Phrase, text } from '../app/view.ts';
import { type ActionSetModel, actionModels, actionSet, TITLE_LIMIT } from './action-model.ts';
import { type FieldModel, fieldModels } from './field-model.ts';
import type { Say } from './say.ts';
import { type Heading, headings, type SectionModel, sectionModels } from './section-model.ts';
import { clip, isBlank, type Line, lines, oneLine } from './words.ts';

/** The data of every template: all words chosen, every key there. A list of none or one is what may be missing. */
export interface CardModel {
  language: string;
  fallbackText: string;
  notice: { lines: Line[] }[];
  kicker: { text: string }[];
  heading: Heading[];
  headingByPeople: Heading[];
  image: { url: string; alt: string }[];
  lead: Line[];
  purpose: { why: string; who: string; deleted: string }[];
  sections: SectionModel[];
  fields: FieldModel[];
  actions: ActionSetModel[];
  links: { pages: { url: string; title: string }[] }[];
  safety: { words: string; actions: ActionSetModel[] }[];
  footer: Line[];
}

export function cardModel(say: Say, { language, data }: CardView, fallbackText: string): CardModel {
  return {
    language,
    fallbackText,
    notice: data.notice ? [{ lines: lines(say(data.notice).text, 'None') }] : [],
    kicker: data.kicker ? [{ text: oneLine(say(data.kicker).text) }] : [],
    ...headings(say, titled(say, data.title)),
    image: data.image ? [{ url: data.image.url, alt: oneLine(say(data.image.alt).text) }] : [],
    lead: data.lead ? lines(say(data.lead).text, 'Small') : [],
    purpose: data.purpose ? [purposeModel(say, data.purpose)] : [],
    sections: sectionModels(say, data.sections),
    fields: fieldModels(say, data.fields),
    actions: actionSet('Large', actionModels(say, data.actions, data.more)),
    links: data.links?.length ? [{ pages: data.links.map((link) => linkModel(say, link)) }] : [],
    safety: data.safety ? [safetyModel(say, data.safety, data.toLeader ?? false)] : [],
    footer: data.footer ? lines(say(data.footer).text, 'Medium') : [],
  };
}

/** A title of nothing but blanks or zero-width characters, as a theme may be, would leave the card without a name. */
export function titled(say: Say, title: Phrase): Phrase {
  return isBlank(say(title).text) ? text('card.untitled') : title;
}

function purposeModel(say: Say, purpose: { why: Phrase; who: Phrase; deleted: Phrase }) {
  const part = (phrase: Phrase) => sentence(oneLine(say(phrase).text));
  return { why: part(purpose.why), who: part(purpose.who), deleted: part(purpose.deleted) };
}

/** rektor is not told to tell rektor. */
function safetyModel(say: Say, action: ActionView, toLeader: boolean) {
  return {
    words: oneLine(say(text(toLeader ? 'card.safetyLeader' : 'card.safety')).text),
    actions: actionSet('Small', actionModels(say, [action])),
  };
}

function linkModel(say: Say, { url, title }: { url: string; title: Phrase }) {
  return { url, title: clip(oneLine(say(title).text), TITLE_LIMIT) };
}

function sentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}
