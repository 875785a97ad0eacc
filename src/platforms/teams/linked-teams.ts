import type { Store } from '../../app/ports/store.ts';
import { conversationOf } from './conversation.ts';
import type { Turn } from './inbound/turn.ts';

/** The teams whose channels are gone: one that was deleted, or all of a team of Teams that threw the app out. */
export async function teamsOfChannelGone(
  store: Store,
  { owner, event, conversation, activity }: Turn,
): Promise<string[]> {
  const channel = event.type === 'removed' && event.channel ? event.channel : conversation.conversation.id;
  const whole = event.type === 'removed' && !event.channel ? activity.channelData?.team?.id : undefined;
  const teams: string[] = [];
  for await (const { id, body } of store.list(owner, 'address', { prefix: 'team:' })) {
    if (body.platform !== 'teams') continue;
    const there = conversationOf(body);
    const isGone = there.conversation.id === channel || (whole !== undefined && there.team === whole);
    if (isGone) teams.push(id.slice('team:'.length));
  }
  return teams;
}
