import type { ChatMessage } from '../chat.ts';
import type { Intent } from '../records.ts';
import { phrasesIn } from '../words/phrases.ts';
import { type Deed, has, later, press, refOf, type Turn } from './deed.ts';
import type { Pressed } from './hands.ts';
import { choicesIn, questionsOf, themeFor } from './round-forms.ts';

/** rektor starts a vurderingsrunde: from the invitation, or with «ny runde» when that is long gone. */
export const beginRound: Deed = async (turn) => {
  const invited = turn.message && has(turn.message, 'round.new') ? turn.message : undefined;
  const opened = invited
    ? await press(turn, invited, 'round.new')
    : await turn.hands.say(turn.who, 'ny runde');
  const form = opened.message;
  if (!has(form, 'round.draft')) return [];
  const theme = themeFor(turn);
  // What was called off is taken again, with the same theme; else the next is about something else.
  const calledOff = turn.memory.timesBy('round.cancel-confirm', turn.who.id) > 0;
  if (calledOff && has(form, 'round.duplicate')) return repeatRound(turn, form);
  const focus = turn.dice.chance(0.7) ? (choicesIn(form, 'focus')[1] ?? 'none') : 'none';
  const window = turn.dice.pick(['5', '5', '10']);
  const values = { theme: theme.theme, problem: theme.problem, window, focus };
  const { message: preview } = await press(turn, form, 'round.draft', { values });
  if (!has(preview, 'round.start')) return [];
  if (turn.dice.chance(0.5)) await press(turn, preview, 'round.try');
  if (has(preview, 'round.try-pupils')) await press(turn, preview, 'round.try-pupils');
  const round = refOf(preview, 'round.start') ?? '';
  const started = await press(turn, preview, 'round.start', {
    values: questionsOf(turn, preview),
    again: 'newEvent',
  });
  const { code } = await withReason(turn, started);
  return code === 'OK' && round !== '' ? [later(turn, 'workRound', turn.dice.between(1, 3))] : [];
};

/** A fifth focus area: the form asks why, and the person has a reason. */
async function withReason(turn: Turn, started: Pressed): Promise<Pressed> {
  const { message, code } = started;
  if (code === 'OK' || !message.look.inputs.some(({ id }) => id === 'extraFocusReason')) return started;
  const extraFocusReason = phrasesIn(turn.standard).notReady;
  return press(turn, message, 'round.start', {
    values: { ...questionsOf(turn, message), extraFocusReason },
  });
}

/** The same once more: an earlier round is taken as it was. */
async function repeatRound(turn: Turn, form: ChatMessage): Promise<Intent[]> {
  const { message: preview } = await press(turn, form, 'round.duplicate');
  if (!has(preview, 'round.start')) return [];
  const { code } = await press(turn, preview, 'round.start');
  return code === 'OK' ? [later(turn, 'workRound', turn.dice.between(1, 3))] : [];
}
