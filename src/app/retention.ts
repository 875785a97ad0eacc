import type { Owner } from '../domain/people/people.ts';
import { DAY_MS, type EpochMs } from '../domain/time.ts';
import type { Change } from './ports/store.ts';
import type { App } from './use-case.ts';
import { ANSWER_RETENTION_DAYS } from './views/question.ts';

/** Inbox rows outlive the platforms' last retry by far (Slack: about 5 minutes; cards in Teams never expire). */
const INBOX_RETENTION_DAYS = 14;
const CHANGES_PER_COMMIT = 200;

/** Deletion clocks: raw answers and votes 90 days after their window, inbox rows after two weeks. */
export async function sweep(app: App, owner: Owner, now: EpochMs): Promise<number> {
  if (!(await isSweepTime(app, owner, now))) return 0;
  const changes = [...(await oldAnswers(app, owner, now)), ...(await oldInbox(app, owner, now))];
  for (let start = 0; start < changes.length; start += CHANGES_PER_COMMIT) {
    await app.store.commit(owner.id, changes.slice(start, start + CHANGES_PER_COMMIT));
  }
  return changes.length;
}

/** Once a day is enough; the mark is in the store so that several instances share it. */
async function isSweepTime(app: App, owner: Owner, now: EpochMs): Promise<boolean> {
  const mark = await app.store.read(owner.id, 'sweep', 'sweep');
  if (mark && now < mark.body.at + DAY_MS) return false;
  const committed = await app.store.commit(owner.id, [
    { type: 'put', collection: 'sweep', id: 'sweep', body: { at: now }, expect: mark?.version ?? 0 },
  ]);
  return committed.ok;
}

async function oldAnswers({ store }: App, owner: Owner, now: EpochMs): Promise<Change[]> {
  const changes: Change[] = [];
  for await (const { id, body } of store.list(owner.id, 'prompt')) {
    if (now < body.closesAt + ANSWER_RETENTION_DAYS * DAY_MS) continue;
    for (const collection of ['answer', 'unnamedAnswer', 'participation'] as const) {
      for await (const stored of store.list(owner.id, collection, { prefix: `${id}:` })) {
        changes.push({ type: 'delete', collection, id: stored.id });
      }
    }
    changes.push({ type: 'delete', collection: 'prompt', id });
  }
  return changes;
}

async function oldInbox({ store }: App, owner: Owner, now: EpochMs): Promise<Change[]> {
  const changes: Change[] = [];
  for await (const { id, body } of store.list(owner.id, 'inbox')) {
    if (body.at + INBOX_RETENTION_DAYS * DAY_MS < now)
      changes.push({ type: 'delete', collection: 'inbox', id });
  }
  return changes;
}
