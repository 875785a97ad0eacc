import type { RedisClient } from './redis-client.ts';

/**
 * What is asked in one turn of the event loop leaves in one write: each is a call to the system that wakes Redis, and was a
 * sixth of the time of an answer. A cluster has a connection for each node, and its library writes as it likes.
 */
export function createOneWrite(client: RedisClient): () => void {
  let gathering = false;
  return function gather(): void {
    if (gathering || !('stream' in client)) return;
    const { stream } = client;
    gathering = true;
    stream.cork();
    setImmediate(() => {
      gathering = false;
      stream.uncork();
    });
  };
}
