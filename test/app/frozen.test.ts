import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/app/action.ts';
import { HOUR_MS } from '../../src/domain/time.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';
import { runRound } from '../support/run-round.ts';

/** What is told of nameless answers stays as it was: what somebody takes away is not known by what is missing. */
describe('what has been shown of nameless answers', () => {
  let rig: HouseRig;
  let round: string;
  let rektor: string;
  let staff: string[];
  beforeEach(async () => {
    rig = await createHouseRig('2026-09-14', { publicUrl: 'https://hjul.example' });
    ({ round, rektor } = await runRound(rig, 'nordlia'));
    const asked = (await rig.store.read(rig.owner, 'prompt', `${round}:reflection`))?.body.people ?? [];
    staff = asked.filter((id) => id !== rektor).slice(0, 6);
  }, 60_000);

  it('is the same count after a voter has erased the own vote', async () => {
    const findings = await reopenVote();
    for (const [n, person] of staff.entries()) {
      const vote = await rig.act(person, 'ballot.save', round, { findings: findings[n < 4 ? 0 : 1] ?? '' });
      expect(vote.code).toBe('OK');
    }
    rig.clock.set(rig.clock.now() + 2 * HOUR_MS);
    const before = await rig.act(rektor, 'priority.edit', round);
    expect(JSON.stringify(facts(before))).toContain('voiceResult.band.most');
    expect(JSON.stringify(facts(before))).not.toMatch(/"n":\d/);
    for (const person of staff.slice(0, 3)) await erase(person);
    expect(facts(await rig.act(rektor, 'priority.edit', round))).toEqual(facts(before));
  });

  it('is what it was at the first look: what was taken away before is not in it', async () => {
    const findings = await reopenVote();
    for (const person of staff) await rig.act(person, 'ballot.save', round, { findings: findings[0] ?? '' });
    rig.clock.set(rig.clock.now() + 2 * HOUR_MS);
    for (const person of staff.slice(0, 3)) await erase(person);
    expect(facts(await rig.act(rektor, 'priority.edit', round))).toEqual([]);
  });

  it('is the same words of «tre ting» after one has erased theirs', async () => {
    await reopenThreeThings();
    const prompt = (await rig.store.read(rig.owner, 'prompt', `${round}:threeThings`))?.body;
    const [question = ''] = prompt?.questions ?? [];
    for (const [n, person] of staff.entries()) {
      const saved = await rig.act(person, 'answer.save', `${round}:threeThings`, {
        [question]: `uten-navn-${n}`,
      });
      expect(saved.code).toBe('OK');
    }
    rig.clock.set(rig.clock.now() + 2 * HOUR_MS);
    const words = async () =>
      JSON.stringify((await rig.act(rektor, 'summary.edit', round)).view.data.sections);
    const before = await words();
    expect(before).toContain('uten-navn-0');
    await erase(staff[0] ?? '');
    expect(await words()).toBe(before);
  });

  async function erase(person: string): Promise<void> {
    const asked = await rig.act(person, 'records.erase');
    expect(JSON.stringify(asked.view.data.lead)).toContain('erase.lead');
    const done = await rig.act(person, 'records.erase-confirm', 'self', { sure: 'true' });
    expect(JSON.stringify(done.view.data.title)).toContain('erase.done');
  }

  async function reopenVote(): Promise<string[]> {
    const vote = { opensAt: rig.clock.now() - 1, closesAt: rig.clock.now() + HOUR_MS };
    await change({ phase: 'prioritise', vote, priority: [] });
    const findings: string[] = [];
    for await (const { id } of rig.store.list(rig.owner, 'finding', { prefix: round })) findings.push(id);
    for await (const { id } of rig.store.list(rig.owner, 'ballot', { prefix: round }))
      await rig.store.commit(rig.owner, [{ type: 'delete', collection: 'ballot', id }]);
    return findings;
  }

  async function reopenThreeThings(): Promise<void> {
    await change({ phase: 'evidence' });
    const stored = await rig.store.read(rig.owner, 'prompt', `${round}:reflection`);
    if (!stored) throw new Error('no prompt');
    const set = (await rig.store.read(rig.owner, 'wheel', 'wheel'))?.body.questionSets.find(
      (one) => one.id === 'three-things',
    );
    const body = {
      ...stored.body,
      id: `${round}:threeThings`,
      purpose: 'threeThings' as const,
      ...(set ? { questionSet: set.id, questions: set.questions.slice(0, 3).map(({ id }) => id) } : {}),
      opensAt: rig.clock.now() - 1,
      closesAt: rig.clock.now() + HOUR_MS,
    };
    const { id } = body;
    // The round has been through here before.
    await rig.store.commit(rig.owner, [{ type: 'delete', collection: 'staffRelease', id }]);
    const old = await rig.store.read(rig.owner, 'prompt', id);
    await rig.store.commit(rig.owner, [
      { type: 'put', collection: 'prompt', id, body, expect: old?.version ?? 0 },
    ]);
  }

  async function change(more: object): Promise<void> {
    const stored = await rig.store.read(rig.owner, 'round', round);
    if (!stored) throw new Error('no round');
    const body = { ...stored.body, ...more };
    await rig.store.commit(rig.owner, [
      { type: 'put', collection: 'round', id: round, body, expect: stored.version },
    ]);
  }
});

function facts(reply: Reply): unknown {
  return reply.view.data.sections ?? [];
}
