import type { ChatMessage } from '../chat.ts';
import { has, press, type Turn } from './deed.ts';

/** «Ferdigstill og del»: reads what the owner gets, and shares it. Undefined when there is nothing to share. */
export async function shareRound(turn: Turn, overview: ChatMessage): Promise<ChatMessage | undefined> {
  if (!has(overview, 'round.share-preview')) return undefined;
  const { message: preview } = await press(turn, overview, 'round.share-preview');
  return has(preview, 'round.share') ? (await press(turn, preview, 'round.share')).message : undefined;
}

/** A cautious one takes it back, and perhaps shares again; some read it and leave it. */
export async function shareNow(turn: Turn, overview: ChatMessage): Promise<void> {
  if (!turn.dice.chance(0.8)) return;
  const message = await shareRound(turn, overview);
  if (!message || !turn.dice.chance(0.3) || !has(message, 'round.unshare')) return;
  const { message: undone } = await press(turn, message, 'round.unshare');
  if (turn.dice.chance(0.5)) await shareRound(turn, undone);
}
