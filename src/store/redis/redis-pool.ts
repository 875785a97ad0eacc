import type { RedisLink } from './redis-link.ts';

/**
 * Several connections as one. Redis reads at most 16 kB from each before it writes to disk and answers, so with more of
 * them more commits share an fsync. Calls that are under way at the same time have no order among them.
 */
export function createRedisPool(links: readonly [RedisLink, ...RedisLink[]]): RedisLink {
  let turn = 0;

  /** The next one that has a connection; without any, whichever comes. */
  function next(): RedisLink {
    for (let tries = 0; tries < links.length; tries += 1) {
      turn = (turn + 1) % links.length;
      const link = links[turn];
      if (link?.isUp()) return link;
    }
    return links[turn] ?? links[0];
  }

  return {
    run: (...args) => next().run(...args),
    write: (...args) => next().write(...args),
    command: (...args) => next().command(...args),
    isUp: () => links.some((link) => link.isUp()),
    disconnect() {
      for (const link of links) link.disconnect();
    },
  };
}
