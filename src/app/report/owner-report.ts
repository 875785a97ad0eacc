import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Commitment } from '../../domain/dialogue/dialogue.ts';
import { approvalStates } from '../../domain/report/approval.ts';
import type { OwnerReport, PromiseCount } from '../../domain/report/report.ts';
import { namesOut } from '../../domain/report/without-names.ts';
import type { EpochMs } from '../../domain/time.ts';
import { all, loadWheel } from '../load.ts';
import { reportedFocus } from './reported-plans.ts';
import { readReportState, schoolReport } from './school-report.ts';
import { isWithin, type ReportSource, readRoster } from './source.ts';

/** What rektorene are asked about the owner. */
const PRINCIPALS_TO_OWNER = 'principals-to-owner';

/** The owner's kvalitetsmelding: its schools' own, by name and never ranked, and what the owner itself has done. */
export async function ownerReport(source: ReportSource): Promise<OwnerReport> {
  const { store, owner, schoolYear } = source;
  const { state } = await readReportState(source, undefined);
  const roster = await readRoster(source);
  const dayOf = (at: EpochMs) => toLocal(at, owner.timeZone).date;
  const found = await all(store, owner.id, 'school');
  const byName = found.sort((a, b) => a.name.localeCompare(b.name, 'nb'));
  const schools = await Promise.all(byName.map((school) => schoolReport(source, school, roster)));
  const help = (await all(store, owner.id, 'helpRequest')).filter(({ at }) =>
    isWithin(schoolYear, dayOf(at)),
  );
  const due = (await all(store, owner.id, 'commitment')).filter(({ dueOn }) => isWithin(schoolYear, dueOn));
  const content = [`edition ${state.edition}`, ...schools.map((school) => school.content)].join(' ');
  return {
    schoolYear,
    owner: { id: owner.id, name: owner.name },
    schools,
    dialoguesHeld: schools.reduce((sum, school) => sum + school.dialoguesHeld, 0),
    help: { asked: help.length, answered: help.filter((request) => request.answer).length },
    checkAnswers: (await checkAnswers(source)).map(namesOut(roster.people.map((person) => person.name))),
    focus: await reportedFocus(
      source,
      'owner',
      (date) => isWithin(schoolYear, date),
      namesOut(roster.people.map((person) => person.name)),
    ),
    promises: { owner: promised(due, 'owner'), schools: promised(due, 'school') },
    approvals: approvalStates(state, ['owner'], content, dayOf),
    content,
  };
}

/** To rektorene only: what a school's leaders answer their staff is the school's own. */
async function checkAnswers({ store, owner, schoolYear }: ReportSource): Promise<string[]> {
  const { activities } = await loadWheel(store, owner);
  const asked = activities
    .filter(({ questionSet }) => questionSet === PRINCIPALS_TO_OWNER)
    .map(({ id }) => id);
  const answers = await all(store, owner.id, 'ownerCheckAnswer');
  return answers
    .filter(({ prompt }) => asked.some((id) => prompt.startsWith(`${id}:`)))
    .filter(({ at }) => isWithin(schoolYear, toLocal(at, owner.timeZone).date))
    .map(({ text }) => text);
}

function promised(commitments: Commitment[], by: Commitment['by']): PromiseCount {
  const made = commitments.filter((one) => one.by === by);
  const count = (kept: string) => made.filter((one) => one.outcome?.kept === kept).length;
  return { made: made.length, kept: count('kept'), partly: count('partly'), broken: count('broken') };
}
