import { type CompetenceNeed, inOrder } from '../../domain/competence/need.ts';
import type { Owner, School } from '../../domain/people/people.ts';
import type { Finding, Round } from '../../domain/round/round.ts';
import type { TookPart } from '../../domain/round/took-part.ts';
import { listedOnce, ofSchool } from '../listed-once.ts';
import type { Store } from '../ports/store.ts';
import { roundContent, roundsOf } from '../round-facts.ts';

const collator = new Intl.Collator('nb');

/** A need with what it rests on: the finding, and who took part in the round it came from. */
export interface NeedLine {
  need: CompetenceNeed;
  school: School;
  finding: Finding | undefined;
  tookPart: { teams: number; ofTeams: number } & TookPart;
}

/**
 * A school's needs; for the owner only those of rounds that rektor has shared. Whoever reads it must be one of the two.
 */
export async function needLines(
  store: Store,
  owner: Owner,
  school: School,
  reader: 'school' | 'owner',
): Promise<NeedLine[]> {
  const rounds = new Map<string, Round>();
  for (const round of await roundsOf(store, owner.id, school.id)) {
    if (!round.cancelled && (reader === 'school' || round.sharedAt !== undefined))
      rounds.set(round.id, round);
  }
  const needs = inOrder(await ofSchool(store, owner.id, 'competenceNeed', school.id));
  const lines: NeedLine[] = [];
  for (const need of needs) {
    const round = rounds.get(need.round);
    if (round) lines.push(await lineOf(store, owner, { round, school, need }));
  }
  return lines;
}

export async function lineOf(
  store: Store,
  owner: Owner,
  { round, school, need }: { round: Round; school: School; need: CompetenceNeed },
): Promise<NeedLine> {
  const { facts, findings } = await roundContent(store, owner.id, round);
  const tookPart = {
    teams: facts.teamAnswers,
    ofTeams: round.teams.length,
    ...facts.tookPart,
  };
  return { need, school, finding: findings.find(({ id }) => id === need.finding), tookPart };
}

export interface NeedList {
  school: School;
  lines: NeedLine[];
}

/** By name of school, never by how many needs it has. */
export async function needLists(
  store: Store,
  owner: Owner,
  schools: School[],
  reader: 'school' | 'owner',
): Promise<NeedList[]> {
  const once = listedOnce(store);
  const byName = schools.toSorted((a, b) => collator.compare(a.name, b.name));
  return Promise.all(
    byName.map(async (school) => ({ school, lines: await needLines(once, owner, school, reader) })),
  );
}
