import { beforeEach, describe, expect, it } from 'vitest';
import { VERBS, type Verb } from '../../src/app/verbs.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';

const HOSTILE = [
  '',
  '@',
  '@@',
  'self',
  'new@',
  'new@nordlia',
  'new@holmen',
  'nordlia',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '<!channel>',
  '\u0000',
  '\ud800',
  '‮dlrow',
  'x'.repeat(100_000),
  "'; drop table documents; --",
  '{"$ne":null}',
];

/** Everything in the store but the traces that a refused action may not leave. */
async function snapshot(rig: HouseRig): Promise<string> {
  const parts: string[] = [];
  for (const collection of [
    'person',
    'school',
    'round',
    'prompt',
    'answer',
    'commitment',
    'safetyAlert',
  ] as const) {
    for await (const stored of rig.store.list(rig.owner, collection)) parts.push(JSON.stringify(stored));
  }
  for await (const delivery of rig.store.deliveries(rig.owner)) parts.push(JSON.stringify(delivery));
  return parts.join('\n');
}

describe('forged, empty and monstrous references', () => {
  let rig: HouseRig;
  beforeEach(async () => {
    rig = await createHouseRig('2026-09-14');
  });

  it('get a card from every verb, for every role, and never a fault', async () => {
    const roles = ['teacher', 'principal', 'ownerAdvisor', 'parentCommitteeContact'] as const;
    const actors = roles.map((role) => rig.person((one) => one.roles.includes(role)).id);
    for (const verb of VERBS) {
      for (const reference of HOSTILE) {
        for (const actor of actors) {
          const reply = await rig.act(actor, verb, reference, {});
          expect(reply.view.card, `${verb} ${reference.slice(0, 30)}`).toBeTruthy();
          rig.house.render(reply.view);
        }
      }
    }
  });

  it('change nothing when a teacher sends them with hostile values', async () => {
    const teacher = rig.person((one) => one.roles.length === 1 && one.roles[0] === 'teacher').id;
    const before = await snapshot(rig);
    const own: Verb[] = ['settings.save', 'settings.stop', 'settings.resume', 'safety.send'];
    for (const verb of VERBS.filter((one) => !own.includes(one))) {
      for (const reference of HOSTILE) {
        const values = {
          theme: 'x',
          problem: '<!channel>',
          text: '\u202e',
          reason: 'y',
          until: '2026-09-20',
          agenda: 'z',
          topic: 'analysis',
        };
        await rig.act(teacher, verb, reference, values);
      }
    }
    expect(await snapshot(rig)).toBe(before);
  });

  it('are met with a kind sentence when nobody knows the person', async () => {
    const reply = await rig.act('nobody', 'home.status');
    expect(reply.code).toBe('STRANGER');
    expect(JSON.stringify(reply.view)).not.toContain('Fjordvik');
  });
});
