import { type FollowUpCase, followUpWords } from '../words/follow-up-words.ts';
import { type Deed, has, leastUsed, press, schoolDay } from './deed.ts';

interface Outcome {
  is: FollowUpCase;
  done: 'yes' | 'partly' | 'no';
  effect: 'yes' | 'some' | 'no' | 'tooEarly';
  /** What sensible people decide then. */
  decisions: readonly ('complete' | 'continue' | 'adjust' | 'stop')[];
  /** How often, of all. */
  weight: number;
}

const OUTCOMES: readonly Outcome[] = [
  {
    is: 'helped',
    done: 'yes',
    effect: 'yes',
    decisions: ['complete', 'complete', 'complete', 'continue'],
    weight: 4,
  },
  { is: 'helpedSome', done: 'yes', effect: 'some', decisions: ['complete', 'continue'], weight: 4 },
  { is: 'noEffect', done: 'yes', effect: 'no', decisions: ['stop', 'adjust'], weight: 1 },
  { is: 'partlyHelped', done: 'partly', effect: 'yes', decisions: ['continue'], weight: 1 },
  { is: 'partlySome', done: 'partly', effect: 'some', decisions: ['adjust', 'continue'], weight: 2 },
  { is: 'partlyNoEffect', done: 'partly', effect: 'no', decisions: ['adjust', 'stop'], weight: 1 },
  { is: 'notDone', done: 'no', effect: 'tooEarly', decisions: ['adjust', 'continue', 'stop'], weight: 2 },
];
const WEIGHTED = OUTCOMES.flatMap((outcome) => Array<Outcome>(outcome.weight).fill(outcome));

/** Was it done, did it help, what now; and a why that says the same. */
export const followUp: Deed = async (turn) => {
  if (!turn.message || !has(turn.message, 'followup.save')) return [];
  const { dice, standard } = turn;
  const { is, done, effect, decisions } = dice.pick(WEIGHTED);
  const decision = dice.pick(decisions);
  const words = followUpWords(standard);
  const values = {
    done,
    effect,
    decision,
    why: leastUsed(turn, words.why[is]),
    evaluateOn: schoolDay(turn, dice.between(28, 56)),
    what: decision === 'adjust' ? leastUsed(turn, words.adjusted) : '',
  };
  await press(turn, turn.message, 'followup.save', {
    values,
    ...(turn.habits.pressesTwice ? { again: 'newEvent' } : {}),
  });
  return [];
};
