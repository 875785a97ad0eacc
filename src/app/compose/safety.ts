import type { Turn } from '../compose.ts';
import type { CardView } from '../view.ts';
import { alertView } from '../views/safety.ts';

/** § 12-4: at once, also outside school hours, until a person has read it. */
export async function safety(turn: Turn): Promise<CardView | { expire: string }> {
  const alert = (await turn.app.store.read(turn.owner.id, 'safetyAlert', turn.delivery.subject))?.body;
  if (!alert || turn.reader.type !== 'person') return { expire: 'gone' };
  if (alert.acknowledged) return { expire: 'acknowledged' };
  const from = (await turn.app.store.read(turn.owner.id, 'person', alert.from))?.body;
  return alertView(turn.reader.person, alert, from);
}
