import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/app/action.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';

const submitOf = (reply: Reply) => reply.view.data.actions?.[0]?.ref ?? '';
const valuesOf = (reply: Reply) =>
  Object.fromEntries((reply.view.data.fields ?? []).map(({ id, value }) => [id, value ?? '']));

/** What is saved can be changed and taken away while its phase lasts, over the version that was shown. */
describe('findings and tiltak', () => {
  let rig: HouseRig;
  let rektor: string;
  let round: string;

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    rektor = rig.person((who) => who.roles.includes('principal') && who.schools.includes('nordlia')).id;
    const teams = rig.folder.teams.filter(({ school }) => school === 'nordlia').map(({ id }) => id);
    const form = await rig.act(rektor, 'round.new');
    const values = {
      ...valuesOf(form),
      theme: 'Lesing',
      problem: 'Hva?',
      teams: teams.join(','),
      window: '3',
    };
    const draft = form.view.data.actions?.find(({ verb }) => verb === 'round.draft')?.ref ?? '';
    const preview = await rig.act(rektor, 'round.draft', draft, values);
    round = preview.view.data.actions?.find(({ verb }) => verb === 'round.start')?.ref ?? '';
    await rig.act(rektor, 'round.start', round);
    await rig.act(rektor, 'source.save', round, { kind: 'results', note: 'Nivå 1', source: 'NP' });
    await rig.until('2026-09-22');
    await rig.act(rektor, 'round.advance', `${round}@collect`, { reason: 'x' });
    await rig.act(rektor, 'summary.send', round, { summary: 'Vi leser.' });
    await rig.act(rektor, 'round.advance', `${round}@evidence`, { reason: 'x' });
  });

  async function ids(collection: 'finding' | 'measure'): Promise<string[]> {
    const found: string[] = [];
    for await (const { id } of rig.store.list(rig.owner, collection, { prefix: `${round}:` })) found.push(id);
    return found;
  }

  it('a finding is changed from the overview; a change made meanwhile is shown, not overwritten', async () => {
    const finding = { explanation1: 'a', explanation2: 'b', sources: 'results' };
    await rig.act(rektor, 'finding.save', round, { ...finding, statement: 'Elevene lesser lite.' });
    const [first = ''] = await ids('finding');
    await rig.act(rektor, 'finding.save', round, { ...finding, statement: 'Skrevet to ganger.' });
    const seen = JSON.stringify((await rig.act(rektor, 'round.overview', round)).view);
    const second = (await ids('finding')).find((id) => id !== first) ?? '';
    expect(seen).toContain('finding.edit');
    const form = await rig.act(rektor, 'finding.edit', first);
    expect(valuesOf(form)).toMatchObject({
      statement: 'Elevene lesser lite.',
      explanation2: 'b',
      sources: 'results',
    });
    const better = { ...valuesOf(form), statement: 'Elevene leser lite.' };
    expect((await rig.act(rektor, 'finding.save', submitOf(form), better)).code).toBe('OK');
    const late = await rig.act(rektor, 'finding.save', submitOf(form), { ...better, statement: 'Mine ord.' });
    expect(late.code).toBe('FORM.CHANGED_SINCE');
    expect(JSON.stringify(late.view)).toContain('Elevene leser lite.');
    expect(valuesOf(late).statement).toBe('Mine ord.');
    expect((await rig.act(rektor, 'finding.save', submitOf(late), valuesOf(late))).code).toBe('OK');
    const other = await rig.act(rektor, 'finding.edit', second);
    const gone = await rig.act(rektor, 'finding.save', submitOf(other), {
      ...valuesOf(other),
      drop: 'true',
    });
    expect(await ids('finding')).toEqual([first]);
    // «Angre»: it stands again under a new id, once however often it is pressed.
    const undo = gone.view.data.actions?.find(({ verb }) => verb === 'finding.restore')?.ref ?? '';
    for (let times = 0; times < 2; times += 1) {
      const back = await rig.act(rektor, 'finding.restore', undo);
      expect(JSON.stringify(back.view)).toContain('Skrevet to ganger.');
    }
    const restored = (await ids('finding')).filter((id) => id !== first);
    expect(restored).toHaveLength(1);
    expect(restored[0]).not.toBe(second);
    const stranger = rig.person((who) => !who.schools.includes('nordlia') && who.roles.includes('principal'));
    expect((await rig.act(stranger.id, 'finding.restore', undo)).code).toBe('NOT_FOUND');
    const once = await rig.act(rektor, 'finding.edit', restored[0] ?? '');
    await rig.act(rektor, 'finding.save', submitOf(once), { ...valuesOf(once), drop: 'true' });
    expect(await ids('finding')).toEqual([first]);
    // What was brought back is deleted again: the old button tells of nothing that is not there.
    expect((await rig.act(rektor, 'finding.restore', undo)).code).toBe('NOT_FOUND');
    const teacher = rig.person((who) => who.roles.join() === 'teacher' && who.schools.includes('nordlia')).id;
    expect((await rig.act(teacher, 'finding.edit', first)).code).toBe('NOT_ALLOWED.TEAM_LEAD');
  });

  it('all of kunnskapsgrunnlaget can be read, part by part, by those who work there', async () => {
    const works = rig.person((who) => who.roles.join() === 'teacher' && who.schools.includes('nordlia')).id;
    const part = await rig.act(works, 'evidence.read', round);
    expect(part.code).toBe('OK');
    expect(JSON.stringify(part.view)).toContain('Nivå 1');
    const stranger = rig.person(
      (who) => !who.schools.includes('nordlia') && who.roles.includes('teacher'),
    ).id;
    expect((await rig.act(stranger, 'evidence.read', `${round}@0`)).code).toBe('NOT_FOUND');
  });

  it('a tiltak is changed and taken away while tiltak are chosen; a teacher can be responsible, and is named', async () => {
    await rig.act(rektor, 'round.advance', `${round}@analyse`, { reason: 'x' });
    await rig.act(rektor, 'round.advance', `${round}@prioritise`, { reason: 'x' });
    const [finding = ''] = await ids('finding');
    await rig.act(rektor, 'goal.save', round, { finding, goal: 'Mer', sign: 'Vi ser det' });
    await rig.act(rektor, 'round.advance', `${round}@goal`);
    const teacher = rig.person((who) => who.roles.join() === 'teacher' && who.schools.includes('nordlia'));
    const tiltak = {
      finding,
      startsOn: '2026-10-05',
      evaluateOn: '2026-11-24',
      responsible: `person:${teacher.id}`,
    };
    expect((await rig.act(rektor, 'measure.save', round, { ...tiltak, what: 'Lesestund' })).code).toBe('OK');
    const [measure = ''] = await ids('measure');
    const list = JSON.stringify((await rig.act(rektor, 'measure.list', round)).view);
    expect(list).toContain(teacher.name);
    expect(list).toContain('measure.edit');
    const form = await rig.act(rektor, 'measure.edit', measure);
    const saved = await rig.act(rektor, 'measure.save', submitOf(form), {
      ...valuesOf(form),
      what: 'Lesestund hver dag',
      evaluateOn: '2026-11-30',
    });
    expect(saved.code).toBe('OK');
    expect(await ids('measure')).toEqual([measure]);
    await rig.until('2026-11-30', '14:00');
    const asked = rig.seen.filter(({ deliveryId }) => deliveryId.startsWith(`${measure}:`));
    expect(asked.map(({ to }) => to)).toEqual([`person:${teacher.id}`]);
    const again = await rig.act(rektor, 'measure.edit', measure);
    const gone = await rig.act(rektor, 'measure.save', submitOf(again), { ...valuesOf(again), drop: 'true' });
    expect(await ids('measure')).toEqual([]);
    const undo = gone.view.data.actions?.find(({ verb }) => verb === 'measure.restore')?.ref ?? '';
    for (let times = 0; times < 2; times += 1)
      expect((await rig.act(rektor, 'measure.restore', undo)).code).toBe('OK');
    const [back = '', ...more] = await ids('measure');
    expect(more).toEqual([]);
    // Its day is today: it is asked about on the next school day.
    const stands = (await rig.store.read(rig.owner, 'measure', back))?.body;
    expect(stands).toMatchObject({ what: 'Lesestund hver dag', evaluateOn: '2026-12-01' });
    await rig.until('2026-12-01', '15:00');
    const askedNow = rig.seen.filter(({ deliveryId }) => deliveryId.startsWith(`${back}:`));
    expect(askedNow.map(({ to }) => to)).toEqual([`person:${teacher.id}`]);
    // Once the tiltak are chosen it is too late, and what was kept is deleted after two weeks.
    const last = await rig.act(rektor, 'measure.edit', back);
    await rig.act(rektor, 'measure.save', submitOf(last), { ...valuesOf(last), drop: 'true' });
    await rig.until('2026-12-17', '12:00');
    expect((await rig.act(rektor, 'measure.restore', back)).code).toBe('NOT_FOUND');
  });
});
