import { phrasesIn } from '../words/phrases.ts';
import { type Deed, has, press } from './deed.ts';

/** «Avslutt eller før videre»: each area is ended or carried on; where there is none, one or two are chosen. */
export const reviewFocus: Deed = async (turn) => {
  const { message, dice } = turn;
  if (!message) return [];
  const { focus, focusLearned } = phrasesIn(turn.standard);
  const areas = message.look.buttons.filter(({ verb }) => verb === 'focus.keep').map(({ ref }) => ref);
  for (const area of areas) {
    const ref = (one: string) => one === area;
    if (dice.chance(0.6)) {
      await press(turn, { ...message }, 'focus.keep', { ref });
      continue;
    }
    const { message: form } = await press(turn, { ...message }, 'focus.close', { ref });
    const values = { how: dice.pick(['finished', 'stopped']), text: dice.pick(focusLearned) };
    if (has(form, 'focus.close-save')) await press(turn, form, 'focus.close-save', { values });
  }
  const wanted = areas.length > 0 ? 0 : dice.between(1, 2);
  for (const { title, sign } of dice.shuffled(focus).slice(0, wanted)) {
    const { message: form } = await press(turn, { ...message }, 'focus.new');
    if (has(form, 'focus.save')) await press(turn, form, 'focus.save', { values: { title, sign } });
  }
  return [];
};

/** Own words about some of the recommendations. */
export const lookAtOneself: Deed = async (turn) => {
  const { message, dice } = turn;
  if (!message) return [];
  const { looked, nextSteps } = phrasesIn(turn.standard);
  const items = message.look.buttons.filter(({ verb }) => verb === 'selfcheck.item').map(({ ref }) => ref);
  for (const item of dice.shuffled(items).slice(0, dice.between(2, 4))) {
    const { message: form } = await press(turn, { ...message }, 'selfcheck.item', {
      ref: (one) => one === item,
    });
    const values = { words: dice.pick(looked), next: dice.chance(0.7) ? dice.pick(nextSteps) : '' };
    if (has(form, 'selfcheck.save')) await press(turn, form, 'selfcheck.save', { values });
  }
  return [];
};

/** Those who asked say what they change. */
export const answerCheck: Deed = async (turn) => {
  const { message } = turn;
  if (!message || !has(message, 'check.answer')) return [];
  const { message: form } = await press(turn, message, 'check.answer');
  const change = turn.dice.pick(phrasesIn(turn.standard).changes);
  if (has(form, 'check.answer-save')) await press(turn, form, 'check.answer-save', { values: { change } });
  return [];
};
