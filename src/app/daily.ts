import { toLocal } from '../domain/calendar/zoned-time.ts';
import type { Owner } from '../domain/people/people.ts';
import {
  ACKNOWLEDGED_ALERT_DAYS,
  deletedOn,
  isTeamPrompt,
  RAW_ANSWER_DAYS,
} from '../domain/privacy/retention.ts';
import { DAYS_TO_UNDO } from '../domain/round/dropped.ts';
import { DAY_MS, type EpochMs } from '../domain/time.ts';
import { deletionsUnder } from './deletions-under.ts';
import { oldPreparations } from './dialogue/old-preparations.ts';
import type { Change } from './ports/store.ts';
import { oldVoices } from './pupil/voice-retention.ts';
import { commitAudited } from './records/audit.ts';
import { withoutHeld } from './records/hold.ts';
import { oldResults } from './results/old-results.ts';
import { oldSelfChecks } from './self-check/old-self-checks.ts';
import type { App } from './use-case.ts';

/** Inbox rows outlive the platforms' last retry by far (Slack: about 5 minutes; cards in Teams never expire). */
const DAYS_KEPT = {
  inbox: 14,
  // A form in Slack is opened from a message; none is open that long.
  slackForm: 60,
  // What was typed and not sent.
  slackDraft: 30,
  dropped: DAYS_TO_UNDO,
} as const;
const CHANGES_PER_COMMIT = 200;
const TEAM_ANSWERS = ['teamAnswer'] as const;
const PERSONS_ANSWERS = ['answer', 'unnamedAnswer', 'participation'] as const;

/** Once a day: the deletion clocks (what a card says is deleted on a day is gone the day after), and tiltak that begin. */
export async function sweep(app: App, owner: Owner, now: EpochMs): Promise<number> {
  if (!(await isSweepTime(app, owner, now))) return 0;
  const parts = [
    oldAnswers,
    oldVotes,
    oldAlerts,
    oldRows,
    oldVoices,
    oldPreparations,
    oldSelfChecks,
    oldResults,
  ].map((find) => find(app, owner, now));
  const changes = await withoutHeld(app, owner, (await Promise.all(parts)).flat());
  for (let start = 0; start < changes.length; start += CHANGES_PER_COMMIT) {
    const deed = { actor: 'system', verb: 'retention', at: now } as const;
    await commitAudited(app, owner.id, deed, changes.slice(start, start + CHANGES_PER_COMMIT));
  }
  await startMeasures(app, owner, now);
  return changes.length;
}

/** A planned tiltak whose day has come is under way. */
async function startMeasures({ store }: App, owner: Owner, now: EpochMs): Promise<void> {
  const today = toLocal(now, owner.timeZone).date;
  for await (const { id, body, version } of store.list(owner.id, 'measure')) {
    if (body.status !== 'planned' || body.startsOn > today) continue;
    const ongoing = { ...body, status: 'ongoing' as const };
    await store.commit(owner.id, [
      { type: 'put', collection: 'measure', id, body: ongoing, expect: version },
    ]);
  }
}

/** The mark is in the store so that several instances share it. */
async function isSweepTime(app: App, owner: Owner, now: EpochMs): Promise<boolean> {
  const mark = await app.store.read(owner.id, 'sweep', 'sweep');
  if (mark && now < mark.body.at + DAY_MS) return false;
  const committed = await app.store.commit(owner.id, [
    { type: 'put', collection: 'sweep', id: 'sweep', body: { at: now }, expect: mark?.version ?? 0 },
  ]);
  return committed.ok;
}

async function oldAnswers(app: App, owner: Owner, now: EpochMs): Promise<Change[]> {
  const today = toLocal(now, owner.timeZone).date;
  const changes: Change[] = [];
  for await (const { id, body } of app.store.list(owner.id, 'prompt')) {
    if (today <= deletedOn(body, toLocal(body.closesAt, owner.timeZone).date)) continue;
    // A wheel's reflection and its team's prompt share the beginning of their ids, but not the date.
    const collections = isTeamPrompt(body) ? TEAM_ANSWERS : PERSONS_ANSWERS;
    for (const collection of collections) {
      changes.push(...(await deletionsUnder(app, owner, collection, `${id}:`)));
    }
    changes.push(...(await deletionsUnder(app, owner, 'sourceNote', `${body.round ?? 'year'}:${id}:`)));
    changes.push(...(await deletionsUnder(app, owner, 'staffRelease', id)));
    changes.push({ type: 'delete', collection: 'prompt', id });
  }
  return changes;
}

async function oldVotes(app: App, owner: Owner, now: EpochMs): Promise<Change[]> {
  const changes: Change[] = [];
  for await (const { id, body } of app.store.list(owner.id, 'round')) {
    if (!body.vote || now < body.vote.closesAt + RAW_ANSWER_DAYS * DAY_MS) continue;
    changes.push(...(await deletionsUnder(app, owner, 'ballot', `${id}:`)));
    changes.push(...(await deletionsUnder(app, owner, 'participation', `${id}:vote:`)));
    changes.push(...(await deletionsUnder(app, owner, 'tally', id)));
  }
  return changes;
}

async function oldAlerts({ store }: App, owner: Owner, now: EpochMs): Promise<Change[]> {
  const changes: Change[] = [];
  for await (const { id, body } of store.list(owner.id, 'safetyAlert')) {
    const taken = body.acknowledged?.at;
    if (taken === undefined || now < taken + ACKNOWLEDGED_ALERT_DAYS * DAY_MS) continue;
    changes.push({ type: 'delete', collection: 'safetyAlert', id });
  }
  return changes;
}

async function oldRows({ store }: App, owner: Owner, now: EpochMs): Promise<Change[]> {
  const changes: Change[] = [];
  for (const collection of ['inbox', 'slackForm', 'slackDraft', 'dropped'] as const) {
    for await (const { id, body } of store.list(owner.id, collection)) {
      if (body.at + DAYS_KEPT[collection] * DAY_MS < now) changes.push({ type: 'delete', collection, id });
    }
  }
  return changes;
}
