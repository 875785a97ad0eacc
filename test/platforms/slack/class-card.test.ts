import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOwnerFolder } from '../../../src/files/owner-folder.ts';
import { idIn, slackAddress } from '../../../src/platforms/slack/place.ts';
import { switchOn } from '../../support/class-channel.ts';
import { openHearingFor } from '../../support/open-hearing.ts';
import { apiOf, createFront, type Front } from './support/front.ts';
import { createPerson } from './support/person.ts';
import { createSlackRig, type SlackRig } from './support/slack-rig.ts';
import { createWorkspace, type Workspace } from './support/workspace.ts';

const TEAM = 'T0FJORDVIK';
const CLASS = 'nordlia-6a';
let workspace: Workspace;
let front: Front;
let rig: SlackRig;

beforeAll(async () => {
  const folder = readOwnerFolder('examples/fjordvik');
  if (!folder.ok) throw new Error('Fjordvik has mistakes');
  // Nobody in the roster.
  const members = [{ name: 'elev', email: 'elev@skole.fjordvik.example' }];
  workspace = await createWorkspace({ team: TEAM, members, channels: ['klasse-6a'] });
  front = await createFront([workspace]);
  rig = await createSlackRig({
    settings: { workspaces: new Map([[TEAM, 'fjordvik']]), apiUrl: front.apiUrl, hooksUrl: front.url },
  });
  await rig.until('2026-09-02', '09:00');
});
afterAll(async () => {
  await rig?.close();
  await front?.close();
  await workspace?.close();
});

it('a pupil in the class’s channel of Slack answers in a dialog of their own, once', async () => {
  await switchOn(rig, CLASS);
  const hearing = await openHearingFor(rig, CLASS);
  const pupil = await createPerson({ rig, front, workspace, email: 'elev@skole.fjordvik.example' });
  const listed = await apiOf(workspace, front.tokenOf(workspace), 'conversations.list', {});
  const channel = listed.channels.find((one: { name: string }) => one.name === 'klasse-6a').id;
  const teacher = rig.folder.people.find((one) => one.homeroomOf?.includes(CLASS));
  const linked = await rig.house.handleAction({
    key: 'link',
    owner: rig.owner,
    actor: teacher?.id ?? '',
    verb: 'channel.link',
    reference: 'self',
    values: { team: `class:${CLASS}` },
    at: rig.clock.now(),
    place: { type: 'personal' },
    channel: { id: idIn(TEAM, channel), address: slackAddress(rig.owner, TEAM, channel) },
  });
  expect(linked.code).toBe('OK');
  await rig.store.commit(rig.owner, [
    {
      type: 'enqueue',
      delivery: {
        id: `${hearing}:${CLASS}:class-card`,
        recipient: { type: 'class', class: CLASS },
        kind: 'class-card',
        subject: hearing,
        dueAt: rig.clock.now(),
        expiresAt: rig.clock.now() + 3_600_000,
        urgent: false,
      },
    },
  ]);
  await rig.house.dispatcher.runOnce();

  const card = await pupil.lastMessage('Svar på spørsmålene', channel);
  const drafts = async () => {
    let n = 0;
    for await (const _ of rig.store.list(rig.owner, 'slackDraft')) n += 1;
    return n;
  };
  await pupil.press(card, 'Svar på spørsmålene', {}, channel);
  await rig.attached.close();
  expect(pupil.fields()).toEqual(['pup-1-best', 'pup-2-contribute', 'pup-3-decide']);
  // The way out stands in the dialog too, and leads to a form of its own.
  await pupil.pressInView('Si fra til en voksen');
  await rig.attached.close();
  expect(JSON.stringify(pupil.dialog().blocks)).toContain('Rektor og inspektøren får meldingen med en gang');
  await pupil.closeDialog();
  // What a pupil typed and did not send is not kept.
  await pupil.type({ 'pup-1-best': 'Halvskrevet' });
  await pupil.closeDialog({ 'pup-1-best': 'Halvskrevet' });
  await rig.attached.close();
  expect(await drafts()).toBe(0);
  await pupil.press(card, 'Svar på spørsmålene', {}, channel);
  await rig.attached.close();
  const sent = await pupil.submit({ 'pup-1-best': 'Skogen' });
  expect(JSON.stringify(sent.body)).toContain('Takk, svarene er levert');
  const count = await rig.store.read(rig.owner, 'voiceCount', `${hearing}:${CLASS}`);
  expect(count?.body.answered).toBe(1);
  // The card in the channel is the same for everybody.
  expect((await pupil.lastMessage('Svar på spørsmålene', channel)).ts).toBe(card.ts);
  await pupil.press(card, 'Svar på spørsmålene', {}, channel);
  await rig.attached.close();
  const stored = await rig.store.read(rig.owner, 'voiceCount', `${hearing}:${CLASS}`);
  expect(stored?.body.answered).toBe(1);
}, 120_000);
