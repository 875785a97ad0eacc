/** What one person did about one question, as the platform saw it. */
export interface Course {
  /** Different presses: copies of one are not counted. */
  presses: number;
  /** Presses that were thanked for. */
  thanked: number;
  /** Number of the words that a thank-you showed last. */
  lastThanked?: number;
  /** Numbers of words that were sent without a yes or a no: they may stand in the store. */
  doubtful: number[];
}

/** Everything that happened on the platforms' side. */
export interface Ledger {
  /** `<prompt> <person>` -> how often the question reached them. */
  arrived: Record<string, number>;
  courses: Record<string, Course>;
  counts: Counts;
}

export interface Counts {
  /** Messages that were taken, with updates and replies. */
  taken: number;
  faults: Record<string, number>;
  presses: number;
  copies: number;
  thanked: number;
  /** Told honestly. */
  toldNotSaved: number;
  toldToWait: number;
  /** No answer, for the instance or its connection died. */
  unanswered: number;
  gaveUp: number;
  /** The longest that somebody waited for an answer, in milliseconds. */
  slowest: { slack: number; teams: number };
}

export const keyOf = (prompt: string, person: string) => `${prompt} ${person}`;

/** A card that thanks shows the saved words and offers to change them. */
export function savedIn(card: string): number | undefined {
  if (!card.includes('answer.edit')) return undefined;
  const found = /#(\d+)#/.exec(card)?.[1];
  return found === undefined ? undefined : Number(found);
}

export const wordsOf = (number: number) => `Vi leser høyt hver dag. #${number}#`;

export function createLedger() {
  const ledger: Ledger = {
    arrived: {},
    courses: {},
    counts: {
      taken: 0,
      faults: {},
      presses: 0,
      copies: 0,
      thanked: 0,
      toldNotSaved: 0,
      toldToWait: 0,
      unanswered: 0,
      gaveUp: 0,
      slowest: { slack: 0, teams: 0 },
    },
  };

  function courseOf(key: string): Course {
    const course = ledger.courses[key] ?? { presses: 0, thanked: 0, doubtful: [] };
    ledger.courses[key] = course;
    return course;
  }

  return {
    ledger,
    courseOf,
    fault(kind: string): void {
      ledger.counts.faults[kind] = (ledger.counts.faults[kind] ?? 0) + 1;
    },
    arrive(key: string): void {
      ledger.arrived[key] = (ledger.arrived[key] ?? 0) + 1;
    },
  };
}
export type LedgerBook = ReturnType<typeof createLedger>;
