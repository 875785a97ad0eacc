import { hash } from 'node:crypto';

/** A short key for a platform's conversation reference, which may be large. */
export function conversationKey(conversation: unknown): string {
  return hash('sha1', JSON.stringify(conversation) ?? '', 'base64url');
}
