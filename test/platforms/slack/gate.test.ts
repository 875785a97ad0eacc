import { expect, it } from 'vitest';
import { createSilentLog } from '../../../src/observe/log.ts';
import { createGate } from '../../../src/platforms/slack/inbound/gate.ts';

const SUBMISSION = {
  type: 'view_submission',
  team: { id: 'T0ONE' },
  user: { id: 'U1', team_id: 'T0ONE' },
  trigger_id: 't.1',
  view: {
    id: 'V1',
    type: 'modal',
    callback_id: 'answer.save',
    private_metadata: '',
    blocks: [],
    state: { values: {} },
  },
};
const PRESS = {
  type: 'block_actions',
  team: { id: 'T0ONE' },
  user: { id: 'U1', team_id: 'T0ONE' },
  trigger_id: 't.1',
  container: { type: 'message', message_ts: '1.1' },
  channel: { id: 'D1' },
  message: { ts: '1.1' },
  actions: [{ type: 'button', block_id: 'b', action_id: 'home.help', value: 'self', action_ts: '1.1' }],
};

const gateOn = (processEvent: () => Promise<void>) =>
  createGate({
    bolt: { processEvent },
    settings: { workspaces: new Map([['T0ONE', 'fjordvik']]) },
    log: createSilentLog(),
    notListed: '',
    deadlineMs: 20,
  });

it.each([
  ['nobody says in time what became of it', () => new Promise<void>(() => undefined)],
  ['it ended without a word', async () => undefined],
  ['it failed', () => Promise.reject(new Error('the store is away'))],
])('a dialog never closes as if it were saved when %s', async (_when, processEvent) => {
  const gate = gateOn(processEvent);
  expect(await gate({ value: SUBMISSION })).toEqual({ status: 503 });
  // A button has nothing that could be lost: what came of it is told apart.
  expect(await gate({ value: PRESS })).toEqual({ status: 200 });
});
