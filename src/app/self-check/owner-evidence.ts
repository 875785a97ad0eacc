import { isOpenFocus } from '../../domain/focus/focus-area.ts';
import type { YearEvidence } from '../../domain/recommendation/recommendation.ts';
import { mostOf } from '../../domain/round/took-part.ts';
import { needLists } from '../competence/need-lines.ts';
import { focusAreas } from '../focus/focus-story.ts';
import { all } from '../load.ts';
import { roundContent, roundsOf } from '../round-facts.ts';
import { type CheckedYear, countChecks } from './checked-year.ts';
import { countPromises } from './school-evidence.ts';

/** What the owner did this year, and how many schools something holds for: process, and never which school. */
export async function ownerEvidence(year: CheckedYear): Promise<YearEvidence> {
  const { store, owner, isOfYear, isDated, schoolYear } = year;
  const schools = await all(store, owner.id, 'school');
  const process = await Promise.all(schools.map(({ id }) => schoolProcess(year, id)));
  const of = schools.length;
  const count = (key: keyof SchoolProcess) => process.filter((one) => one[key]).length;
  const held = (await all(store, owner.id, 'dialogue')).filter(
    ({ heldAt, date }) => heldAt !== undefined && isDated(date),
  );
  const help = (await all(store, owner.id, 'helpRequest')).filter(({ at }) => isOfYear(at));
  const promises = (await all(store, owner.id, 'commitment')).filter(
    ({ by, dueOn }) => by === 'owner' && isDated(dueOn),
  );
  const needs = await needLists(store, owner, schools, 'owner');
  const report = (await store.read(owner.id, 'report', `owner:${schoolYear}`))?.body;
  const log = (await all(store, owner.id, 'learningEntry')).filter(({ at }) => isOfYear(at));
  return {
    ownerFocus: { n: (await focusAreas(store, owner, 'owner')).filter(isOpenFocus).length },
    voices: { pupils: count('pupils'), parents: count('parents'), of },
    dialogues: { n: held.length, schools: new Set(held.map(({ school }) => school)).size, of },
    rounds: { n: count('round'), of },
    report: { approved: report?.approvals.owner ? 1 : 0 },
    help: { asked: help.length, answered: help.filter(({ answer }) => answer !== undefined).length },
    needs: { n: needs.flatMap(({ lines }) => lines).filter(({ need }) => isOfYear(need.at)).length },
    ownerPromises: countPromises(promises),
    results: { n: count('results'), of },
    ownerCheck: await countChecks(year, 'ownerCheck'),
    learning: { n: log.length },
  };
}

interface SchoolProcess {
  round: boolean;
  pupils: boolean;
  parents: boolean;
  results: boolean;
}

async function schoolProcess(
  { store, owner, isOfYear }: CheckedYear,
  school: string,
): Promise<SchoolProcess> {
  const rounds = (await roundsOf(store, owner.id, school)).filter(
    (round) => round.collect && !round.cancelled && isOfYear(round.createdAt),
  );
  const contents = await Promise.all(rounds.map((round) => roundContent(store, owner.id, round)));
  const kinds = new Set<string>(contents.flatMap(({ facts }) => facts.sourceKinds));
  const most = mostOf(contents.map(({ facts }) => facts.tookPart));
  return {
    round: rounds.length > 0,
    pupils: most.pupils === 'own',
    parents: most.parents === 'own',
    results: kinds.has('results'),
  };
}
