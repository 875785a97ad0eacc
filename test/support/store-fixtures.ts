import type { NewDelivery } from '../../src/app/ports/delivery.ts';
import type { Stored } from '../../src/app/ports/store.ts';
import type { Team } from '../../src/domain/people/people.ts';

export function team(id: string, name = 'Team 5. trinn'): Team {
  return { id, school: 'fjordvik', name };
}

export function delivery(id: string, over: Partial<NewDelivery> = {}): NewDelivery {
  return {
    id,
    recipient: { type: 'person', person: 'kari' },
    kind: 'prompt',
    subject: 'occurrence-1',
    dueAt: 1000,
    expiresAt: 1_000_000,
    urgent: false,
    ...over,
  };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export async function ids(items: AsyncIterable<Pick<Stored<unknown>, 'id'>>): Promise<string[]> {
  return (await collect(items)).map((item) => item.id);
}
