import { distance } from 'fastest-levenshtein';
import type { Verb } from './verbs.ts';

/** Words for each command, Norwegian first. The manifests list the first of each; the rest are understood. */
export const COMMANDS: { verb: Verb; words: string[] }[] = [
  {
    verb: 'home.help',
    words: ['hjelp', 'help', 'hei', 'start', 'meny', 'hjelp meg', 'kan du hjelpe meg', 'help me', 'hello'],
  },
  { verb: 'home.wheel', words: ['årshjul', 'aarshjul', 'arshjul', 'annual cycle', 'wheel'] },
  { verb: 'round.new', words: ['ny runde', 'start runde', 'vurderingsrunde', 'new round'] },
  { verb: 'home.status', words: ['status', 'oversikt', 'oversyn', 'overview'] },
  { verb: 'measure.list', words: ['tiltak', 'measures'] },
  { verb: 'focus.open', words: ['fokusområder', 'fokusområde', 'satsinger', 'satsingar', 'focus areas'] },
  {
    verb: 'selfcheck.open',
    words: ['egenvurdering', 'eigenvurdering', 'anbefalinger', 'tilrådingar', 'self-check'],
  },
  {
    verb: 'owner.settings',
    words: ['skoleeiers innstillinger', 'innstillingane til skuleeigaren', 'owner settings'],
  },
  { verb: 'need.list', words: ['kompetansebehov', 'competence needs'] },
  { verb: 'results.open', words: ['resultater', 'resultat', 'resultatoppfølging', 'results'] },
  { verb: 'figures.open', words: ['tall', 'tal', 'figures'] },
  { verb: 'source.about', words: ['kilder', 'kjelder', 'informasjonskilder', 'sources'] },
  { verb: 'traits.open', words: ['kjennetegn', 'kjenneteikn', 'traits'] },
  { verb: 'story.new', words: ['praksisfortelling', 'praksisforteljing', 'practice story'] },
  { verb: 'log.open', words: ['læringslogg', 'lærte', 'learning log'] },
  {
    verb: 'term.explain',
    words: ['ordliste', 'glossary', 'hva betyr', 'kva tyder', 'kva betyr', 'what does', 'what does mean'],
  },
  { verb: 'handover.open', words: ['overta', 'overtakelse', 'overtaking', 'hand over'] },
  { verb: 'meeting.send', words: ['møte', 'storskjerm', 'meeting'] },
  { verb: 'dialogue.open', words: ['dialog', 'dialogmøte', 'dialogue', 'løfter', 'lovnader'] },
  {
    verb: 'home.answers',
    words: ['mine svar', 'svara mine', 'my answers', 'endre svar', 'endre svaret', 'change answer'],
  },
  {
    verb: 'settings.open',
    words: ['språk', 'innstillinger', 'innstillingar', 'language', 'settings', 'pause'],
  },
  {
    verb: 'report.open',
    words: ['kvalitetsmelding', 'kvalitetsmeldingen', 'kvalitetsmeldinga', 'quality report'],
  },
  { verb: 'records.mine', words: ['mine data', 'mine opplysninger', 'mine opplysningar', 'my data'] },
  { verb: 'records.holds', words: ['slettestopp', 'deletion stop'] },
  { verb: 'settings.resume', words: ['begynn å spørre meg igjen', 'start igjen', 'resume'] },
  { verb: 'wheel.hold', words: ['sett hjulet på pause', 'hold hjulet', 'hold the wheel'] },
  { verb: 'settings.stop', words: ['avmeld', 'stopp', 'stop', 'unsubscribe'] },
  { verb: 'home.privacy', words: ['personvern', 'privacy'] },
];

/** The eleven commands as they stand in the manifests and in «hjelp». */
export const LISTED_COMMANDS = [
  'hjelp',
  'årshjul',
  'ny runde',
  'status',
  'tiltak',
  'dialog',
  'mine svar',
  'endre svar',
  'språk',
  'avmeld',
  'personvern',
] as const;

const MAX_LENGTH = 60;

/** The verb a person meant: case, å/aa, punctuation and a slip of the finger do not matter. */
export function commandIn(typed: string): Verb | undefined {
  const said = plain(typed);
  if (said === '' || said.length > MAX_LENGTH) return undefined;
  let best: { verb: Verb; off: number } | undefined;
  for (const { verb, words } of COMMANDS) {
    for (const word of words) {
      const off = slipsBetween(said, plain(word));
      if (off <= slips(word) && (!best || off < best.off)) best = { verb, off };
    }
  }
  return best?.verb;
}

/** Two letters next to each other that changed places are one slip: «statsu», «avmedl». */
function slipsBetween(said: string, word: string): number {
  const swapped = Array.from({ length: Math.max(0, said.length - 1) }, (_, n) =>
    distance(`${said.slice(0, n)}${said[n + 1]}${said[n]}${said.slice(n + 2)}`, word),
  );
  return Math.min(distance(said, word), 1 + Math.min(...swapped));
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
