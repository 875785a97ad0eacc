import { all } from '../load.ts';
import type { CardView } from '../view.ts';
import { ballotClosedView, ballotForm } from '../views/analyse.ts';
import type { Turn } from './turn.ts';

type Made = CardView | { expire: string };

export async function ballot(turn: Turn): Promise<Made> {
  const about = await loadVote(turn);
  if (!about || turn.reader.type !== 'person') return { expire: 'gone' };
  const { round } = about;
  if (round.cancelled || round.phase !== 'prioritise') return { expire: 'closed' };
  const { store } = turn.app;
  const took = await store.read(turn.owner.id, 'participation', `${round.id}:vote:${turn.reader.person.id}`);
  if (took) return { expire: 'answered' };
  const findings = await all(store, turn.owner.id, 'finding', `${round.id}:`);
  return ballotForm(turn.reader.person, about, turn.owner.timeZone, findings);
}

export async function ballotClosed(turn: Turn): Promise<Made> {
  const about = await loadVote(turn);
  if (!about || turn.reader.type !== 'person') return { expire: 'gone' };
  return ballotClosedView(turn.reader.person, about);
}

async function loadVote({ app, owner, delivery, school }: Turn) {
  const round = (await app.store.read(owner.id, 'round', delivery.subject))?.body;
  return round && school ? { round, school } : undefined;
}
