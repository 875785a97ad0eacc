import { beforeAll, describe, expect, it } from 'vitest';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';

/** One round from draft to closed, through the same actions as every platform sends. */
describe('a vurderingsrunde from beginning to end', () => {
  let rig: HouseRig;
  let rektor: string;
  let teachers: string[];
  let teams: string[];
  let round: string;
  let school: string;

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    const principal = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia'));
    rektor = principal.id;
    school = principal.schools[0] ?? '';
    teams = rig.folder.teams
      .filter((team) => team.school === school)
      .map((team) => team.id)
      .slice(0, 2);
    teachers = rig.folder.people
      .filter(
        (one) =>
          one.teams.some((team) => teams.includes(team)) &&
          one.roles.some((role) => role === 'teacher' || role === 'teamLead'),
      )
      .map((one) => one.id);
  });

  async function refOf(reply: Awaited<ReturnType<HouseRig['act']>>, verb: string): Promise<string> {
    const { data } = reply.view;
    const all = [...(data.actions ?? []), ...(data.more ?? [])];
    const found = all.find((action) => action.verb === verb);
    if (!found) throw new Error(`no ${verb} in ${JSON.stringify(reply)}`);
    return found.ref;
  }

  it('is drafted, previewed and started by rektor', async () => {
    const form = await rig.act(rektor, 'round.new');
    const values = {
      theme: 'Tilpasset opplæring i lesing',
      problem: 'Hvorfor når vi ikke alle lesere på mellomtrinnet?',
      questionSet: form.view.data.fields?.find((field) => field.id === 'questionSet')?.value ?? '',
      teams: teams.join(','),
      window: '5',
    };
    const preview = await rig.act(rektor, 'round.draft', await refOf(form, 'round.draft'), values);
    expect(preview.code).toBe('OK');
    round = await refOf(preview, 'round.start');
    const trial = await rig.act(rektor, 'round.try', round, {});
    expect(trial.view.card).toBe('question');
    expect(rig.seen).toHaveLength(0);
    const started = await rig.act(rektor, 'round.start', round, {});
    expect(started.code).toBe('OK');
    const again = await rig.act(rektor, 'round.start', round, {});
    expect(again.code).toBe('ROUND.ALREADY_STARTED');
  });

  it('asks each teacher once and each team in its channel', async () => {
    await rig.until('2026-09-14', '09:00');
    const prompts = rig.seen.filter((one) => one.deliveryId.startsWith(`${round}:reflection:`));
    expect(prompts.map((one) => one.to)).toEqual(
      expect.arrayContaining(teachers.map((id) => `person:${id}`)),
    );
    expect(new Set(prompts.map((one) => one.to)).size).toBe(prompts.length);
    const cards = rig.seen.filter((one) => one.deliveryId.startsWith(`${round}:team:`));
    expect(cards.map((one) => one.to)).toEqual(teams.map((id) => `team:${id}`));
  });

  it('takes answers, changes them, and keeps one of each', async () => {
    const [first = '', second = '', third = ''] = teachers;
    const prompt = `${round}:reflection`;
    const form = await rig.act(first, 'answer.edit', prompt);
    const question = form.view.data.fields?.[0]?.id ?? '';
    expect(
      (
        await rig.act(first, 'answer.save', prompt, {
          [question]: 'Vi leser mye, men snakker lite om tekst.',
        })
      ).view.card,
    ).toBe('answered');
    await rig.act(first, 'answer.save', prompt, { [question]: 'Vi snakker for lite om tekst.' });
    expect((await rig.store.read(rig.owner, 'answer', `${prompt}:${first}`))?.body.texts[question]).toBe(
      'Vi snakker for lite om tekst.',
    );
    await rig.act(second, 'answer.save', prompt, { [question]: 'Elevene velger for lette bøker.' }, 'same');
    await rig.act(second, 'answer.save', prompt, { [question]: 'Nytt ord.' });
    const copy = await rig.act(
      second,
      'answer.save',
      prompt,
      { [question]: 'Elevene velger for lette bøker.' },
      'same',
    );
    expect(copy.code).toBe('AGAIN');
    expect((await rig.store.read(rig.owner, 'answer', `${prompt}:${second}`))?.body.texts[question]).toBe(
      'Nytt ord.',
    );
    await rig.act(second, 'answer.share', prompt);
    expect((await rig.act(third, 'prompt.skip', prompt)).code).toBe('OK');
    expect((await rig.act(third, 'answer.save', prompt, {})).code).toBe('PROMPT.EMPTY');
  });

  it('shows shared words on the card of a team large enough, without the name', () => {
    const sharer = rig.folder.people.find((one) => one.id === teachers[1]);
    const card = rig.seen.find(
      (one) => one.deliveryId.startsWith(`${round}:team:`) && one.to === `team:${sharer?.teams[0]}`,
    );
    const size = rig.folder.people.filter((one) => one.teams.includes(sharer?.teams[0] ?? '')).length;
    const drawn = JSON.stringify(card?.message);
    expect(drawn.includes('Nytt ord.')).toBe(size >= 5);
    expect(drawn).not.toContain(sharer?.name);
  });

  it('lets one hold the pen while others amend', async () => {
    const [team = ''] = teams;
    const members = teachers.filter((id) =>
      rig.folder.people.find((one) => one.id === id)?.teams.includes(team),
    );
    const [one = '', two = ''] = members;
    const ref = `${round}:team@${team}`;
    expect((await rig.act(one, 'team.take-pen', ref)).code).toBe('OK');
    expect((await rig.act(two, 'team.take-pen', ref)).code).toBe('TEAM.PEN_TAKEN');
    expect(
      (await rig.act(two, 'team.amend-save', ref, { amendment: 'Husk de tospråklige elevene.' })).code,
    ).toBe('OK');
    expect(
      (
        await rig.act(one, 'team.save', ref, {
          agreed: 'Vi trenger felles samtaler om tekst.',
          disagreed: 'Om nivådeling.',
        })
      ).code,
    ).toBe('OK');
    const stored = await rig.store.read(rig.owner, 'teamAnswer', `${round}:team:${team}`);
    expect(stored?.body).toMatchObject({
      agreed: 'Vi trenger felles samtaler om tekst.',
      amendments: ['Husk de tospråklige elevene.'],
    });
    expect(rig.seen.find((message) => message.to === `team:${team}`)?.updates).toBeGreaterThan(0);
    const stranger = rig.person(
      (person) => !person.teams.includes(team) && person.roles.includes('teacher'),
    ).id;
    expect((await rig.act(stranger, 'team.take-pen', ref)).code).toBe('NOT_FOUND');
  });

  it('goes through its phases, each gate saying what is missing', async () => {
    const advance = async (phase: string) => rig.act(rektor, 'round.advance', `${round}@${phase}`);
    expect((await rig.act(teachers[0] ?? '', 'round.advance', `${round}@collect`)).code).toBe(
      'NOT_ALLOWED.LEADER',
    );
    expect(
      (
        await rig.act(rektor, 'source.save', round, {
          kind: 'results',
          note: 'Nasjonale prøver: flere på nivå 1.',
        })
      ).code,
    ).toBe('FORM.EMPTY');
    expect(
      (
        await rig.act(rektor, 'source.save', round, {
          kind: 'results',
          note: 'Flere på nivå 1.',
          source: 'Nasjonale prøver 2026',
        })
      ).code,
    ).toBe('OK');
    expect((await advance('collect')).code).toBe('ROUND.STILL_COLLECTING');
    await rig.until('2026-09-22');
    expect((await advance('collect')).code).toBe('OK');
    expect((await advance('collect')).code).toBe('OK');
    expect((await rig.store.read(rig.owner, 'round', round))?.body.phase).toBe('evidence');
    expect((await advance('evidence')).code).toBe('ROUND.SUMMARY_NOT_SENT');
    expect(
      (await rig.act(rektor, 'summary.send', round, { summary: 'Vi leser mye, men snakker lite om tekst.' }))
        .code,
    ).toBe('OK');
    expect((await advance('evidence')).code).toBe('OK');
    const lonely = {
      statement: 'Elevene får for lite hjelp til å forstå tekst.',
      explanation1: 'Vi har liten tid.',
      sources: 'results,reflection',
    };
    expect((await rig.act(rektor, 'finding.save', round, lonely)).code).toBe('FINDING.TWO_EXPLANATIONS');
    expect(
      (await rig.act(rektor, 'finding.save', round, { ...lonely, explanation2: 'Vi mangler felles metode.' }))
        .code,
    ).toBe('OK');
    const second = {
      ...lonely,
      statement: 'Vi snakker lite om tekst.',
      explanation2: 'Vi mangler felles metode.',
    };
    expect((await rig.act(rektor, 'finding.save', round, second)).code).toBe('OK');
    expect((await advance('analyse')).code).toBe('OK');
    await rig.until('2026-09-23', '13:00');
    const [finding] = await findings();
    for (const teacher of teachers.slice(0, 6)) {
      expect((await rig.act(teacher, 'ballot.save', round, { findings: finding ?? '' })).code).toBe('OK');
    }
    await rig.until('2026-09-28');
    expect((await rig.act(rektor, 'priority.save', round, { first: finding ?? '' })).code).toBe('OK');
    expect((await advance('prioritise')).code).toBe('OK');
    expect(
      (
        await rig.act(rektor, 'goal.save', round, {
          finding: finding ?? '',
          goal: 'Alle elever snakker om tekst hver uke.',
          sign: 'Elevene kan fortelle om samtalene.',
        })
      ).code,
    ).toBe('OK');
    expect((await advance('goal')).code).toBe('OK');
    const tiltak = {
      what: 'Lesesamtale hver torsdag.',
      startsOn: '2026-10-12',
      evaluateOn: '2026-11-24',
      responsible: `team:${teams[0]}`,
    };
    expect((await rig.act(rektor, 'measure.save', round, tiltak)).code).toBe('MEASURE.NO_FINDING');
    expect(
      (
        await rig.act(rektor, 'measure.save', round, {
          ...tiltak,
          finding: finding ?? '',
          evaluateOn: '2026-02-30',
        })
      ).code,
    ).toBe('FORM.BAD_DATE');
    expect((await rig.act(rektor, 'measure.save', round, { ...tiltak, finding: finding ?? '' })).code).toBe(
      'OK',
    );
    expect((await advance('measures')).code).toBe('OK');
  });

  async function findings(): Promise<string[]> {
    const ids: string[] = [];
    for await (const { id } of rig.store.list(rig.owner, 'finding', { prefix: `${round}:` })) ids.push(id);
    return ids;
  }

  it('is followed up on its date, shown back and closed', async () => {
    await rig.until('2026-11-25');
    const asked = rig.seen.filter((one) => one.deliveryId.includes(':follow-up:2026-11-24'));
    expect(asked).toHaveLength(1);
    const [measure] = await measures();
    const lead = asked[0]?.to.replace('person:', '') ?? '';
    const answer = { done: 'yes', effect: 'some', decision: 'complete', why: 'Samtalene er blitt en vane.' };
    expect((await rig.act(lead, 'followup.save', `${measure}@2026-11-24`, answer)).code).toBe('OK');
    expect((await rig.act(lead, 'followup.save', `${measure}@2026-11-24`, answer)).code).toBe(
      'FOLLOW_UP.ALREADY',
    );
    expect((await rig.act(rektor, 'round.advance', `${round}@followUp`)).code).toBe('OK');
    expect((await rig.act(rektor, 'round.advance', `${round}@loopBack`)).code).toBe('ROUND.NO_LOOP_BACK');
    expect(
      (
        await rig.act(rektor, 'loopback.send', round, {
          loopBack: 'Dere sa at vi snakker for lite om tekst. Nå har vi lesesamtaler.',
        })
      ).code,
    ).toBe('OK');
    expect((await rig.act(rektor, 'round.advance', `${round}@loopBack`)).code).toBe('OK');
    expect((await rig.store.read(rig.owner, 'round', round))?.body.phase).toBe('closed');
    expect(
      rig.seen.some((one) => one.deliveryId.includes(':loop-back:') && one.to === `team:${teams[0]}`),
    ).toBe(true);
  });

  async function measures(): Promise<string[]> {
    const ids: string[] = [];
    for await (const { id } of rig.store.list(rig.owner, 'measure', { prefix: `${round}:` })) ids.push(id);
    return ids;
  }

  it('is hidden from the owner until rektor shares it, and again when rektor takes it back', async () => {
    const owner = rig.person((one) => one.roles.includes('ownerAdvisor')).id;
    const look = async () => JSON.stringify((await rig.act(owner, 'owner.school', school)).view);
    expect(await look()).not.toContain('Lesesamtale');
    const preview = await rig.act(rektor, 'round.share-preview', round);
    expect(JSON.stringify(preview.view)).toContain('Lesesamtale');
    expect(preview.view.data.actions?.map(({ verb }) => verb)).toEqual(['round.share', 'round.overview']);
    expect(await look()).not.toContain('Lesesamtale');
    expect((await rig.act(rektor, 'round.share', round)).code).toBe('OK');
    expect(await look()).toContain('Lesesamtale');
    expect((await rig.act(rektor, 'round.unshare', round)).code).toBe('OK');
    expect(await look()).not.toContain('Lesesamtale');
  });
});
