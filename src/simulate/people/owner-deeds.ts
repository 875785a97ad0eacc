import { followUpWords } from '../words/follow-up-words.ts';
import { phrasesIn } from '../words/phrases.ts';
import { type Deed, has, leastUsed, press, schoolDay } from './deed.ts';

/** Answers a school that asked for help, most often with a promise that has a date. */
export const answerHelp: Deed = async (turn) => {
  if (!turn.message || !has(turn.message, 'help.answer')) return [];
  const { message: form } = await press(turn, turn.message, 'help.answer');
  if (!has(form, 'help.answer-save')) return [];
  const { answerHelp: answers, ownerPromises } = phrasesIn(turn.standard);
  const promise: Record<string, string> = turn.dice.chance(0.7)
    ? { promise: leastUsed(turn, ownerPromises), promiseDate: schoolDay(turn, turn.dice.between(14, 45)) }
    : {};
  await press(turn, form, 'help.answer-save', { values: { answer: leastUsed(turn, answers), ...promise } });
  return [];
};

/** Reads the overview and opens a school or two. */
export const readDigest: Deed = async (turn) => {
  const { message, dice } = turn;
  if (!message) return [];
  const schools = message.look.buttons.filter(({ verb }) => verb === 'owner.school').map(({ ref }) => ref);
  for (const school of dice.shuffled(schools).slice(0, 2))
    await press(turn, message, 'owner.school', { ref: (ref) => ref === school });
  if (has(message, 'dialogue.open')) await press(turn, message, 'dialogue.open');
  return [];
};

/** rektor chooses what to bring to the dialogue: what was prepared, and up to two points more. */
export const writeAgenda: Deed = async (turn) => {
  if (!turn.message || !has(turn.message, 'dialogue.agenda')) return [];
  const { message: form } = await press(turn, turn.message, 'dialogue.agenda');
  const prepared = form.look.inputs.find(({ id }) => id === 'agenda')?.value ?? '';
  const kept = prepared.split('\n').slice(0, 3);
  const more = turn.dice.shuffled(phrasesIn(turn.standard).agenda).slice(0, 2);
  // The second time the points of the first stand there already.
  const agenda = [...kept, ...more.filter((point) => !kept.includes(point))]
    .filter((line) => line !== '')
    .join('\n');
  if (has(form, 'dialogue.agenda-save'))
    await press(turn, form, 'dialogue.agenda-save', { values: { agenda } });
  return [];
};

/** After the dialogue: what was said, and what each side promised. */
export const writeMinutes: Deed = async (turn) => {
  if (!turn.message || !has(turn.message, 'dialogue.minutes')) return [];
  const { message: form } = await press(turn, turn.message, 'dialogue.minutes');
  // Somebody was there first: what stands is left alone.
  const written = (form.look.inputs.find(({ id }) => id === 'minutes')?.value ?? '') !== '';
  if (written || !has(form, 'dialogue.minutes-save')) return [];
  const { minutes, schoolPromises, ownerPromises } = phrasesIn(turn.standard);
  const { dice } = turn;
  const values = {
    minutes: leastUsed(turn, minutes),
    schoolPromise: leastUsed(turn, schoolPromises),
    schoolDate: schoolDay(turn, dice.between(21, 60)),
    ownerPromise: dice.chance(0.8) ? leastUsed(turn, ownerPromises) : '',
    ownerDate: schoolDay(turn, dice.between(21, 60)),
  };
  await press(turn, form, 'dialogue.minutes-save', { values });
  return [];
};

/** Kept, partly, not, or later. */
export const answerPromise: Deed = async (turn) => {
  if (!turn.message || !has(turn.message, 'promise.answer')) return [];
  const { dice } = turn;
  const kept = dice.pick(['kept', 'kept', 'kept', 'partly', 'later', 'broken'] as const);
  const values = {
    kept,
    note: leastUsed(turn, followUpWords(turn.standard).promise[kept]),
    dueOn: schoolDay(turn, dice.between(14, 40)),
  };
  await press(turn, turn.message, 'promise.answer', { values });
  return [];
};
