import { type Phrase, type Section, text } from '../app/view.ts';
import { type ActionModel, actionModels } from './action-model.ts';
import type { Say } from './say.ts';
import { clip, closed, type Line, lines, oneLine } from './words.ts';

/** What `cards/parts/sections.json` draws. A list of none or one stands for what may be missing. */
export interface SectionModel {
  separator: boolean;
  heading: Heading[];
  headingByPeople: Heading[];
  facts: FactModel[];
  paragraphs: Line[];
  quotes: QuoteModel[];
  items: ItemModel[];
  /** «… og 12 svar til» */
  left: Line[];
}

export interface Heading {
  text: string;
}

export interface FactModel {
  label: string;
  value: string;
}

export interface QuoteModel {
  lines: QuoteLine[];
}

interface QuoteLine extends Line {
  from: string;
}

export interface ItemModel {
  title: string;
  spacing: Line['spacing'];
  lines: ItemLine[];
  actions: { actions: ActionModel[] }[];
}

interface ItemLine extends Line {
  mark: string;
  between: string;
  color: 'Default' | 'Good' | 'Warning' | 'Attention';
}

type Quote = NonNullable<Section['quotes']>[number];
type Item = NonNullable<Section['items']>[number];

const HEADING_LIMIT = 300;
const COLORS = { good: 'Good', warning: 'Warning', attention: 'Attention', neutral: 'Default' } as const;

export function sectionModels(say: Say, sections: Section[] = [], belowOthers = false): SectionModel[] {
  return sections.map((section, index) => sectionModel(say, section, belowOthers || index > 0));
}

function sectionModel(say: Say, section: Section, separator: boolean): SectionModel {
  return {
    separator,
    ...headings(say, section.heading),
    facts: (section.facts ?? []).map((fact) => ({
      label: `${oneLine(say(fact.label).text)}: `,
      value: oneLine(say(fact.value).text),
    })),
    paragraphs: (section.paragraphs ?? []).flatMap((phrase) => lines(say(phrase).text)),
    quotes: (section.quotes ?? [])
      .map((quote) => quoteModel(say, quote))
      .filter((quote) => quote.lines.length > 0),
    items: (section.items ?? []).map((item, index) => itemModel(say, item, index > 0)),
    left: [],
  };
}

/** A heading that holds words by people is drawn where no markdown is read. */
export function headings(
  say: Say,
  phrase: Phrase | undefined,
): Pick<SectionModel, 'heading' | 'headingByPeople'> {
  if (!phrase) return { heading: [], headingByPeople: [] };
  const words = say(phrase);
  const heading = [{ text: clip(oneLine(words.text), HEADING_LIMIT) }];
  return words.byPeople ? { heading: [], headingByPeople: heading } : { heading, headingByPeople: [] };
}

function quoteModel(say: Say, quote: Quote): QuoteModel {
  const said = lines(say(quote.text).text, 'Medium').map((line) => ({ ...line, from: '' }));
  const last = said.at(-1);
  const first = said[0];
  if (first) first.text = `«${first.text}`;
  if (last) {
    last.text += '»';
    if (quote.from) last.from = ` – ${oneLine(say(quote.from).text)}`;
  }
  return { lines: said };
}

function itemModel(say: Say, item: Item, below: boolean): ItemModel {
  const said: ItemLine[] = (item.text ? lines(say(item.text).text, 'None') : []).map((line) => ({
    ...line,
    mark: '',
    between: '',
    color: 'Default',
  }));
  const mark = item.markText ? oneLine(say(item.markText).text) : '';
  if (mark !== '') {
    if (said.length === 0) said.push({ text: '', spacing: 'None', mark: '', between: '', color: 'Default' });
    const [first] = said;
    if (first)
      Object.assign(first, {
        mark,
        between: first.text === '' ? '' : ' · ',
        color: COLORS[item.mark ?? 'neutral'],
      });
  }
  return {
    title: oneLine(say(item.title).text),
    spacing: below ? 'Medium' : 'Small',
    lines: said,
    actions: item.actions?.length ? [{ actions: actionModels(say, item.actions) }] : [],
  };
}

export function leftOut(say: Say, kind: 'quotes' | 'items' | 'lines', count: number): Line {
  return { text: closed(say(text(`card.left.${kind}`, { count })).text), spacing: 'Medium' };
}
