import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person } from '../../../src/domain/people/people.ts';
import { switchOn } from '../../support/class-channel.ts';
import { openHearingFor } from '../../support/open-hearing.ts';
import { createWiredRig, TENANT, type WiredRig } from './support/wired-rig.ts';

const CHANNEL = '19:klasse6a@thread.tacv2';
const CLASS = 'nordlia-6a';
/** Nobody in the roster. */
const pupil = { id: 'elev-1', name: 'Elev Elevsen' } as Person;

let rig: WiredRig;
let ref: string;
beforeEach(async () => {
  rig = await createWiredRig();
  rig.knows(...rig.folder.people);
  rig.connector.allow('GET', /members\/29:elev-1$/, {
    body: { id: '29:elev-1', userPrincipalName: 'elev@skole.fjordvik.example', tenantId: TENANT },
  });
  rig.connector.allow('PUT', /activities/);
  rig.connector.allow('POST', /activities$/);
  await switchOn(rig, CLASS);
  ref = `${await openHearingFor(rig, CLASS)}@${CLASS}`;
  const teacher = rig.folder.people.find((one) => one.homeroomOf?.includes(CLASS));
  if (!teacher) throw new Error('no contact teacher');
  await rig.post(inChannel(teacher, rig.execute('channel.link', 'self', { team: `class:${CLASS}` })));
});
afterEach(() => rig.close());

function inChannel(from: Person, more: Record<string, unknown>, id = CHANNEL) {
  return rig.activity(from, {
    conversation: { id: `${id};messageid=77`, conversationType: 'channel', isGroup: true, tenantId: TENANT },
    channelData: { tenant: { id: TENANT }, team: { id: '19:general@thread.tacv2' }, channel: { id } },
    ...more,
  });
}

it('a pupil in the class’s channel of Teams answers, as the reply that only they see', async () => {
  const asked = await rig.post(inChannel(pupil, rig.execute('pupil.open', ref)));
  expect(asked.body.type).toBe('application/vnd.microsoft.card.adaptive');
  expect(JSON.stringify(asked.body.value)).toContain('Hva er det fineste med skolen din?');
  const before = rig.connector.calls.filter((call) => call.method !== 'GET').length;
  const handed = await rig.post(
    inChannel(pupil, rig.execute('pupil.hand-in', ref, { 'pup-1-best': 'Skogen' })),
  );
  expect(JSON.stringify(handed.body.value)).toContain('Takk, svarene er levert');
  // Nothing is posted or changed in the channel: the others see the card as it was.
  expect(rig.connector.calls.filter((call) => call.method !== 'GET').length).toBe(before);
  const again = await rig.post(inChannel(pupil, rig.execute('pupil.open', ref)));
  expect(JSON.stringify(again.body.value)).toContain('allerede levert');
});

it('and gets nothing anywhere else, whatever is forged', async () => {
  for (const more of [
    rig.activity(pupil, rig.execute('pupil.hand-in', ref, { 'pup-1-best': 'x' })),
    inChannel(pupil, rig.execute('pupil.hand-in', ref, { 'pup-1-best': 'x' }), '19:other@thread.tacv2'),
    inChannel(pupil, rig.execute('voice.result', ref)),
    inChannel(pupil, rig.execute('pupil.open', `${ref.split('@')[0]}@nordlia-6b`)),
  ]) {
    const reply = await rig.post(more);
    expect(reply.body.type, JSON.stringify(reply.body)).toBe('application/vnd.microsoft.activity.message');
  }
  const count = await rig.store.read(rig.owner, 'voiceCount', `${ref.split('@')[0]}:${CLASS}`);
  expect(count?.body.answered).toBe(0);
  expect(await rig.store.read(rig.owner, 'address', 'person:elev-1')).toBeUndefined();
});
