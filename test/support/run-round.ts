import type { ContentKind } from '../../src/domain/privacy/visibility.ts';
import type { HouseRig } from './house-rig.ts';

/** The draft of a round at a school for all its teams, as rektor sees it before it starts. */
export async function draftRound(rig: HouseRig, school: string, window: '3' | '5' = '5') {
  const rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes(school)).id;
  const teams = rig.folder.teams.filter((one) => one.school === school).map((one) => one.id);
  const form = await rig.act(rektor, 'round.new', school);
  const questionSet = form.view.data.fields?.find((field) => field.id === 'questionSet')?.value ?? '';
  const values = { theme: 'Lesing', problem: 'Hva hjelper?', questionSet, teams: teams.join(','), window };
  const preview = await rig.act(rektor, 'round.draft', `new@${school}`, values);
  const round = preview.view.data.actions?.find((action) => action.verb === 'round.start')?.ref ?? '';
  return { rektor, teams, preview, round };
}

/** The same round, open and answered by nobody. */
export async function startRound(rig: HouseRig, school: string, window: '3' | '5' = '5') {
  const { rektor, teams, round } = await draftRound(rig, school, window);
  await expectOk(rig.act(rektor, 'round.start', round));
  await rig.until('2026-09-14', '10:00');
  return { rektor, teams, round };
}

/** A round at a school, taken to its measures, with the given words in each kind of content. */
export async function runRound(
  rig: HouseRig,
  school: string,
  words: Partial<Record<ContentKind, string>> = {},
) {
  const say = (kind: ContentKind) => words[kind] ?? `ord om ${kind}`;
  const { rektor, teams, round } = await startRound(rig, school, '3');
  const team = teams.find((id) => membersOf(rig, id).length >= 5) ?? teams[0] ?? '';
  const [first = '', second = ''] = membersOf(rig, team);
  const prompt = `${round}:reflection`;
  const question = (await rig.act(first, 'answer.edit', prompt)).view.data.fields?.[0]?.id ?? '';
  await expectOk(rig.act(first, 'answer.save', prompt, { [question]: say('ownAnswer') }));
  await expectOk(rig.act(second, 'answer.save', prompt, { [question]: say('sharedAnswer') }));
  await expectOk(rig.act(second, 'answer.share', prompt));
  await expectOk(rig.act(first, 'team.save', `${round}:team@${team}`, { agreed: say('teamAnswer') }));
  await expectOk(
    rig.act(first, 'source.save', round, { kind: 'results', note: say('sourceNote'), source: 'NP' }),
  );
  await expectOk(rig.act(first, 'safety.send', 'self', { alert: say('safetyAlert') }));
  await expectOk(rig.act(rektor, 'help.send', school, { topic: 'analysis', text: say('helpRequest') }));
  await rig.until('2026-09-21');
  await expectOk(rig.act(rektor, 'round.advance', `${round}@collect`));
  await expectOk(rig.act(rektor, 'summary.send', round, { summary: say('summary') }));
  await expectOk(rig.act(rektor, 'round.advance', `${round}@evidence`));
  const finding = { statement: say('finding'), explanation1: 'en', explanation2: 'to', sources: 'results' };
  await expectOk(rig.act(rektor, 'finding.save', round, finding));
  await expectOk(
    rig.act(rektor, 'finding.save', round, { ...finding, statement: `${finding.statement} igjen` }),
  );
  const ids = await idsOf(rig, 'finding', round);
  const need = { finding: ids[0] ?? '', need: say('competenceNeed'), whom: 'Alle', priority: 'thisYear' };
  await expectOk(rig.act(rektor, 'need.save', round, need));
  await expectOk(rig.act(rektor, 'round.advance', `${round}@analyse`));
  await expectOk(rig.act(first, 'ballot.save', round, { findings: ids[0] ?? '' }));
  await expectOk(rig.act(rektor, 'priority.save', round, { first: ids[0] ?? '' }));
  await expectOk(rig.act(rektor, 'round.advance', `${round}@prioritise`, { reason: 'Alle er enige.' }));
  await expectOk(
    rig.act(rektor, 'goal.save', round, { finding: ids[0] ?? '', goal: say('goal'), sign: 'tegn' }),
  );
  await expectOk(rig.act(rektor, 'round.advance', `${round}@goal`));
  const measure = {
    finding: ids[0] ?? '',
    what: say('measure'),
    responsible: `person:${rektor}`,
    startsOn: '2026-09-22',
    evaluateOn: '2026-11-10',
  };
  await expectOk(rig.act(rektor, 'measure.save', round, measure));
  await expectOk(rig.act(rektor, 'round.advance', `${round}@measures`));
  const subjects = [
    ...(await idsOf(rig, 'measure', round)),
    ...(await idsOf(rig, 'helpRequest')),
    ...(await idsOf(rig, 'safetyAlert')),
  ];
  return { round, team, teams, rektor, first, second, subjects, finding: ids[0] ?? '' };
}

function membersOf(rig: HouseRig, team: string): string[] {
  return rig.folder.people.filter((one) => one.teams.includes(team)).map((one) => one.id);
}

async function idsOf(
  rig: HouseRig,
  collection: 'finding' | 'measure' | 'helpRequest' | 'safetyAlert',
  round = '',
): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of rig.store.list(rig.owner, collection, { prefix: round })) ids.push(id);
  return ids;
}

async function expectOk(reply: Promise<{ code: string; view: unknown }>): Promise<void> {
  const { code, view } = await reply;
  if (code !== 'OK') throw new Error(`${code}: ${JSON.stringify(view)}`);
}
