import { beforeAll, describe, expect, it } from 'vitest';
import type { Section } from '../../src/app/view.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';
import { startRound } from '../support/run-round.ts';

/** Words are read under the question they answer: to leaders in the evidence, to a team on its card. */
describe('words without names, by question', () => {
  let rig: HouseRig;
  let rektor: string;
  let team: string;
  let members: string[];
  let staff: string[];
  let round: string;

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    const started = await startRound(rig, 'nordlia');
    ({ rektor, round } = started);
    const inTeam = (id: string) =>
      rig.folder.people.filter((one) => one.teams.includes(id)).map(({ id }) => id);
    const { teams } = started;
    team = teams.find((id) => inTeam(id).length >= 5) ?? '';
    members = inTeam(team);
    staff = teams.flatMap(inTeam);
  });

  const flat = (section: Section | undefined) =>
    JSON.stringify(section?.quotes?.map(({ text }) => text) ?? []);

  it('tells what people are glad of apart from what they are not, and counts too few for each', async () => {
    await rig.until('2026-09-18');
    for (const [n, person] of staff.slice(0, 6).entries()) {
      const values = { satisfied: `glad-${n}`, ...(n < 2 ? { dissatisfied: `misfornøyd-${n}` } : {}) };
      expect((await rig.act(person, 'answer.save', `${round}:threeThings`, values)).code).toBe('OK');
    }
    await rig.act(members[0] ?? '', 'team.save', `${round}:team@${team}`, { agreed: 'Vi leser mer.' });
    await rig.until('2026-09-22');
    await rig.act(rektor, 'round.advance', `${round}@collect`, { reason: 'x' });
    const { sections = [] } = (await rig.act(rektor, 'summary.edit', round)).view.data;
    const three = sections.filter(({ heading }) => JSON.stringify(heading ?? '').includes('evidence.three'));
    expect(three.map((one) => JSON.stringify(one.heading).includes('misfornøyd'))).toEqual([false, true]);
    expect(flat(three[0])).toBe(JSON.stringify([0, 1, 2, 3, 4, 5].map((n) => `glad-${n}`)));
    // Two who wrote something are too few, however many answered the other question.
    expect(three[1]).toMatchObject({ paragraphs: [{ $text: 'privacy.tooFew' }] });
    expect(JSON.stringify(sections)).not.toContain('misfornøyd-');
  });
});

describe('the card of a team', () => {
  let rig: HouseRig;
  let ref: string;
  let members: string[];
  let round: string;

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    const started = await startRound(rig, 'nordlia');
    round = started.round;
    const inTeam = (id: string) =>
      rig.folder.people.filter((one) => one.teams.includes(id)).map(({ id }) => id);
    const { teams } = started;
    const team = teams.find((id) => inTeam(id).length >= 5) ?? '';
    members = inTeam(team);
    ref = `${round}:team@${team}`;
  });

  it('has shared words under the question they answer', async () => {
    const [one = '', two = ''] = members;
    const prompt = `${round}:reflection`;
    const [first = '', second = ''] =
      (await rig.store.read(rig.owner, 'prompt', prompt))?.body.questions ?? [];
    await rig.act(one, 'answer.save', prompt, { [first]: 'å-først', [second]: 'a-sist' });
    await rig.act(two, 'answer.save', prompt, { [first]: 'b-først', [second]: 'z-sist' });
    for (const person of [one, two]) await rig.act(person, 'answer.share', prompt);
    const { sections = [] } = (await rig.act(one, 'team.view', ref)).view.data;
    const shared = sections.filter(({ heading }) => JSON.stringify(heading ?? '').includes('team.shared'));
    expect(shared.map(({ quotes }) => quotes?.map(({ text }) => text))).toEqual([
      ['b-først', 'å-først'],
      ['a-sist', 'z-sist'],
    ]);
    const asked = JSON.stringify((await rig.act(one, 'answer.edit', prompt)).view.data.fields?.[0]?.label);
    expect(JSON.stringify(shared[0]?.heading)).toContain(asked);
  });

  it('offers adding, not the pen, while somebody writes; and thanks for what one added', async () => {
    const [one = '', two = ''] = members;
    const actions = async (who: string) => (await rig.act(who, 'team.view', ref)).view.data.actions ?? [];
    const primary = async (who: string) =>
      (await actions(who)).find(({ style }) => style === 'primary')?.verb;
    expect(await primary(two)).toBe('team.take-pen');
    await rig.act(one, 'team.take-pen', ref);
    expect(await primary(two)).toBe('team.amend');
    await rig.act(one, 'team.save', ref, { agreed: 'Vi leser mer enn før.' });
    const thanks = await rig.act(two, 'team.amend-save', ref, { amendment: 'Husk nynorskelevene.' });
    expect(thanks.view.data.sections).toEqual([{ quotes: [{ text: 'Husk nynorskelevene.' }] }]);
  });

  it('invites nobody to begin when it is closed', async () => {
    await rig.until('2026-09-22');
    const others = rig.seen.filter(
      ({ deliveryId }) => deliveryId.startsWith(`${round}:team:`) && deliveryId.endsWith(':team-prompt'),
    );
    const empty = others.filter(({ message }) =>
      JSON.stringify(message).includes('skrev ikke noe felles svar'),
    );
    expect(empty.length).toBeGreaterThan(0);
    for (const { message } of empty) expect(JSON.stringify(message)).not.toContain('Begynn gjerne');
  });
});
