import type { Reply } from '../../src/app/action.ts';
import type { PupilAction } from '../../src/app/pupil/class-card.ts';
import type { createHouseRig } from './house-rig.ts';
import { teacherOf } from './pupil-codes.ts';

type Rig = Awaited<ReturnType<typeof createHouseRig>>;

/** The kommune switches it on for a class. */
export async function switchOn(rig: Pick<Rig, 'store' | 'owner'>, group: string): Promise<void> {
  const stored = await rig.store.read(rig.owner, 'class', group);
  if (!stored) throw new Error(`no class ${group}`);
  const body = { ...stored.body, chat: true as const };
  await rig.store.commit(rig.owner, [
    { type: 'put', collection: 'class', id: group, body, expect: stored.version },
  ]);
}

/** Its contact teacher says which channel is the class's. */
export function giveChannel(rig: Rig, group: string, channel = `channel-of-${group}`): Promise<Reply> {
  return rig.house.handleAction({
    key: `link-${group}`,
    owner: rig.owner,
    actor: teacherOf(rig, group),
    verb: 'channel.link',
    reference: 'self',
    values: { team: `class:${group}` },
    at: rig.clock.now(),
    place: { type: 'personal' },
    channel: { id: channel, address: { platform: 'web', conversation: channel } },
  });
}

/** Somebody whom the roster does not know presses the card. */
export function pupilIn(rig: Rig, user: string, channel: string) {
  let presses = 0;
  return (
    verb: PupilAction['verb'],
    reference: string,
    values: Record<string, string> = {},
    more: Partial<PupilAction> = {},
  ) => {
    presses += 1;
    return rig.house.handlePupil({
      owner: rig.owner,
      platform: 'web',
      user,
      channel,
      key: `press-${user}-${presses}`,
      verb,
      reference,
      values,
      at: rig.clock.now(),
      ...more,
    });
  };
}
