import type { Change, Store } from '../../app/ports/store.ts';
import type {
  NewWebMessage,
  WebChat,
  WebChatEvent,
  WebMessage,
  WebRevision,
} from '../../app/ports/web-chat.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { AppError } from '../../observe/app-error.ts';

const MAX_TRIES = 100;

/** The chat of the workbench. Word of a change goes out only after its commit. */
export function createWebChat({ store }: { store: Store }): WebChat {
  const listeners = new Set<(event: WebChatEvent) => void>();
  const lastNumbers = new Map<string, { at: EpochMs; number: number }>();

  function tell(owner: OwnerId, id: string, message: WebMessage): void {
    const { conversation, from, revision, onlyFor } = message;
    const event: WebChatEvent = { owner, id, conversation, from, revision, ...(onlyFor ? { onlyFor } : {}) };
    for (const listener of listeners) listener(event);
  }

  /** The workbench's clock stands still between jumps, so time alone does not give an order. */
  function nextNumber(owner: OwnerId, conversation: string, at: EpochMs): number {
    const key = `${owner}:${conversation}`;
    const last = lastNumbers.get(key);
    const number = last?.at === at ? last.number + 1 : 0;
    lastNumbers.set(key, { at, number });
    return number;
  }

  async function post(owner: OwnerId, message: NewWebMessage, now: EpochMs): Promise<string> {
    const body: WebMessage = { ...message, at: now, revision: 1 };
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const id = messageId(message.conversation, now, nextNumber(owner, message.conversation, now));
      const put: Change = { type: 'put', collection: 'webMessage', id, body, expect: 0 };
      // A conflict: a process before this one has used the number.
      if (!(await store.commit(owner, [put])).ok) continue;
      tell(owner, id, body);
      return id;
    }
    throw tooMany();
  }

  async function revise(owner: OwnerId, id: string, revision: WebRevision, now: EpochMs): Promise<boolean> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const stored = await store.read(owner, 'webMessage', id);
      if (!stored) return false;
      const body = { ...stored.body, ...revision, revision: stored.body.revision + 1, updatedAt: now };
      const put: Change = { type: 'put', collection: 'webMessage', id, body, expect: stored.version };
      if (!(await store.commit(owner, [put])).ok) continue;
      tell(owner, id, body);
      return true;
    }
    throw tooMany();
  }

  function subscribe(listener: (event: WebChatEvent) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return { post, revise, subscribe };
}

/** Digits are padded so that the order of ids is the order of time. */
function messageId(conversation: string, at: EpochMs, number: number): string {
  return `${conversation}:${String(at).padStart(14, '0')}:${String(number).padStart(5, '0')}`;
}

function tooMany(): AppError {
  return new AppError('WEB.BUSY', 'The chat could not be written to because it changed all the time', {
    hint: 'Try again; if it goes on, see whether two programs run on the same store.',
  });
}
