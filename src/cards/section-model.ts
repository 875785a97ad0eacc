import { type Phrase, type Section, text } from '../app/view.ts';
import { type ActionSetModel, actionModels, actionSet } from './action-model.ts';
import type { Say } from './say.ts';
import { clip, closed, type Line, lines, oneLine } from './words.ts';

/** What `cards/parts/sections.json` draws. A list of none or one stands for what may be missing. */
export interface SectionModel {
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
  /** Where it comes from: above the words when that is a question, behind them (in `lines`) when it is a group. */
  question: Heading[];
  lines: (Line & { from: string })[];
}

interface Mark {
  mark: string;
  between: string;
  color: (typeof COLORS)[keyof typeof COLORS];
  weight: 'Default' | 'Bolder';
  isSubtle: boolean;
}

export interface ItemModel extends Mark {
  title: string;
  spacing: Line['spacing'];
  lines: (Line & Mark)[];
  actions: ActionSetModel[];
}

type Fact = NonNullable<Section['facts']>[number];
type Quote = NonNullable<Section['quotes']>[number];
type Item = NonNullable<Section['items']>[number];

const HEADING_LIMIT = 300;
/** A value is one line; longer texts are paragraphs or quotes. */
const VALUE_LIMIT = 1_500;
const COLORS = {
  good: 'Good',
  warning: 'Warning',
  attention: 'Attention',
  neutral: 'Default',
  current: 'Accent',
} as const;
const NO_MARK: Mark = { mark: '', between: '', color: 'Default', weight: 'Default', isSubtle: false };

export function sectionModels(say: Say, sections: Section[] = []): SectionModel[] {
  return sections.map((section) => sectionModel(say, section));
}

function sectionModel(say: Say, section: Section): SectionModel {
  return {
    ...headings(say, section.heading),
    facts: (section.facts ?? []).map((fact) => factModel(say, fact)),
    paragraphs: (section.paragraphs ?? []).flatMap((phrase) => lines(say(phrase).text)),
    quotes: (section.quotes ?? [])
      .map((quote) => quoteModel(say, quote))
      .filter((quote) => quote.lines.length > 0),
    items: itemModels(say, section.items),
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

function factModel(say: Say, fact: Fact): FactModel {
  const label = say(fact.label);
  const words = oneLine(label.text);
  return {
    label: `${label.byPeople ? words : capital(words)}: `,
    value: clip(oneLine(say(fact.value).text), VALUE_LIMIT),
  };
}

function quoteModel(say: Say, quote: Quote): QuoteModel {
  const said = lines(say(quote.text).text, 'Medium').map((line) => ({ ...line, from: '' }));
  const from = quote.from ? oneLine(say(quote.from).text) : '';
  const first = said[0];
  const last = said.at(-1);
  if (first) first.text = `«${first.text}`;
  if (last) Object.assign(last, { text: `${last.text}»`, from: from && ` – ${from}` });
  return { question: from ? [{ text: from }] : [], lines: said };
}

function itemModels(say: Say, items: Item[] = []): ItemModel[] {
  const spacing = items.some((item) => item.text || item.actions?.length) ? 'Medium' : 'Small';
  return items.map((item, index) => ({ ...itemModel(say, item), spacing: index === 0 ? 'Small' : spacing }));
}

/** The mark stands before the text, or behind the title when there is none: a list of steps is one line each. */
function itemModel(say: Say, item: Item): Omit<ItemModel, 'spacing'> {
  const mark = markOf(say, item);
  const said = item.text ? lines(say(item.text).text, 'None') : [];
  return {
    title: oneLine(say(item.title).text),
    ...(said.length === 0 ? mark : NO_MARK),
    lines: said.map((line, index) => ({ ...line, ...(index === 0 ? beginning(mark) : NO_MARK) })),
    actions: actionSet('Small', actionModels(say, item.actions)),
  };
}

function markOf(say: Say, { mark = 'neutral', markText }: Item): Mark {
  const words = markText ? oneLine(say(markText).text) : '';
  if (words === '') return NO_MARK;
  const loud = mark !== 'neutral';
  return {
    mark: words,
    between: ' · ',
    color: COLORS[mark],
    weight: loud ? 'Bolder' : 'Default',
    isSubtle: !loud,
  };
}

function beginning(mark: Mark): Mark {
  return { ...mark, mark: capital(mark.mark) };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function leftOut(say: Say, kind: 'quotes' | 'items' | 'lines', count: number): Line {
  return { text: closed(say(text(`card.left.${kind}`, { count })).text), spacing: 'Medium' };
}
