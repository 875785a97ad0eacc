import { mayRead } from '../actions/safety.ts';
import type { CardView } from '../view.ts';
import { acknowledgedView, alertView, senderOf, unreadView } from '../views/safety.ts';
import type { Turn } from './turn.ts';

type Made = CardView | { expire: string };

/** § 12-4: at once, also outside school hours, until a person has read it. */
export async function safety(turn: Turn): Promise<Made> {
  const about = await loadReadable(turn);
  if (!about) return { expire: 'gone' };
  const { person, alert, sender } = about;
  if (alert.acknowledged) return { expire: 'acknowledged' };
  return alertView(person, alert, sender, turn.delivery.kind === 'safety-remind');
}

/** Another leader has taken the matter: the card says who, in place of its button. */
export async function safetyTaken(turn: Turn): Promise<Made> {
  const about = await loadReadable(turn);
  if (!about?.alert.acknowledged) return { expire: 'gone' };
  const { person, alert, sender } = about;
  const taker = (await turn.app.store.read(turn.owner.id, 'person', about.alert.acknowledged.by))?.body;
  return acknowledgedView(person, alert, sender, taker);
}

/** The alert and its sender, for somebody who may still read it. */
async function loadReadable({ app, owner, reader, delivery }: Turn) {
  const alert = (await app.store.read(owner.id, 'safetyAlert', delivery.subject))?.body;
  if (!alert || reader.type !== 'person' || !mayRead(reader.person, alert)) return undefined;
  const from = alert.from ? (await app.store.read(owner.id, 'person', alert.from))?.body : undefined;
  return { person: reader.person, alert, sender: senderOf(alert, from) };
}

/** Nobody has acknowledged an alert within a school day: the owner is told that it waits, not what it says. */
export async function safetyUnread(turn: Turn): Promise<Made> {
  const { app, owner, reader, delivery } = turn;
  const alert = (await app.store.read(owner.id, 'safetyAlert', delivery.subject))?.body;
  if (!alert || reader.type !== 'person') return { expire: 'gone' };
  if (alert.acknowledged) return { expire: 'acknowledged' };
  const school = (await app.store.read(owner.id, 'school', alert.school))?.body;
  return school ? unreadView(reader.person, school, alert) : { expire: 'gone' };
}
