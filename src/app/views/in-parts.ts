import type { Phrase, Section } from '../view.ts';

/** What a card takes without losing anything on either platform, with room for its head and its foot (src/cards/shorten.ts). */
const LINES = 26;
const LETTERS = 5_000;

/** Sections by card: a list that is too long goes on under the same heading on the next. There is always a first card. */
export function inParts(sections: readonly Section[]): Section[][] {
  const parts: Section[][] = [[]];
  let room = { lines: LINES, letters: LETTERS };
  for (const section of sections.flatMap(split)) {
    const { lines, letters } = weigh(section);
    if ((parts.at(-1) ?? []).length > 0 && (lines > room.lines || letters > room.letters)) {
      parts.push([]);
      room = { lines: LINES, letters: LETTERS };
    }
    parts.at(-1)?.push(section);
    room = { lines: room.lines - lines, letters: room.letters - letters };
  }
  return parts;
}

/** A section that no card has room for, as several. What is to be done stands in the first of them. */
function split(section: Section): Section[] {
  const { quotes = [], facts = [] } = section;
  if (fits(section) || quotes.length + facts.length < 2) return [section];
  const [kind, list] =
    quotes.length >= facts.length ? ['quotes' as const, quotes] : ['facts' as const, facts];
  const half = Math.ceil(list.length / 2);
  const rest: Section = {
    [kind]: list.slice(half),
    ...(section.heading ? { heading: section.heading } : {}),
  };
  return [{ ...section, [kind]: list.slice(0, half) }, rest].flatMap(split);
}

function fits(section: Section): boolean {
  const { lines, letters } = weigh(section);
  return lines <= LINES && letters <= LETTERS;
}

function weigh({ quotes = [], facts = [], items = [], paragraphs = [] }: Section) {
  const quoted = quotes.reduce((sum, { from }) => sum + (from ? 2 : 1), 0);
  // A title, a text, a mark and a button.
  const lines = 1 + quoted + facts.length + paragraphs.length + 4 * items.length;
  return { lines, letters: lettersOf([quotes, facts, items, paragraphs]) };
}

/** About how much is read; what stands around it is counted by the line. */
function lettersOf(part: unknown): number {
  if (typeof part === 'string') return part.length;
  return typeof part === 'object' && part !== null
    ? Object.values(part as Record<string, Phrase>).reduce((sum: number, one) => sum + lettersOf(one), 0)
    : 0;
}
