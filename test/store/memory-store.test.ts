import { createMemoryStore } from '../../src/store/memory/memory-store.ts';
import { storeContract } from '../contracts/store-contract.ts';

storeContract('the memory store', async () => ({
  open: async () => createMemoryStore(),
  durable: false,
  dispose: async () => undefined,
}));
