import type { Commitment } from '../../domain/dialogue/dialogue.ts';
import { isOpenMeasure } from '../../domain/measure/measure.ts';
import type { School } from '../../domain/people/people.ts';
import type { YearEvidence } from '../../domain/recommendation/recommendation.ts';
import type { SourceKind } from '../../domain/round/round.ts';
import { ofSchool } from '../listed-once.ts';
import { roundContent, roundsOf } from '../round-facts.ts';
import { type CheckedYear, countChecks } from './checked-year.ts';

/** What happened at a school this year, as numbers of things done. */
export async function schoolEvidence(year: CheckedYear, school: School): Promise<YearEvidence> {
  const { store, owner, isOfYear, isDated } = year;
  const rounds = (await roundsOf(store, owner.id, school.id)).filter(
    (round) => round.collect && !round.cancelled && isOfYear(round.createdAt),
  );
  const contents = await Promise.all(rounds.map((round) => roundContent(store, owner.id, round)));
  const measures = contents.flatMap((content) => content.measures);
  const findings = contents.flatMap((content) => content.findings);
  const kinds = new Set<SourceKind>(contents.flatMap(({ facts }) => facts.sourceKinds));
  const hearings = (await ofSchool(store, owner.id, 'hearing', school.id)).filter(
    (hearing) => hearing.voice === 'pupils' && hearing.closedAt !== undefined && isOfYear(hearing.closedAt),
  );
  const help = (await ofSchool(store, owner.id, 'helpRequest', school.id)).filter(({ at }) => isOfYear(at));
  const promises = (await ofSchool(store, owner.id, 'commitment', school.id)).filter(
    ({ by, dueOn }) => by === 'school' && isDated(dueOn),
  );
  return {
    schoolRounds: { started: rounds.length, closed: rounds.filter(({ phase }) => phase === 'closed').length },
    followUps: {
      answered: measures.filter(({ followUps }) => followUps.length > 0).length,
      waiting: measures.filter((one) => isOpenMeasure(one) && one.followUps.length === 0).length,
    },
    teamAnswers: { n: contents.reduce((sum, { facts }) => sum + facts.teamAnswers, 0) },
    sources: { n: kinds.size },
    findings: { n: findings.filter(({ explanations }) => explanations.length >= 2).length },
    pupils: { n: hearings.length },
    order: { n: rounds.filter(({ priority }) => priority.length > 0).length, of: rounds.length },
    leaderCheck: await countChecks(year, 'leaderCheck', school),
    loopBacks: { n: rounds.filter(({ loopBack }) => loopBack !== undefined).length },
    schoolHelp: { asked: help.length, answered: help.filter(({ answer }) => answer !== undefined).length },
    schoolPromises: countPromises(promises),
  };
}

export function countPromises(promises: readonly Commitment[]): Record<string, number> {
  const count = (kept: string) => promises.filter(({ outcome }) => outcome?.kept === kept).length;
  const [kept, partly, broken] = [count('kept'), count('partly'), count('broken')];
  const made = promises.length;
  return { made, kept, partly, broken, open: made - kept - partly - broken };
}
