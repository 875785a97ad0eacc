import { assertNever, type Result, refuse } from '../result.ts';
import type { EpochMs } from '../time.ts';
import { nextPhase, type Phase, type Round, type SourceKind } from './round.ts';
import type { TookPart } from './took-part.ts';

/** What has happened in a round, counted by the app. */
export interface RoundFacts {
  teamAnswers: number;
  answers: number;
  sourceKinds: SourceKind[];
  /** Whether pupils and parents answered themselves, or somebody spoke for them. */
  tookPart: TookPart;
  findings: number;
  measures: number;
  /** Measures whose last follow-up is still to come. */
  openMeasures: number;
  /** Answers, or votes, are still coming in. */
  windowOpen: boolean;
}

/** A hard gate says what to do instead; a soft one may be passed with a reason, which is kept. */
export type Gate = { type: 'open' } | { type: 'soft' | 'hard'; code: string };

const OPEN: Gate = { type: 'open' };

function hard(missing: boolean, code: string): Gate {
  return missing ? { type: 'hard', code } : OPEN;
}

function soft(doubtful: boolean, code: string): Gate {
  return doubtful ? { type: 'soft', code } : OPEN;
}

/** The first of several gates that is not open. */
function first(...gates: Gate[]): Gate {
  return gates.find((gate) => gate.type !== 'open') ?? OPEN;
}

function isEmpty({ teamAnswers, answers, sourceKinds }: RoundFacts): boolean {
  return teamAnswers + answers + sourceKinds.length === 0;
}

/** What stands between the round's phase and the next. */
export function gateAfter(round: Round, facts: RoundFacts): Gate {
  switch (round.phase) {
    case 'draft':
      return hard(true, 'ROUND.NOT_STARTED');
    case 'collect':
      return first(
        hard(isEmpty(facts), 'ROUND.NOTHING_COLLECTED'),
        soft(facts.windowOpen, 'ROUND.STILL_COLLECTING'),
      );
    case 'evidence':
      return first(
        hard(!round.summarySentAt, 'ROUND.SUMMARY_NOT_SENT'),
        // The first prerequisite asks for a broad judgement: more than one kind of source.
        soft(facts.sourceKinds.length < 2, 'ROUND.ONE_SOURCE'),
      );
    case 'analyse':
      return hard(facts.findings === 0, 'ROUND.NO_FINDINGS');
    case 'prioritise':
      return first(
        hard(round.priority.length === 0, 'ROUND.NOT_PRIORITISED'),
        soft(facts.windowOpen, 'ROUND.VOTE_OPEN'),
      );
    case 'goal':
      return hard(round.goals.length === 0, 'ROUND.NO_GOAL');
    case 'measures':
      return hard(facts.measures === 0, 'ROUND.NO_MEASURES');
    case 'followUp':
      return soft(facts.openMeasures > 0, 'ROUND.OPEN_MEASURES');
    case 'loopBack':
      return hard(!round.loopBack, 'ROUND.NO_LOOP_BACK');
    case 'closed':
      return hard(true, 'ROUND.CLOSED');
    default:
      return assertNever(round.phase);
  }
}

/**
 * Moves the round one phase on. `from` is the phase the card was drawn in: a second click on an old card
 * does not move the round twice.
 */
export function advance(
  round: Round,
  facts: RoundFacts,
  from: Phase,
  now: EpochMs,
  reason = '',
): Result<{ round: Round }> {
  if (round.cancelled) return refuse('ROUND.CANCELLED');
  if (round.phase !== from) return refuse('ROUND.MOVED_ON');
  const gate = gateAfter(round, facts);
  if (gate.type === 'hard') return refuse(gate.code);
  if (gate.type === 'soft' && reason === '') return refuse(gate.code);
  const phase = nextPhase(round.phase);
  if (!phase) return refuse('ROUND.CLOSED');
  const entry = reason === '' ? { phase, at: now } : { phase, at: now, reason };
  return { ok: true, round: { ...round, phase, history: [...round.history, entry] } };
}
