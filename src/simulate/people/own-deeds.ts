import type { Intent } from '../records.ts';
import { type Deed, dayAhead, has, later, press } from './deed.ts';

/** «avmeld», and back some months later. */
export const stop: Deed = async (turn) => {
  const { message } = await turn.hands.say(turn.who, 'avmeld');
  return has(message, 'settings.resume') ? [later(turn, 'resume', 60, message)] : [];
};

export const resume: Deed = async (turn) => {
  if (turn.message && has(turn.message, 'settings.resume'))
    await press(turn, turn.message, 'settings.resume');
  return [];
};

export const fewerReminders: Deed = (turn) => settings(turn, { reminders: String(turn.dice.between(0, 1)) });
export const leave: Deed = (turn) => settings(turn, { pausedUntil: dayAhead(turn, 14) });
export const longLeave: Deed = (turn) => settings(turn, { pausedUntil: dayAhead(turn, 75) });
export const language: Deed = (turn) => settings(turn, { language: turn.standard === 'nb' ? 'nn' : 'nb' });

async function settings(turn: Parameters<Deed>[0], values: Record<string, string>): Promise<Intent[]> {
  const { message } = await turn.hands.say(
    turn.who,
    turn.dice.pick(['innstillinger', 'Innstillingar', 'språk']),
  );
  if (has(message, 'settings.save')) await press(turn, message, 'settings.save', { values });
  return [];
}
