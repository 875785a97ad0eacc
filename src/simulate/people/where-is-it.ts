import type { ChatMessage } from '../chat.ts';
import { has, refOf } from './deed.ts';

/** What there is to do tells where the round is. */
const PHASE_OF = [
  ['round.extend', 'collect'],
  ['summary.edit', 'evidence'],
  ['finding.new', 'analyse'],
  ['priority.edit', 'prioritise'],
  ['goal.new', 'goal'],
  ['measure.new', 'measures'],
  ['measure.list', 'followUp'],
  ['loopback.edit', 'loopBack'],
] as const;

export interface Whereabouts {
  round: string;
  phase: (typeof PHASE_OF)[number][1];
}

/** Which round an overview is of, and how far it has come; undefined for other cards. */
export function whereIsIt(message: ChatMessage): Whereabouts | undefined {
  if (!has(message, 'help.ask')) return undefined;
  for (const [verb, phase] of PHASE_OF) {
    const round = refOf(message, verb);
    if (round) return { round, phase };
  }
  return undefined;
}
