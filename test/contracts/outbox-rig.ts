import type { ClaimedDelivery, NewDelivery, Settlement } from '../../src/app/ports/delivery.ts';
import type { MessageReference } from '../../src/app/ports/messenger.ts';
import type { Change, Store } from '../../src/app/ports/store.ts';
import { delivery } from '../support/store-fixtures.ts';
import type { StorePlace } from './store-contract.ts';

export const MESSAGE: MessageReference = {
  platform: 'teams',
  id: 'm1',
  conversation: { id: '19:æ', tenant: 't' },
};
export const SENT: Settlement = { state: 'sent', message: MESSAGE, at: 1500 };
export const enqueue = (id: string, over: Partial<NewDelivery> = {}): Change => ({
  type: 'enqueue',
  delivery: delivery(id, over),
});

export type Current = () => { store: Store; place: StorePlace };

/** What the outbox's part of the contract does again and again with the store of the moment. */
export function outboxRig(current: Current) {
  const store = () => current().store;
  const commit = (...changes: Change[]) => store().commit('o', changes);
  const state = async (id: string) => (await store().readDelivery('o', id))?.state;
  const claimIds = async (now: number, limit = 100, leaseMs = 100) =>
    (await store().claimDue(now, limit, leaseMs)).map(({ id }) => id);
  async function claimOne(now = 1000, leaseMs = 100): Promise<ClaimedDelivery> {
    const [claim] = await store().claimDue(now, 1, leaseMs);
    if (!claim) throw new Error('nothing was due');
    return claim;
  }
  /** Leaves delivery `d` in the state that the settlement ends in. */
  async function settled(settlement: Settlement): Promise<void> {
    await commit(enqueue('d'));
    const claim = await claimOne();
    await store().beginSending(claim, 1000, 100);
    await store().settle(claim, settlement);
  }
  return { store, commit, state, claimIds, claimOne, settled };
}
