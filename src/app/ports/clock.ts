import type { EpochMs } from '../../domain/time.ts';

/** The only source of time. Real in production, set by hand in tests, simulation and the workbench. */
export interface Clock {
  now(): EpochMs;
}

/** Unguessable ids in production, seeded ones in simulation. */
export interface Ids {
  /** URL-safe, at least 120 bits of randomness in production. */
  next(): string;
  /**
   * A keyed pseudonym: the same person and scope always give the same value, and nobody without the key
   * (which is not in the store) can go back. Used where an answer must be changeable but never carry a name.
   */
  pseudonym(person: string, scope: string): string;
}
