import { phrasesIn } from '../words/phrases.ts';
import { type Deed, dayAhead, has, later, leastUsed, press } from './deed.ts';

/** Asks the owner for help: the topic, and send. */
export const askHelp: Deed = async (turn) => {
  const { message } = await turn.hands.say(turn.who, 'status');
  if (!has(message, 'help.ask')) return [];
  const { message: form } = await press(turn, message, 'help.ask');
  const topic = turn.dice.pick(form.look.inputs.find(({ id }) => id === 'topic')?.choices ?? ['other']);
  if (has(form, 'help.send'))
    await press(turn, form, 'help.send', {
      values: { topic, text: leastUsed(turn, phrasesIn(turn.standard).askHelp) },
    });
  return [];
};

/** A hard week: the wheel is held, and started again before its time. */
export const hold: Deed = async (turn) => {
  const { message } = await turn.hands.say(turn.who, 'årshjul');
  if (!has(message, 'wheel.hold')) return [];
  const { message: form } = await press(turn, message, 'wheel.hold');
  if (!has(form, 'wheel.hold-save')) return [];
  const { message: held } = await press(turn, form, 'wheel.hold-save', {
    values: { until: dayAhead(turn, 9) },
  });
  return has(held, 'wheel.resume') ? [later(turn, 'resumeWheel', 5, held)] : [];
};

export const resumeWheel: Deed = async (turn) => {
  if (turn.message && has(turn.message, 'wheel.resume')) await press(turn, turn.message, 'wheel.resume');
  return [];
};

/** The spring round of one school is called off, with a reason. */
export const cancelRound: Deed = async (turn) => {
  const { message } = await turn.hands.say(turn.who, 'status');
  if (!has(message, 'round.cancel')) return [];
  const { message: form } = await press(turn, message, 'round.cancel');
  if (has(form, 'round.cancel-confirm'))
    await press(turn, form, 'round.cancel-confirm', { values: { reason: phrasesIn(turn.standard).cancel } });
  return [];
};
