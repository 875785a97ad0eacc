import { distance } from 'fastest-levenshtein';
import { COMMANDS, type Command } from './command-words.ts';
import type { Verb } from './verbs.ts';

/** What the manifests of Teams (at most twelve) and Slack list: the most useful first. */
export const LISTED_COMMANDS = [
  'hjelp',
  'status',
  'mine svar',
  'endre svar',
  'årshjul',
  'tiltak',
  'ny runde',
  'dialog',
  'språk',
  'personvern',
  'avmeld',
  'si fra',
] as const;

const MAX_LENGTH = 60;
/** Within a sentence a shorter word may be about anything. */
const MIN_WITHIN = 5;
/** «Kan du vise meg …», «where do I find the …» */
const AROUND = new Set(
  `hei hallo hi hello takk please vennligst kan kunne vil ville skal må du jeg eg vi dere de me i you we to want need like
   vise vis show see se sjå på åpne åpner opne open finne finner finn find gå til go get få gi give hvor kvar where hvordan
   korleis how er is are the en ei et ein eit a an meg oss us me min mi mitt mine vår våre vårt our my litt bare berre just
   could can would do does har trenger treng ønsker ønskjer lese les read skrive skriv write lage lag make om about for`.split(
    /\s+/,
  ),
);

/** The verb a person meant: case, å/aa, punctuation and a slip of the finger do not matter. */
export function commandIn(typed: string): Verb | undefined {
  return named(plain(typed));
}

/** Also «kan du vise meg tiltakene våre?»: what is left without the polite words, or the one command that is named in it. */
export function understood(typed: string): Verb | undefined {
  const said = plain(typed);
  const rest = withoutManners(said);
  return named(said) ?? named(rest, rest === said ? COMMANDS : INEXACT) ?? within(said);
}

const INEXACT = COMMANDS.filter(({ exact }) => !exact);

function named(said: string, among: readonly Command[] = COMMANDS): Verb | undefined {
  if (said === '' || said.length > MAX_LENGTH) return undefined;
  let best: { verb: Verb; off: number } | undefined;
  for (const { verb, words, exact } of among) {
    for (const word of words) {
      const off = exact ? swapsBetween(said, plain(word)) : slipsBetween(said, plain(word));
      if (off <= slips(word) && (!best || off < best.off)) best = { verb, off };
    }
  }
  return best?.verb;
}

function withoutManners(said: string): string {
  const tokens = said.split(' ');
  while (tokens.length > 1 && AROUND.has(tokens[0] ?? '')) tokens.shift();
  while (tokens.length > 1 && AROUND.has(tokens.at(-1) ?? '')) tokens.pop();
  return tokens.join(' ');
}

/** The longest of the commands that are named in a sentence, unless two are as long. */
function within(said: string): Verb | undefined {
  if (said.length > MAX_LENGTH) return undefined;
  const found = COMMANDS.filter(({ alone }) => !alone).flatMap(({ verb, words }) =>
    words
      .map(plain)
      .filter((word) => word.length >= MIN_WITHIN && ` ${said} `.includes(` ${word} `))
      .map((word) => ({ verb, length: word.length })),
  );
  const longest = Math.max(0, ...found.map(({ length }) => length));
  const verbs = new Set(found.filter(({ length }) => length === longest).map(({ verb }) => verb));
  return verbs.size === 1 ? [...verbs][0] : undefined;
}

const NEAREST = 3;
/** Half a word in common is a coincidence. */
const ALIKE = 0.6;

/** Those of the commands that what was typed may have meant, the nearest first. */
export function nearest(typed: string, among: readonly Verb[]): Verb[] {
  const said = plain(typed)
    .split(' ')
    .filter((token) => token.length > 2 && !AROUND.has(token));
  return COMMANDS.filter(({ verb }) => among.includes(verb))
    .map(({ verb, words }) => ({ verb, alike: Math.max(0, ...words.map((word) => alikeness(said, word))) }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, NEAREST)
    .map(({ verb }) => verb);
}

function alikeness(said: readonly string[], word: string): number {
  const tokens = plain(word)
    .split(' ')
    .filter((token) => token.length > 2 && !AROUND.has(token));
  const pairs = said.flatMap((one) =>
    tokens.map((token) => tokenAlike(one, token) / Math.sqrt(tokens.length)),
  );
  return Math.max(0, ...pairs);
}

/** «tiltaksarbeid» begins as «tiltak» does. */
function tokenAlike(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  const begins = Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a));
  return begins ? 0.9 : 1 - distance(a, b) / longest;
}

/** Two letters next to each other that changed places are one slip: «statsu», «avmedl». */
function slipsBetween(said: string, word: string): number {
  if (Math.abs(said.length - word.length) > 2) return Number.POSITIVE_INFINITY;
  const swapped = swaps(said).map((one) => distance(one, word));
  return Math.min(distance(said, word), 1 + Math.min(...swapped));
}

function swapsBetween(said: string, word: string): number {
  if (said === word) return 0;
  return swaps(said).includes(word) ? 1 : Number.POSITIVE_INFINITY;
}

function swaps(said: string): string[] {
  return Array.from(
    { length: Math.max(0, said.length - 1) },
    (_, n) => `${said.slice(0, n)}${said[n + 1]}${said[n]}${said.slice(n + 2)}`,
  );
}

const THANKS = [
  'takk',
  'tusen takk',
  'takk skal du ha',
  'takk for hjelpen',
  'takk for hjelpa',
  'thanks',
  'thank you',
];

/** «takk!» wants nothing but a kind word. */
export function isThanks(typed: string): boolean {
  return THANKS.includes(plain(typed));
}

/** One slip in a short word, two in a long one. */
function slips(word: string): number {
  return word.length <= 4 ? 0 : word.length <= 6 ? 1 : 2;
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/<[^>]*>/g, ' ')
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
