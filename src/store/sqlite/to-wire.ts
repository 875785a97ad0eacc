import { randomUUID } from 'node:crypto';
import { type Change, markedBy } from '../../app/ports/store.ts';
import { assertKey } from '../keys.ts';
import type { WireChange } from './protocol.ts';

type WireEnqueue = Extract<WireChange, { type: 'enqueue' }>;

/** A commit as it crosses to the thread. Throws on an id that is none, before anything has left. */
export function toWire(changes: readonly Change[]): WireChange[] {
  const wired: WireChange[] = [];
  let row: WireEnqueue | undefined;
  for (const change of changes) {
    if (change.type !== 'enqueue') {
      wired.push(oneToWire(change));
      row = undefined;
      continue;
    }
    if (!row) {
      row = { type: 'enqueue', ids: [], bodies: [], urgent: [], dueAt: [] };
      wired.push(row);
    }
    const { delivery } = change;
    assertKey('id', delivery.id);
    row.ids.push(delivery.id);
    row.bodies.push(JSON.stringify(delivery));
    row.urgent.push(delivery.urgent);
    row.dueAt.push(delivery.dueAt);
  }
  const mark = randomUUID();
  for (const collection of markedBy(changes)) wired.push({ type: 'mark', collection, mark });
  return wired;
}

function oneToWire(change: Exclude<Change, { type: 'enqueue' }>): WireChange {
  switch (change.type) {
    case 'put': {
      const { type, collection, id, body, expect } = change;
      assertKey('id', id);
      return { type, collection, id, body: JSON.stringify(body), expect };
    }
    case 'insert': {
      const { type, collection, id, body, version = 1 } = change;
      assertKey('id', id);
      return { type, collection, id, body: JSON.stringify(body), version };
    }
    case 'restore':
      assertKey('id', change.delivery.id);
      return change;
    default:
      return change;
  }
}
