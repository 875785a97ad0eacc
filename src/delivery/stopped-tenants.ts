import type { Platform } from '../app/ports/messenger.ts';
import type { Store } from '../app/ports/store.ts';
import type { OwnerId } from '../domain/people/people.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Log } from '../observe/log.ts';

/** What all instances know of a tenant that the platform refuses. Only one of them tells the operator. */
export interface StoppedTenants {
  isStopped(owner: OwnerId, platform: Platform): Promise<boolean>;
  began(owner: OwnerId, platform: Platform, reason: string, now: EpochMs): Promise<void>;
  ended(owner: OwnerId, platform: Platform): Promise<void>;
}

export function createStoppedTenants({ store, log }: { store: Store; log: Log }): StoppedTenants {
  return {
    async isStopped(owner, platform) {
      return (await store.read(owner, 'stoppedTenant', platform)) !== undefined;
    },
    async began(owner, platform, reason, now) {
      const body = { since: now, reason };
      const isFirst = await store
        .commit(owner, [{ type: 'put', collection: 'stoppedTenant', id: platform, body, expect: 0 }])
        // Told twice rather than not at all.
        .then(
          ({ ok }) => ok,
          () => true,
        );
      if (!isFirst) return;
      const fields = { owner, platform, reason };
      log.error('The platform refuses this tenant; its messages wait and are tried again', fields);
    },
    async ended(owner, platform) {
      const stored = await store.read(owner, 'stoppedTenant', platform);
      if (!stored) return;
      const { ok } = await store.commit(owner, [
        { type: 'delete', collection: 'stoppedTenant', id: platform, expect: stored.version },
      ]);
      if (ok) log.info('The platform accepts this tenant again', { owner, platform });
    },
  };
}
