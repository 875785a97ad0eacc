import { beforeEach, describe, expect, it } from 'vitest';
import { tenantStatuses } from '../../../src/app/operator.ts';
import { goneFrom, signGone, signHere } from '../../../src/app/people/member-signs.ts';
import { checkPeople } from '../../../src/commands/doctor-checks.ts';
import { createSilentLog } from '../../../src/observe/log.ts';
import type { SlackUser } from '../../../src/platforms/slack/api/calls.ts';
import { createDirectory } from '../../../src/platforms/slack/install/directory.ts';
import { createHouseRig, type HouseRig } from '../../support/house-rig.ts';

describe('Slack as a second source of who works here', () => {
  let rig: HouseRig;
  let users: SlackUser[];
  let teacher: { id: string; email: string; name: string };

  beforeEach(async () => {
    rig = await createHouseRig('2026-09-04');
    teacher = rig.person((one) => one.roles.join() === 'teacher' && one.schools.join() === 'nordlia');
    for (const { id } of rig.folder.people)
      await rig.store.commit(rig.owner, [{ type: 'delete', collection: 'address', id: `person:${id}` }]);
    users = rig.folder.people.map(({ email }, index) => ({ id: `U${index}`, isMember: true, email }));
    users.push({ id: 'USTRANGER', isMember: true, email: 'vikar@fjordvik.example' });
  });

  async function lookUp() {
    async function* members() {
      yield* users;
    }
    const directory = createDirectory({
      store: rig.store,
      calls: { users: members },
      settings: { workspaces: new Map([['T1', rig.owner]]) },
      clock: rig.clock,
      log: createSilentLog(),
      wake: () => undefined,
    });
    await directory.meetEverybody('T1');
  }

  const leaves = () => {
    users = users.map((user) => (user.email === teacher.email ? { id: user.id, isMember: false } : user));
  };

  it('tells who is gone and how many are not in the roster; nobody is taken out', async () => {
    await lookUp();
    expect(await goneFrom(rig.store, rig.owner)).toEqual([]);
    const kept = users;
    leaves();
    await lookUp();
    expect((await goneFrom(rig.store, rig.owner)).map(({ person }) => person.id)).toEqual([teacher.id]);
    expect((await rig.store.read(rig.owner, 'person', teacher.id))?.body.active).toBe(true);
    const [status] = await tenantStatuses(rig.store, rig.clock.now());
    expect(status).toMatchObject({ gone: 1, unknownMembers: 1 });
    expect(JSON.stringify(status)).not.toContain(teacher.name);
    const doctor = await checkPeople(rig.store, rig.owner, rig.clock.now(), true);
    expect(doctor.filter(({ check }) => check === 'members').map(({ line }) => line)).toEqual([
      expect.stringContaining(`${teacher.name} (slack)`),
      expect.stringContaining('1 members of the Slack workspace are not in people.csv'),
    ]);
    users = kept;
    await lookUp();
    expect(await goneFrom(rig.store, rig.owner)).toEqual([]);
  });

  it('the school’s rektor reads it on Monday, and no other school’s', async () => {
    for (const { id } of rig.folder.people) {
      const body = { platform: 'web' as const, conversation: `person:${id}` };
      await rig.store.commit(rig.owner, [
        { type: 'insert', collection: 'address', id: `person:${id}`, body },
      ]);
    }
    await signGone(rig.store, rig.owner, 'slack', teacher.id, rig.clock.now());
    // Reached in another place: being gone from Slack says nothing.
    expect(await goneFrom(rig.store, rig.owner)).toEqual([]);
    await rig.store.commit(rig.owner, [
      { type: 'delete', collection: 'address', id: `person:${teacher.id}` },
    ]);
    await rig.until('2026-09-07', '12:00');
    const weeks = rig.seen.filter(({ deliveryId }) => deliveryId.startsWith('principal-overview:'));
    const told = weeks.filter(({ message }) => JSON.stringify(message).includes(teacher.name));
    expect(weeks.length).toBeGreaterThan(1);
    expect(new Set(told.map(({ deliveryId }) => deliveryId.split(':')[1]))).toEqual(new Set(['nordlia']));
  });

  it('a sign goes when the person is there again, and is made once', async () => {
    await signGone(rig.store, rig.owner, 'teams', teacher.id, 1);
    await signGone(rig.store, rig.owner, 'teams', teacher.id, 2);
    expect((await rig.store.read(rig.owner, 'memberSign', `teams:${teacher.id}`))?.body.at).toBe(1);
    await signHere(rig.store, rig.owner, 'teams', teacher.id);
    expect(await goneFrom(rig.store, rig.owner)).toEqual([]);
  });
});
