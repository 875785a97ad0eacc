import { DAY_MS } from '../../src/domain/time.ts';
import { type Hearing, pupilGroups } from '../../src/domain/voice/hearing.ts';
import type { createHouseRig } from './house-rig.ts';

/** A class is asked, without the round around it. Returns the hearing's id. */
export async function openHearingFor(
  rig: Pick<Awaited<ReturnType<typeof createHouseRig>>, 'store' | 'owner' | 'clock'>,
  group: string,
): Promise<string> {
  const found = (await rig.store.read(rig.owner, 'class', group))?.body;
  const set = (await rig.store.read(rig.owner, 'wheel', 'wheel'))?.body.questionSets.find(
    (one) => one.audience === 'pupils',
  );
  if (!found || !set) throw new Error('no such class');
  const id = `asked-${group}:pupils`;
  const hearing: Hearing = {
    id,
    voice: 'pupils',
    school: found.school,
    questionSet: set.id,
    questions: set.questions.slice(0, 3).map((question) => question.id),
    groups: pupilGroups([found]),
    opensAt: rig.clock.now() - 1,
    closesAt: rig.clock.now() + DAY_MS,
  };
  const committed = await rig.store.commit(rig.owner, [
    { type: 'put', collection: 'hearing', id, body: hearing, expect: 0 },
    { type: 'put', collection: 'openHearing', id, body: { id }, expect: 0 },
    { type: 'put', collection: 'urn', id: `${id}:${group}`, body: { salt: 'salt' }, expect: 0 },
    { type: 'put', collection: 'voiceCount', id: `${id}:${group}`, body: { answered: 0 }, expect: 0 },
  ]);
  if (!committed.ok) throw new Error('the hearing was not stored');
  return id;
}
