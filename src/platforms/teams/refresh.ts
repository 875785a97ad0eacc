import { recipientKey } from '../../app/addresses.ts';
import type { Message } from '../../app/ports/messenger.ts';
import type { Store } from '../../app/ports/store.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import { type Conversation, conversationOf } from './conversation.ts';
import type { Refresh } from './message-activity.ts';

/** Teams takes no more. */
const MAX_USERS = 60;

/** What makes the clients of those who have a view of their own ask for it; undefined when all see the same. */
export type RefreshFor = (conversation: Conversation, message: Message) => Promise<Refresh | undefined>;

export function createRefreshFor(store: Store, tenants: ReadonlyMap<string, OwnerId>): RefreshFor {
  async function userOf(owner: OwnerId, person: string): Promise<string | undefined> {
    const stored = await store.read(owner, 'address', recipientKey({ type: 'person', person }));
    return stored?.body.platform === 'teams' ? conversationOf(stored.body).user?.id : undefined;
  }

  return async (conversation, { own }) => {
    const owner = tenants.get(conversation.conversation.tenantId ?? '');
    if (!own || !owner || own.people.length === 0) return undefined;
    const users = await Promise.all(own.people.slice(0, MAX_USERS).map((person) => userOf(owner, person)));
    const userIds = users.filter((user) => user !== undefined);
    if (userIds.length === 0) return undefined;
    return { action: { type: 'Action.Execute', verb: own.verb, data: { ref: own.ref } }, userIds };
  };
}
