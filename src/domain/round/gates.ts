import { assertNever, type Result, refuse } from '../result.ts';
import type { EpochMs } from '../time.ts';
import { nextPhase, type Phase, type Round, type SourceKind } from './round.ts';

/** What has happened in a round, counted by the app. */
export interface RoundFacts {
  teamAnswers: number;
  answers: number;
  sourceKinds: SourceKind[];
  findings: number;
  measures: number;
  /** Measures whose last follow-up is still to come. */
  openMeasures: number;
}

/** A hard gate says what to do instead; a soft one may be passed with a reason, which is kept. */
export type Gate = { type: 'open' } | { type: 'soft' | 'hard'; code: string };

const OPEN: Gate = { type: 'open' };

/** What stands between the round's phase and the next. */
export function gateAfter(round: Round, facts: RoundFacts): Gate {
  switch (round.phase) {
    case 'draft':
      return { type: 'hard', code: 'ROUND.NOT_STARTED' };
    case 'collect':
      return facts.teamAnswers + facts.answers + facts.sourceKinds.length === 0
        ? { type: 'hard', code: 'ROUND.NOTHING_COLLECTED' }
        : OPEN;
    case 'evidence':
      if (!round.summarySentAt) return { type: 'hard', code: 'ROUND.SUMMARY_NOT_SENT' };
      // The first prerequisite asks for a broad judgement: more than one kind of source.
      return facts.sourceKinds.length < 2 ? { type: 'soft', code: 'ROUND.ONE_SOURCE' } : OPEN;
    case 'analyse':
      return facts.findings === 0 ? { type: 'hard', code: 'ROUND.NO_FINDINGS' } : OPEN;
    case 'prioritise':
      return round.priority.length === 0 ? { type: 'hard', code: 'ROUND.NOT_PRIORITISED' } : OPEN;
    case 'goal':
      return round.goals.length === 0 ? { type: 'hard', code: 'ROUND.NO_GOAL' } : OPEN;
    case 'measures':
      return facts.measures === 0 ? { type: 'hard', code: 'ROUND.NO_MEASURES' } : OPEN;
    case 'followUp':
      return facts.openMeasures > 0 ? { type: 'soft', code: 'ROUND.OPEN_MEASURES' } : OPEN;
    case 'loopBack':
      return round.loopBack ? OPEN : { type: 'hard', code: 'ROUND.NO_LOOP_BACK' };
    case 'closed':
      return { type: 'hard', code: 'ROUND.CLOSED' };
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
