import type { Store } from '../../app/ports/store.ts';
import type { WebChat, WebConversation } from '../../app/ports/web-chat.ts';
import type { OwnerId, Person } from '../../domain/people/people.ts';
import { conversationsOf, maySee } from './people.ts';

interface Entry {
  id: string;
  onlyFor?: string;
  from: string;
}

/** Which messages there are, kept in memory so that counting the unread of a whole municipality reads nothing. */
export interface ChatIndex {
  unread(person: Person): Promise<Record<WebConversation, number>>;
  close(): void;
}

export function createChatIndex(store: Store, chat: WebChat, owner: OwnerId): ChatIndex {
  const entries = new Map<WebConversation, Entry[]>();
  const known = new Set<string>();
  let loaded: Promise<void> | undefined;

  function add(conversation: WebConversation, entry: Entry): void {
    if (known.has(entry.id)) return;
    known.add(entry.id);
    const list = entries.get(conversation) ?? [];
    list.push(entry);
    entries.set(conversation, list);
  }

  async function load(): Promise<void> {
    for await (const { id, body } of store.list(owner, 'webMessage')) {
      add(body.conversation, entryOf(id, body.from, body.onlyFor));
    }
  }

  const stop = chat.subscribe((event) => {
    if (event.owner === owner && event.revision === 1) {
      add(event.conversation, entryOf(event.id, event.from, event.onlyFor));
    }
  });

  async function unread(person: Person): Promise<Record<WebConversation, number>> {
    loaded ??= load();
    await loaded;
    const counts: Record<WebConversation, number> = {};
    for (const conversation of conversationsOf(person)) {
      const last = (await store.read(owner, 'webSeen', seenId(person.id, conversation)))?.body.last ?? '';
      const list = entries.get(conversation) ?? [];
      counts[conversation] = list.filter(
        (one) => one.id > last && one.from !== person.id && maySee(person, one),
      ).length;
    }
    return counts;
  }

  return { unread, close: stop };
}

export function seenId(person: string, conversation: WebConversation): string {
  return `${person}:${conversation}`;
}

function entryOf(id: string, from: string, onlyFor: string | undefined): Entry {
  return onlyFor === undefined ? { id, from } : { id, from, onlyFor };
}
