import { teamStory } from '../actions/team-answer.ts';
import type { CardView } from '../view.ts';
import { type TeamStory, teamClosedView, teamView } from '../views/team-answer.ts';
import type { Turn } from './turn.ts';

type Made = CardView | { expire: string };

export async function teamPrompt(turn: Turn): Promise<Made> {
  return withStory(turn, (story) =>
    story.round?.cancelled || turn.now >= story.prompt.closesAt ? { expire: 'closed' } : teamView(story),
  );
}

/** The shared card as it stands now; several updates waiting say the same. */
export async function teamUpdate(turn: Turn): Promise<Made> {
  return withStory(turn, (story) =>
    turn.now >= story.prompt.closesAt ? teamClosedView(story) : teamView(story),
  );
}

export async function teamClosed(turn: Turn): Promise<Made> {
  return withStory(turn, (story) =>
    turn.now < story.prompt.closesAt ? { expire: 'superseded' } : teamClosedView(story),
  );
}

async function withStory(turn: Turn, make: (story: TeamStory) => Made): Promise<Made> {
  if (turn.reader.type !== 'team') return { expire: 'wrongReader' };
  const loaded = await teamStory(turn.app, turn.owner, turn.delivery.subject, turn.reader.team.id, turn.now);
  return loaded.ok ? make(loaded.story) : { expire: 'gone' };
}
