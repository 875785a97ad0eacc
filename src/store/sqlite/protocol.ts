import type { Settlement } from '../../app/ports/delivery.ts';
import type { Change, ListOptions } from '../../app/ports/store.ts';
import type { EpochMs } from '../../domain/time.ts';

/** A change as it crosses to the worker: bodies are JSON text already. */
export type WireChange =
  | { type: 'put'; collection: string; id: string; body: string; expect: number }
  | { type: 'insert'; collection: string; id: string; body: string; version: number }
  /** A steady collection has been written to. */
  | { type: 'mark'; collection: string; mark: string }
  /** Those that stand after one another: lists cross to the thread at half the cost of as many objects. */
  | { type: 'enqueue'; ids: string[]; bodies: string[]; urgent: boolean[]; dueAt: EpochMs[] }
  | Exclude<Change, { type: 'put' | 'insert' | 'enqueue' }>;

export interface Claim {
  owner: string;
  id: string;
  token: string;
}

/** What the worker can be asked for, and with what. */
export interface Operations {
  read: { owner: string; collection: string; id: string };
  list: { owner: string; collection: string; after: string | undefined } & ListOptions;
  nextOwner: { after: string };
  marks: { owner: string };
  readDelivery: { owner: string; id: string };
  deliveries: { owner: string; after: string | undefined; state?: string; prefix?: string };
  nextDue: Record<string, never>;
  backlog: { now: EpochMs };
  commit: { owner: string; changes: WireChange[] };
  claimDue: { now: EpochMs; limit: number; leaseMs: number; tokenPrefix: string };
  beginSending: { claim: Claim; leaseUntil: EpochMs };
  settle: { claim: Claim; settlement: Settlement };
  forgetPast: Record<string, never>;
  close: Record<string, never>;
}
export type Operation = keyof Operations;

export const WRITES: ReadonlySet<Operation> = new Set(['commit', 'claimDue', 'beginSending', 'settle']);

export interface Request {
  call: number;
  op: Operation;
  args: unknown;
}

/** An error of the engine, in a form that survives the crossing. */
export interface WireError {
  code: string;
  message: string;
  hint?: string | undefined;
}

export type Reply = { call: number; value: unknown } | { call: number; error: WireError };

export interface WorkerSettings {
  path: string;
  role: 'writer' | 'reader';
  busyTimeoutMs: number;
}

export interface DocumentRow {
  id: string;
  version: number;
  body: string;
}

export interface Page<T> {
  rows: T[];
  /** Undefined at the end. */
  next: string | undefined;
}

export type MarkRow = [collection: string, mark: string];
