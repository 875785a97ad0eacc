import type { Recipient } from '../../app/ports/delivery.ts';
import type { Store } from '../../app/ports/store.ts';
import { conversationOf } from './conversation.ts';
import type { Turn } from './inbound/turn.ts';

/** The teams and classes whose channels are gone: one that was deleted, or all of a team of Teams that threw the app out. */
export async function ofChannelGone(
  store: Store,
  { owner, event, conversation, activity }: Turn,
): Promise<Recipient[]> {
  const channel = event.type === 'removed' && event.channel ? event.channel : conversation.conversation.id;
  const whole = event.type === 'removed' && !event.channel ? activity.channelData?.team?.id : undefined;
  const found: Recipient[] = [];
  for await (const { id, body } of store.list(owner, 'address')) {
    const [type = '', name = ''] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
    if (body.platform !== 'teams' || type === 'person') continue;
    const there = conversationOf(body);
    const isGone = there.conversation.id === channel || (whole !== undefined && there.team === whole);
    if (isGone) found.push(type === 'class' ? { type, class: name } : { type: 'team', team: name });
  }
  return found;
}
