/** First names that pupils in Norway often have, and words that point at one person. Advice only: a person decides. */
const NAMES = new Set(
  `ada adam adrian aksel albert alexander ali alma amalie amelia amina anders andreas anna anne arne aron astrid aurora ayan axel
  benjamin bjørn bo camilla carl casper christian daniel david ebba edvard eirik eline elias elin elise ella ellinor emil emilie
  emma erik erlend eva fatima felix filip fredrik frida gabriel gard geir gina greta gunnar hanna hannah hans hassan hedda helene
  henrik henry hermine iben ida iman ingeborg ingrid isak isabella iselin ivar jakob jan jenny jens johan johanne johannes john
  jonas jonathan josef julia julie kaja kari karoline kasper khadija kim kristian kristin kristine lars lea leah leif lena leon
  lilly linnea lise live liv louise lucas ludvig lukas luna maja malin marcus maria marie marius markus marte martin martine
  mathea mathias mathilde max mia mikkel mikael milla mina mohamed mohammed muhammad nathaniel nicolai niklas nils noah noor nora
  nour ola olav ole oliver olivia oscar oskar otto ove per pernille petter philip rasmus ravn robin sander sara sarah sebastian
  selma signe sigrid sigurd simen simon sindre sofia sofie solveig sondre stine stian svein synne terje thea theo theodor thomas
  tiril tobias tom tor tora torbjørn trine tuva ulrik valentina victoria vilde viktor vilma william yasmin ylva zahra øyvind åse`
    .split(/\s+/)
    .filter(Boolean),
);

/**
 * Words in a text that may be somebody's name: known first names written with a capital, names of the school's staff, and a
 * capital letter in the middle of a sentence.
 */
export function nameHints(text: string, staff: readonly string[] = []): string[] {
  const own = new Set(
    staff.flatMap((name) => name.toLowerCase().split(/[\s-]+/)).filter((part) => part.length > 2),
  );
  const hints = new Set<string>();
  for (const { 0: word, index } of text.matchAll(/\p{L}[\p{L}'’-]*/gu)) {
    const plain = word.toLowerCase().replace(/s$/, '');
    const capital = /^\p{Lu}\p{Ll}/u.test(word);
    const known = NAMES.has(plain) || NAMES.has(word.toLowerCase());
    const ofStaff = own.has(word.toLowerCase()) || own.has(plain);
    if (ofStaff || (capital && (known || inSentence(text, index)))) hints.add(word);
  }
  return [...hints];
}

/** Preceded by a word and a blank, not by the end of a sentence. */
function inSentence(text: string, index: number): boolean {
  return /[\p{L}\p{N},;]\s+$/u.test(text.slice(0, index));
}

/** Known first names written as names: what is asked about before it is saved. */
export function firstNames(text: string): string[] {
  const words = [...text.matchAll(/\p{Lu}\p{Ll}[\p{L}'’-]*/gu)].map(([word]) => word);
  return words.filter(
    (word) => NAMES.has(word.toLowerCase()) || NAMES.has(word.toLowerCase().replace(/s$/, '')),
  );
}
