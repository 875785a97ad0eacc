import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/app/action.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';
import { startRound } from '../support/run-round.ts';

const said = (reply: Reply) => JSON.stringify(reply.view);

/** What people wrote is neither lost unseen nor shared with somebody else than they think. */
describe('a round while people answer', () => {
  let rig: HouseRig;
  let rektor: string;
  let round: string;
  let one: string;
  let two: string;
  let team: string;

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    const started = await startRound(rig, 'nordlia');
    ({ rektor, round } = started);
    team = started.teams[0] ?? '';
    const members = rig.folder.people.filter(
      (who) => who.teams.includes(team) && who.roles.includes('teacher'),
    );
    [one = '', two = ''] = members.map(({ id }) => id);
  });

  it('keeps the words that somebody writes over, until the window closes', async () => {
    const ref = `${round}:team@${team}`;
    await rig.act(one, 'team.take-pen', ref);
    expect((await rig.act(one, 'team.save', ref, { agreed: 'Vi leser for lite.' })).code).toBe('OK');
    const pen = await rig.act(two, 'team.take-pen', ref);
    expect(pen.view.data.lead).toEqual({ $text: 'team.penLeadWritten' });
    await rig.act(two, 'team.save', ref, { agreed: 'Vi leser nok, men snakker lite om det.' });
    const shown = await rig.act(one, 'team.view', ref);
    expect(said(shown)).toContain('team.earlier');
    expect(said(shown)).toContain('Vi leser for lite.');
    const late = await rig.act(one, 'team.save', ref, { agreed: 'Det jeg skrev i mellomtiden.' });
    expect(late.code).toBe('TEAM.PEN_LOST');
    expect(said(late)).toContain('Vi leser nok, men snakker lite om det.');
    expect(said(late)).toContain('Det jeg skrev i mellomtiden.');
  });

  it('tells a teacher which phase the round is in', async () => {
    expect((await rig.act(two, 'home.status')).view.data.sections?.[0]).toMatchObject({
      items: [{ title: 'Lesing', markText: { $text: 'phase.collect' } }],
    });
  });

  it('says which of two teams got the words, and moves them to the other', async () => {
    const { store, owner } = rig;
    const stored = await store.read(owner, 'person', one);
    if (!stored) throw new Error('nobody');
    const second = rig.folder.teams.find(({ school, id }) => school === 'nordlia' && id !== team)?.id ?? '';
    const body = { ...stored.body, teams: [team, second] };
    await store.commit(owner, [{ type: 'put', collection: 'person', id: one, body, expect: stored.version }]);
    const prompt = `${round}:reflection`;
    const question = (await rig.act(one, 'answer.edit', prompt)).view.data.fields?.[0]?.id ?? '';
    await rig.act(one, 'answer.save', prompt, { [question]: 'Elevene velger lette bøker.' });
    const shared = await rig.act(one, 'answer.share', `${prompt}@${team}`);
    expect(shared.view.data.lead).toMatchObject({ $text: 'answered.leadSharedWith' });
    expect(shared.view.data.actions?.map(({ ref }) => ref)).toEqual([prompt, prompt, `${prompt}@${second}`]);
    await rig.act(one, 'answer.share', `${prompt}@${second}`);
    const answer = async () => (await store.read(owner, 'answer', `${prompt}:${one}`))?.body;
    expect(await answer()).toMatchObject({ sharedWithTeam: true, team: second });
    await rig.act(one, 'answer.share', prompt);
    expect(await answer()).toMatchObject({ sharedWithTeam: false });
  });

  it('lets no round wait for rektor while people answer, and does not ask for a second round', async () => {
    await rig.until('2026-09-21', '09:00');
    const week = rig.seen.filter(
      ({ to, deliveryId }) => to === `person:${rektor}` && /week|uke/.test(deliveryId),
    );
    expect(week.length).toBeGreaterThan(0);
    // The ledersamtale on Friday waits for its agenda; the round has no button, for it goes by itself.
    expect(JSON.stringify(week.at(-1)?.message)).not.toContain('round.overview');
    const invites = rig.seen.filter(
      ({ to, message }) => to === `person:${rektor}` && JSON.stringify(message).includes('round.new'),
    );
    expect(invites.filter(({ at }) => at > rig.clock.now() - 6 * 86_400_000)).toEqual([]);
  });

  it('offers a finding only the kinds of source that the round has', async () => {
    await rig.until('2026-09-22');
    await rig.act(rektor, 'round.advance', `${round}@collect`);
    await rig.act(rektor, 'summary.send', round, { summary: 'Vi leser.' });
    await rig.act(rektor, 'round.advance', `${round}@evidence`, { reason: 'Det haster.' });
    const form = await rig.act(rektor, 'finding.new', round);
    const sources = form.view.data.fields?.find(({ id }) => id === 'sources');
    expect(sources?.options?.map(({ value }) => value)).toEqual(['reflection']);
    const finding = { statement: 'Lite', explanation1: 'a', explanation2: 'b', sources: 'research' };
    expect((await rig.act(rektor, 'finding.save', round, finding)).code).toBe('FINDING.NO_SOURCE');
  });
});
