import type { Input } from '../card-look.ts';
import type { Intent } from '../records.ts';
import { answerText, disagreementText, topicOf } from '../words/answer-bank.ts';
import { oddly, phrasesIn } from '../words/phrases.ts';
import { type Deed, has, later, press, refOf, type Turn } from './deed.ts';

const FORGED = 'AAAAAAAAAAAAAAAAAAAAAA';

/** Answers the questions on the card, in the way that this person does. */
export const answer: Deed = async (turn) => {
  const card = turn.message;
  if (!card || !has(card, 'answer.save')) return [];
  const prompt = refOf(card, 'answer.save') ?? '';
  // Whoever has answered on another card (a reminder, «minn meg i morgen») leaves this one.
  if (turn.memory.times('answer.save', prompt, turn.who.id) > 0 && !turn.dice.chance(0.1)) return [];
  const { habits, dice } = turn;
  if (habits.forges)
    await press(turn, card, 'answer.save', { values: texts(turn, card.look.inputs), forgedRef: FORGED });
  if (habits.writesTooMuch && dice.chance(0.5))
    await press(turn, card, 'answer.save', { values: tooLong(card.look.inputs) });
  const again = habits.pressesTwice ? dice.pick(['newEvent', 'sameEvent'] as const) : undefined;
  const shown = turn.message ?? card;
  if (!has(shown, 'answer.save')) return [];
  const { message, code } = await press(turn, shown, 'answer.save', {
    values: texts(turn, shown.look.inputs),
    ...(again ? { again } : {}),
  });
  return code === 'OK' ? afterAnswer(turn, message) : [];
};

function afterAnswer(turn: Turn, message: NonNullable<Turn['message']>): Intent[] {
  const { habits, dice } = turn;
  const plans: Intent[] = [];
  if (habits.sharesWithTeam && has(message, 'answer.share')) plans.push(later(turn, 'share', 0, message));
  if (habits.changesMind && dice.chance(0.5)) plans.push(later(turn, 'change', dice.between(1, 2), message));
  if (habits.pressesOldCards && dice.chance(0.4))
    plans.push(later(turn, 'pressOld', dice.between(12, 30), message));
  return plans.map((plan) => ({ ...plan, at: Math.max(plan.at, turn.now + 60_000) }));
}

/** A plausible answer to each question; one in four questions is left open, never all. */
function texts(turn: Turn, inputs: Input[]): Record<string, string> {
  const open = inputs.filter((_, index) => index === 0 || turn.dice.chance(0.75));
  return Object.fromEntries(open.map((input) => [input.id, written(turn, input)]));
}

function written(turn: Turn, input: Input): string {
  const { dice, habits, standard } = turn;
  if (input.kind !== 'text') return input.choices.length > 0 ? dice.pick(input.choices) : input.value;
  const words = answerText(standard, topicOf(input.id), dice, turn.message?.words);
  return habits.writesOddly && dice.chance(0.5) ? oddly(words) : words;
}

function tooLong(inputs: Input[]): Record<string, string> {
  return Object.fromEntries(inputs.map((input) => [input.id, 'Dette ble visst litt langt. '.repeat(90)]));
}

export const skip: Deed = async (turn) => {
  if (turn.message && has(turn.message, 'prompt.skip')) await press(turn, turn.message, 'prompt.skip');
  return [];
};

/** «Minn meg i morgen» or «neste fellestid»; when the window closes first, the person answers now. */
export const putOff: Deed = async (turn) => {
  if (!turn.message || !has(turn.message, 'prompt.later')) return [];
  const when = turn.dice.chance(0.5) ? '@shared' : '@tomorrow';
  const { code } = await press(turn, turn.message, 'prompt.later', { ref: (ref) => ref.endsWith(when) });
  return code === 'OK' ? [] : answer(turn);
};

export const change: Deed = async (turn) => {
  if (!turn.message || !has(turn.message, 'answer.edit')) return [];
  const { message } = await press(turn, turn.message, 'answer.edit');
  if (has(message, 'answer.save'))
    await press(turn, message, 'answer.save', { values: texts(turn, message.look.inputs) });
  return [];
};

/** Shares the own words with the team, and now and then takes them back. */
export const share: Deed = async (turn) => {
  if (!turn.message || !has(turn.message, 'answer.share')) return [];
  const { message } = await press(turn, turn.message, 'answer.share');
  return turn.dice.chance(0.2) && has(message, 'answer.share') ? [later(turn, 'unshare', 1, message)] : [];
};

export const unshare: Deed = async (turn) => {
  if (turn.message && has(turn.message, 'answer.share')) await press(turn, turn.message, 'answer.share');
  return [];
};

/** A phone that was in a pocket: presses what stood there when the card came. */
export const pressOld: Deed = async (turn) => {
  const { message, intent } = turn;
  if (!message) return [];
  const old = { ...message, look: intent.look ?? message.look };
  const verb = ['answer.save', 'answer.edit', 'ballot.save', 'team.take-pen'].find((one) => has(old, one));
  if (verb) await press(turn, old, verb, { values: texts(turn, old.look.inputs) });
  return [];
};

/** Up to three of the statements; some change their vote. */
export const vote: Deed = async (turn) => {
  const card = turn.message;
  const input = card?.look.inputs.find((one) => one.id === 'findings');
  if (!card || !input || !has(card, 'ballot.save')) return [];
  const picked = () => turn.dice.shuffled(input.choices).slice(0, turn.dice.between(1, 3)).join(',');
  const again = turn.habits.pressesTwice ? 'newEvent' : undefined;
  const { message } = await press(turn, card, 'ballot.save', {
    values: { findings: picked() },
    ...(again ? { again } : {}),
  });
  if (!turn.habits.changesMind || !has(message, 'ballot.edit')) return [];
  const { message: form } = await press(turn, message, 'ballot.edit');
  if (has(form, 'ballot.save')) await press(turn, form, 'ballot.save', { values: { findings: picked() } });
  return [];
};

/** Takes the pen in the team's channel and writes what the team agreed on. */
export const teamWrite: Deed = async (turn) => {
  if (!turn.message || !has(turn.message, 'team.take-pen')) return [];
  const { message: form, code } = await press(turn, turn.message, 'team.take-pen');
  if (code !== 'OK') return [];
  const { words } = turn.message;
  const agreed = turn.dice.pick(phrasesIn(turn.standard).agreed);
  const values = {
    agreed: `${agreed} ${answerText(turn.standard, 'see', turn.dice, words)}`,
    disagreed: disagreementText(turn.standard, turn.dice, words),
  };
  await press(turn, form, 'team.save', { values });
  return turn.habits.pressesOldCards
    ? [later(turn, 'pressOld', turn.dice.between(12, 20), turn.message)]
    : [];
};

export const teamAmend: Deed = async (turn) => {
  if (!turn.message || !has(turn.message, 'team.amend')) return [];
  const { message: form } = await press(turn, turn.message, 'team.amend');
  const amendment = `${turn.dice.pick(phrasesIn(turn.standard).amendments)} ${answerText(turn.standard, 'works', turn.dice, turn.message.words)}`;
  if (has(form, 'team.amend-save')) await press(turn, form, 'team.amend-save', { values: { amendment } });
  return [];
};

/** § 12-4: uses the way out that stands on every card. */
export const tellAdult: Deed = async (turn) => {
  const card = turn.message;
  if (!card || !has(card, 'safety.open')) return [];
  const { message: form } = await press(turn, card, 'safety.open');
  if (has(form, 'safety.send'))
    await press(turn, form, 'safety.send', { values: { alert: phrasesIn(turn.standard).alert } });
  return [];
};

export const acknowledge: Deed = async (turn) => {
  if (turn.message && has(turn.message, 'safety.acknowledge'))
    await press(turn, turn.message, 'safety.acknowledge');
  return [];
};
