import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOwnerFolder } from '../../src/files/owner-folder.ts';
import { createFront, type Front } from '../platforms/slack/support/front.ts';
import { createPerson } from '../platforms/slack/support/person.ts';
import { createSlackRig, type SlackRig } from '../platforms/slack/support/slack-rig.ts';
import { createWorkspace, type Workspace } from '../platforms/slack/support/workspace.ts';

const TEAM = 'T0FJORDVIK';
let workspace: Workspace;
let front: Front;
let rig: SlackRig;

beforeAll(async () => {
  const folder = readOwnerFolder('examples/fjordvik');
  if (!folder.ok) throw new Error('Fjordvik has mistakes');
  const members = folder.people.map(({ email }) => ({
    name: email.split('@')[0]?.replaceAll('.', '-') ?? '',
    email,
  }));
  workspace = await createWorkspace({ team: TEAM, members, channels: ['3-4-trinn', 'nordlia'] });
  front = await createFront([workspace]);
  rig = await createSlackRig({
    settings: { workspaces: new Map([[TEAM, 'fjordvik']]), apiUrl: front.apiUrl, hooksUrl: front.url },
  });
});

afterAll(async () => {
  await rig?.close();
  await front?.close();
  await workspace?.close();
});

describe('a school in Slack', () => {
  it('everybody in the roster is met, and gets the card at its hour', async () => {
    await rig.attached.start();
    await rig.attached.close();
    await rig.until('2026-09-30', '15:00');
    const teacher = rig.folder.people.find((one) => one.roles.includes('teacher'));
    const person = await createPerson({ rig, front, workspace, email: teacher?.email ?? '' });
    const all = await person.messages();
    console.log(all.map((one) => `${one.text}`).join('\n'));
    expect(all.length).toBeGreaterThan(1);
  });
});
