import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/app/action.ts';
import { applyFigures, figuresDiff } from '../../src/app/results/import-figures.ts';
import type { Figure } from '../../src/domain/results/figure.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';

const ANALYSIS = {
  seen: 'Elevene stopper ved nye ord',
  explanation1: 'Timen er kort',
  explanation2: 'Vi øver på annet',
};
const TOGETHER = { together: 'Samtalene og prøvene sier det samme', proposal1: 'Førlesing i alle fag' };

describe('resultatoppfølging: c needs a and b', () => {
  let rig: HouseRig;
  let rektor: string;
  let lead: string;
  let teams: string[];

  beforeAll(async () => {
    rig = await createHouseRig('2026-10-26');
    rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia')).id;
    teams = rig.folder.teams.filter((one) => one.school === 'nordlia').map((one) => one.id);
    lead = rig.person((one) => one.roles.includes('teamLead') && one.teams.includes(teams[0] ?? '')).id;
  });

  it('says what to do instead while no team has told from the talks', async () => {
    const reply = await rig.act(rektor, 'results.conversation', 'nordlia');
    expect(reply.code).toBe('RESULTS.NO_TALKS');
    expect(words(reply)).toContain('refusal.RESULTS.NO_TALKS');
  });

  it('asks once whether a word is a pupil’s name, and saves nothing until then', async () => {
    const ref = `talks@${teams[0]}`;
    const told = { held: 'all', seen: 'Mange gruer seg. Emma sier at hun er redd.' };
    const asked = await rig.act(lead, 'results.note-save', ref, told);
    expect(asked.code).toBe('RESULTS.ONE_PUPIL');
    expect(await stored(rig, 'resultNote')).toBe(0);
    const [again] = asked.view.data.actions ?? [];
    expect(again?.ref).toBe(`${ref}~sure`);
    expect(
      (
        await rig.act(lead, 'results.note-save', again?.ref, {
          ...told,
          seen: 'Mange gruer seg i garderoben.',
        })
      ).code,
    ).toBe('OK');
    expect(await stored(rig, 'resultNote')).toBe(1);
  });

  it('is for the team’s own lead and the leaders: no other team, no teacher, no owner', async () => {
    const teacher = rig.person((one) => one.roles.join() === 'teacher' && one.teams.includes(teams[0] ?? ''));
    const owner = rig.person((one) => one.roles.includes('ownerAdvisor'));
    expect((await rig.act(lead, 'results.note', `talks@${teams[1]}`)).code).toBe('NOT_ALLOWED.TEAM_LEAD');
    expect((await rig.act(teacher.id, 'results.note', `talks@${teams[0]}`)).code).toBe(
      'NOT_ALLOWED.TEAM_LEAD',
    );
    for (const verb of ['results.open', 'results.conversation'] as const)
      expect(words(await rig.act(owner.id, verb, 'nordlia'))).not.toContain('garderoben');
  });

  it('needs the analysis too, with two explanations', async () => {
    expect((await rig.act(rektor, 'results.conversation', 'nordlia')).code).toBe('RESULTS.NO_ANALYSIS');
    const one = await rig.act(lead, 'results.note-save', `analysis@${teams[0]}`, {
      ...ANALYSIS,
      explanation2: '',
    });
    expect(one.code).toBe('FINDING.TWO_EXPLANATIONS');
    expect((await rig.act(lead, 'results.note-save', `analysis@${teams[0]}`, ANALYSIS)).code).toBe('OK');
  });

  it('takes a reason while a team is missing, and none when all have told', async () => {
    const form = await rig.act(rektor, 'results.conversation', 'nordlia');
    expect(words(form)).toContain('Elevene stopper ved nye ord');
    expect(form.view.data.fields?.map(({ id }) => id)).toContain('reason');
    expect((await rig.act(rektor, 'results.conversation-save', 'nordlia', TOGETHER)).code).toBe(
      'RESULTS.TEAMS_MISSING',
    );
    for (const team of teams.slice(1)) {
      await rig.act(rektor, 'results.note-save', `talks@${team}`, {
        held: 'most',
        seen: 'De vil ha mer tid',
      });
      await rig.act(rektor, 'results.note-save', `analysis@${team}`, ANALYSIS);
    }
    const saved = await rig.act(rektor, 'results.conversation-save', 'nordlia', TOGETHER);
    expect(saved.code).toBe('OK');
    expect(words(saved)).toContain('Førlesing i alle fag');
  });

  it('proposes, and becomes a source only in a round that is open', async () => {
    expect((await rig.act(rektor, 'results.bring', 'nordlia')).code).toBe('RESULTS.NO_ROUND');
    expect(await stored(rig, 'measure')).toBe(0);
  });

  it('is gone after the next school year', async () => {
    await rig.until('2028-07-20');
    expect(await stored(rig, 'resultNote')).toBeGreaterThan(0);
    await rig.until('2028-08-10');
    expect(await stored(rig, 'resultNote')).toBe(0);
    expect(await stored(rig, 'resultsConversation')).toBe(0);
  }, 120_000);
});

describe('public figures, traits and stories', () => {
  let rig: HouseRig;
  const about = {
    source: 'pupil-survey',
    yearLevel: '7. trinn',
    unit: 'score',
    indicator: 'Trivsel',
  } as const;
  const rektorOf = (school: string) =>
    rig.person((one) => one.roles.includes('principal') && one.schools.includes(school)).id;

  beforeAll(async () => {
    rig = await createHouseRig('2026-10-26');
    const figures: Figure[] = [
      { ...about, school: 'nordlia', schoolYear: '2024/25', value: 4.2 },
      { ...about, school: 'nordlia', schoolYear: '2025/26', value: 'hidden' },
      { ...about, school: 'fjordvik-ungdom', schoolYear: '2025/26', value: 3.8 },
    ];
    await applyFigures(rig.store, rig.owner, await figuresDiff(rig.store, rig.owner, figures));
  });

  it('are shown for one school at a time, hidden as hidden, also to the owner', async () => {
    const owner = rig.person((one) => one.roles.includes('ownerAdvisor')).id;
    for (const reader of [rektorOf('nordlia'), owner]) {
      const card = words(await rig.act(reader, 'figures.open', 'nordlia'));
      expect(card).toContain('4,2');
      expect(card).toContain('figures.hiddenPoint');
      expect(card).not.toContain('3,8');
    }
    const which = await rig.act(owner, 'figures.open', 'self');
    const offered = which.view.data.sections?.[0]?.items?.map(({ actions }) => actions?.[0]?.ref);
    expect(offered).toEqual(rig.folder.schools.map(({ id }) => id).sort());
    expect(words(which)).not.toContain('figures.point');
    expect((await rig.act(rektorOf('holmen'), 'figures.open', 'nordlia')).code).toBe('NOT_FOUND');
  });

  it('stay as they were when the same table comes again, and change when Udir hides one', async () => {
    const same = await figuresDiff(rig.store, rig.owner, [
      { ...about, school: 'nordlia', schoolYear: '2024/25', value: 4.2 },
    ]);
    expect([same.added.length, same.changed.length, same.same]).toEqual([0, 0, 1]);
    const hidden = await figuresDiff(rig.store, rig.owner, [
      { ...about, school: 'nordlia', schoolYear: '2024/25', value: 'hidden' },
    ]);
    expect(hidden.changed).toHaveLength(1);
  });

  it('a trait becomes the question of a draft, and is stored nowhere', async () => {
    const rektor = rektorOf('nordlia');
    const before = await everything(rig);
    const list = await rig.act(rektor, 'traits.open', 'high');
    expect(list.code).toBe('OK');
    const form = await rig.act(rektor, 'traits.bring', 'high@council-visits');
    const problem = form.view.data.fields?.find(({ id }) => id === 'problem')?.value;
    expect(problem).toBe(
      'Kjenner vi oss igjen i dette? «Elevrådet besøker alle klassene og samler det alle elevene mener.»',
    );
    expect(await everything(rig)).toBe(before);
  });

  it('a teacher offers a story without a name; only the own rektor sees it and takes it in', async () => {
    const teacher = rig.person((one) => one.roles.includes('teacher') && one.schools.includes('nordlia'));
    const fau = rig.person((one) => one.roles.join() === 'parentCommitteeContact');
    expect((await rig.act(fau.id, 'story.new', '')).code).toBe('STORY.OWN_SCHOOL');
    expect(
      (
        await rig.act(teacher.id, 'story.save', 'self', {
          title: 'Fem minutter',
          story: 'Vi prøvde noe nytt.',
        })
      ).code,
    ).toBe('OK');
    const offered: string[] = [];
    for await (const stored of rig.store.list(rig.owner, 'offeredStory'))
      offered.push(JSON.stringify(stored));
    expect(offered).toHaveLength(1);
    expect(offered[0]).not.toMatch(new RegExp(`${teacher.id}|${teacher.name}`));
    expect(words(await rig.act(rektorOf('holmen'), 'report.open', 'nordlia'))).not.toContain('Fem minutter');
    const card = await rig.act(rektorOf('nordlia'), 'report.open', 'nordlia');
    expect(words(card)).toContain('Vi prøvde noe nytt.');
    expect(words(card)).not.toContain(teacher.name);
    const take = /"story.take","ref":"([^"]+)"/.exec(JSON.stringify(card.view.data))?.[1] ?? '';
    expect((await rig.act(rektorOf('holmen'), 'story.take', take)).code).toBe('NOT_FOUND');
    expect((await rig.act(rektorOf('nordlia'), 'story.take', take)).code).toBe('OK');
    const state = (await rig.store.read(rig.owner, 'report', 'nordlia:2026/27'))?.body;
    expect(state?.stories).toEqual([{ title: 'Fem minutter', text: 'Vi prøvde noe nytt.' }]);
  });
});

function words(reply: Reply): string {
  return JSON.stringify(reply.view.data);
}

async function stored(
  rig: HouseRig,
  collection: 'resultNote' | 'resultsConversation' | 'measure',
): Promise<number> {
  let n = 0;
  for await (const _ of rig.store.list(rig.owner, collection)) n += 1;
  return n;
}

/** All rounds and reports, as they stand. */
async function everything(rig: HouseRig): Promise<string> {
  const bodies: unknown[] = [];
  for (const collection of ['round', 'report', 'sourceNote', 'finding'] as const)
    for await (const { id, body } of rig.store.list(rig.owner, collection)) bodies.push([id, body]);
  return JSON.stringify(bodies);
}
