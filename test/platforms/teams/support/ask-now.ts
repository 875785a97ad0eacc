import { ownerOf } from '../../../../src/app/identify.ts';
import { loadWheel } from '../../../../src/app/load.ts';
import { makePrompt, startPrompt, startTeamPrompt } from '../../../../src/app/start-prompt.ts';
import type { Person } from '../../../../src/domain/people/people.ts';
import { DAY_MS } from '../../../../src/domain/time.ts';
import type { Prompt } from '../../../../src/domain/voice/prompt.ts';
import type { TeamsRig } from './teams-rig.ts';

type Parts = Pick<TeamsRig, 'store' | 'owner' | 'clock' | 'house' | 'folder'>;

/** A reflection that opens now; sent to whoever can be reached. */
export async function askNow(rig: Parts, people: Person[], team?: string): Promise<Prompt> {
  const { store, owner, clock, house } = rig;
  const stored = await ownerOf(store, owner);
  if (!stored) throw new Error('no owner');
  const wheel = await loadWheel(store, stored);
  const activity = wheel.activities.find((one) => one.kind === 'reflection');
  const set = wheel.questionSets.find((one) => one.id === activity?.questionSet);
  const school = rig.folder.schools.find((one) => people[0]?.schools.includes(one.id));
  if (!activity || !set || !school) throw new Error('no reflection in the wheel');
  const now = clock.now();
  const id = `asked-${now}${team ? '-team' : ''}`;
  const prompt = makePrompt({
    id,
    purpose: 'reflection',
    set,
    school,
    activity,
    opensAt: now,
    closesAt: now + 7 * DAY_MS,
    people,
  });
  const changes = team ? startTeamPrompt(prompt, [team]) : startPrompt({ prompt, remindAt: [] });
  const committed = await store.commit(owner, changes);
  if (!committed.ok) throw new Error('asked twice');
  await house.dispatcher.runOnce();
  return prompt;
}
