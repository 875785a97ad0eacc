import type { RedisClient } from './redis-client.ts';

/**
 * What is asked as one handful of replies comes in leaves in one write: each write is a call to the system that wakes Redis.
 * To gather for a whole turn of the event loop saves no more, and lets Redis wait. A cluster has a connection for
 * each node, and its library writes as it likes.
 */
export function createOneWrite(client: RedisClient): () => void {
  let gathering = false;
  return function gather(): void {
    if (gathering || !('stream' in client)) return;
    const { stream } = client;
    gathering = true;
    stream.cork();
    process.nextTick(() => {
      gathering = false;
      stream.uncork();
    });
  };
}
