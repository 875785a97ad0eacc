import { beforeEach, describe, expect, it } from 'vitest';
import type { CardView, Section } from '../../src/app/view.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';
import { runRound, startRound } from '../support/run-round.ts';

/** What rektor sees of a round on the way: the next step, and what there is to press. */
describe('the next step of a round', () => {
  let rig: HouseRig;
  let rektor: string;
  let round: string;

  beforeEach(async () => {
    rig = await createHouseRig('2026-09-14');
    rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia')).id;
    round = '';
  });

  const advance = (phase: string, values = {}) =>
    rig.act(rektor, 'round.advance', `${round}@${phase}`, values);
  const titles = ({ data }: CardView) => (data.actions ?? []).map(({ title }) => keyOf(title));
  const verbs = ({ data }: CardView) => (data.actions ?? []).map(({ verb }) => verb);

  function keyOf(phrase: unknown): unknown {
    return typeof phrase === 'object' && phrase !== null && '$text' in phrase ? phrase.$text : phrase;
  }

  async function toAnalysis(): Promise<void> {
    ({ round } = await startRound(rig, 'nordlia', '3'));
    const note = { kind: 'results', note: 'Flere på nivå 1.', source: 'Nasjonale prøver' };
    await rig.act(rektor, 'source.save', round, note);
    await rig.until('2026-09-21');
    await advance('collect');
    const sent = await rig.act(rektor, 'summary.send', round, { summary: 'Vi leser lite.' });
    expect(titles(sent.view)).toEqual(['action.round.advance.evidence', undefined]);
    await advance('evidence', { reason: 'Det haster.' });
  }

  const finding = { statement: 'Vi leser lite.', explanation1: 'en', explanation2: 'to', sources: 'results' };
  const stored = async () => (await rig.store.read(rig.owner, 'round', round))?.body;

  it('holds no vote over one finding, and sends nobody anything about it', async () => {
    await toAnalysis();
    const saved = await rig.act(rektor, 'finding.save', round, finding);
    expect(titles(saved.view)).toContain('action.round.advanceToGoal');
    expect(titles((await rig.act(rektor, 'round.overview', round)).view)[0]).toBe(
      'action.round.advanceToGoal',
    );
    const moved = await advance('analyse');
    expect(keyOf(moved.view.data.notice)).toBe('round.movedNoVote');
    expect(verbs(moved.view)).toEqual(['goal.new']);
    const { phase, vote, priority, history } = (await stored()) ?? {};
    expect({ phase, vote, chosen: priority?.length }).toEqual({ phase: 'goal', vote: undefined, chosen: 1 });
    expect(history?.slice(-2).map((one) => one.phase)).toEqual(['prioritise', 'goal']);
    await rig.until('2026-09-25');
    expect(rig.seen.filter(({ deliveryId }) => deliveryId.includes(':ballot'))).toEqual([]);
    // What should be thought of before the meeting is not asked when the meeting is over in the same sitting.
    expect(rig.seen.filter(({ deliveryId }) => deliveryId.includes(':analysisPrep:'))).toEqual([]);
  });

  it('asks before it ends an open vote, and says about how many have voted', async () => {
    await toAnalysis();
    await rig.act(rektor, 'finding.save', round, finding);
    await rig.act(rektor, 'finding.save', round, { ...finding, statement: 'Vi snakker lite.' });
    expect(verbs((await advance('analyse')).view)).toEqual(['priority.edit']);
    await rig.until('2026-09-21', '14:00');
    const ids: string[] = [];
    for await (const { id } of rig.store.list(rig.owner, 'finding', { prefix: round })) ids.push(id);
    await rig.act(rektor, 'priority.save', round, { first: ids[0] ?? '' });
    const voted = async () => {
      const asked = await advance('prioritise');
      expect(asked.code).toBe('ROUND.VOTE_OPEN');
      expect(keyOf(asked.view.data.title)).toBe('round.voteEndTitle');
      return (asked.view.data.lead as unknown as { params: { voted: string } }).params.voted;
    };
    expect(await voted()).toBe('none');
    const teachers = rig.folder.people.filter(
      (one) => one.schools.includes('nordlia') && one.roles.includes('teacher'),
    );
    await rig.act(teachers[0]?.id ?? '', 'ballot.save', round, { findings: ids[0] ?? '' });
    expect(await voted()).toBe('few');
    for (const { id } of teachers.slice(1, 6))
      await rig.act(id, 'ballot.save', round, { findings: ids[0] ?? '' });
    expect(await voted()).toBe('enough');
    expect((await advance('prioritise', { reason: 'Alle er enige.' })).code).toBe('OK');
    await rig.until('2026-09-21', '14:30');
    const ballots = rig.seen.filter(({ deliveryId }) => deliveryId.endsWith(':ballot'));
    expect(ballots.length).toBeGreaterThan(5);
    for (const { message } of ballots)
      expect(JSON.stringify(message)).toMatch(/Avstemningen er over|Avstemminga er over|The vote is over/);
  });

  it('tells which tiltak there are and who has each, and counts the round that is finished', async () => {
    const played = await runRound(rig, 'nordlia', { measure: 'Lesesamtale hver torsdag' });
    round = played.round;
    const open = await rig.act(rektor, 'round.overview', round);
    const name = rig.person(({ id }) => id === rektor).name;
    expect(tiltak(open.view)).toMatchObject({
      title: 'Lesesamtale hver torsdag',
      text: { $text: 'measureList.nextBy', params: { who: name } },
    });
    expect(open.view.data.sections?.[0]?.facts?.[0]?.value).toMatchObject({ params: { n: 7, of: 8 } });
    await rig.until('2026-11-11');
    const answer = { done: 'partly', effect: 'some', decision: 'complete', why: 'Det er blitt en vane.' };
    await rig.act(rektor, 'followup.save', `${played.subjects[0]}@2026-11-10`, answer);
    await advance('followUp');
    const sent = await rig.act(rektor, 'loopback.send', round, { loopBack: 'Nå leser vi hver dag.' });
    expect(titles(sent.view)[0]).toBe('action.round.advance.loopBack');
    const closed = await advance('loopBack');
    expect(verbs(closed.view)).toEqual(['round.share-preview', 'round.duplicate']);
    expect(tiltak(closed.view)).toMatchObject({
      text: { $text: 'measureList.wentBy', params: { why: 'Det er blitt en vane.' } },
    });
    expect(JSON.stringify(closed.view.data.sections)).toContain('Nå leser vi hver dag.');
    const met = closed.view.data.sections
      ?.at(-1)
      ?.facts?.find(({ label }) => keyOf(label) === 'prerequisite.short');
    const five = await rig.act(rektor, 'round.prerequisites', round);
    const regular = five.view.data.sections?.[0]?.items?.at(-1);
    expect(regular).toMatchObject({ mark: 'good', text: { params: { rounds: 1, ongoing: 0 } } });
    const inPlace = five.view.data.sections?.[0]?.items?.filter(({ mark }) => mark === 'good').length;
    expect(met?.value).toMatchObject({ params: { n: inPlace, of: 5 } });
  });

  function tiltak({ data }: CardView): NonNullable<Section['items']>[number] | undefined {
    return data.sections?.find(({ heading }) => keyOf(heading) === 'round.measures')?.items?.[0];
  }
});
