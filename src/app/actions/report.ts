import { isSchoolYear, schoolYearOf } from '../../domain/calendar/weeks.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { hasRole, isOwnerStaff, leadsSchool } from '../../domain/people/people.ts';
import {
  type ApprovalState,
  type PracticeStory,
  REPORT_HEADINGS,
  type ReportState,
} from '../../domain/report/report.ts';
import { type Refusal, type Result, refuse } from '../../domain/result.ts';
import { readText } from '../../domain/voice/answer.ts';
import { ledSchools, loadSchool, notFound, splitReference } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { ownerReport } from '../report/owner-report.ts';
import { readReportState, reportId, schoolReport } from '../report/school-report.ts';
import { type ReportSource, readRoster } from '../report/source.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import type { CardView } from '../view.ts';
import { formAgain } from '../views/refusal.ts';
import { MOST_STORIES, ownerReportView, type ReportCard, schoolReportView } from '../views/report.ts';

const TITLE_LENGTH = 80;
const STORY_LENGTH = 2000;

/** «kvalitetsmelding»: what it will tell, what rektor adds, and the approvals. */
export async function openReport(ctx: Ctx): Promise<Decision | Refused> {
  const card = await loadReport(ctx);
  return card.ok ? show(viewOf(ctx, card), { inPlace: false }) : card;
}

/** rektor's practice stories, and under which heading each round stands. An approval lapses when they move. */
export async function saveReport(ctx: Ctx): Promise<Decision | Refused> {
  const card = await loadReport(ctx);
  if (!card.ok) return card;
  if (!card.school || !leadsSchool(ctx.actor, card.school.id)) return refuse('NOT_ALLOWED.LEADER');
  if (ctx.again) return show(viewOf(ctx, card));
  const read = readAdditions(ctx, card);
  if (!read.ok) return { ...read, view: formAgain(viewOf(ctx, card), ctx.action.values, read) };
  const state: ReportState = { ...card.state, ...read.additions, edition: card.state.edition + 1 };
  const saved = { ...card, state, version: card.version + 1, approvals: lapsed(card.approvals) };
  return decide([put(card, state)], viewOf(ctx, saved, 'report.saved'));
}

/** An approval is for what the card showed; when something has moved since, the card is shown anew. */
export async function approveReport(ctx: Ctx): Promise<Decision | Refused> {
  const card = await loadReport(ctx);
  if (!card.ok) return card;
  const by = approverOf(ctx, card);
  if (!by) return refuse('REPORT.NOT_YOURS');
  if (ctx.again) return show(viewOf(ctx, card));
  if (card.seen !== card.mark) return show(viewOf(ctx, card, 'report.changed'));
  const state: ReportState = {
    ...card.state,
    approvals: { ...card.state.approvals, [by]: { at: ctx.now, content: card.content } },
  };
  const today = toLocal(ctx.now, ctx.owner.timeZone).date;
  const approvals = card.approvals.map((one) => (one.by === by ? { by, on: today, lapsed: false } : one));
  return decide([put(card, state)], viewOf(ctx, { ...card, state, approvals }, 'report.approved'));
}

function put({ id, version }: ReportCard, body: ReportState): Change {
  return { type: 'put', collection: 'report', id, body, expect: version };
}

function lapsed(approvals: ApprovalState[]): ApprovalState[] {
  return approvals.map((one) => (one.on === undefined ? one : { ...one, lapsed: true }));
}

function viewOf(ctx: Ctx, card: ReportCard, notice?: string): CardView {
  const by = approverOf(ctx, card);
  return card.school
    ? schoolReportView(ctx.actor, card, { canEdit: leadsSchool(ctx.actor, card.school.id), by, notice })
    : ownerReportView(ctx.actor, card, { by, notice });
}

/** rektor for the school, the owner's staff for the owner. */
function approverOf({ actor }: Ctx, { school }: ReportCard): ApprovalState['by'] | undefined {
  if (isOwnerStaff(actor)) return 'owner';
  if (school && leadsSchool(actor, school.id) && hasRole(actor, 'principal')) return 'principal';
  return undefined;
}

/** Reference: '' for one's own, `<school or 'owner'>@<school year>~<mark of what was shown>`. */
async function loadReport(ctx: Ctx): Promise<Result<ReportCard> | Refusal> {
  const { id, detail } = splitReference(ctx.action.reference);
  const [year = '', seen = ''] = detail.split('~');
  const today = toLocal(ctx.now, ctx.owner.timeZone).date;
  const schoolYear = isSchoolYear(year) ? year : schoolYearOf(today);
  const { store, owner, now } = ctx;
  const source: ReportSource = { store, owner, now, schoolYear, minGroups: ctx.app.minGroups };
  const [own] = await ledSchools(ctx);
  const schoolId = id === 'self' || id === '' ? own?.id : id;
  if (schoolId === undefined || schoolId === 'owner') {
    if (!isOwnerStaff(ctx.actor)) return refuse('NOT_ALLOWED.LEADER');
    return ownersCard(ctx, source, seen);
  }
  const school = await loadSchool(ctx, schoolId);
  const allowed = leadsSchool(ctx.actor, schoolId) || isOwnerStaff(ctx.actor);
  if (!school || !allowed) return notFound();
  const report = await schoolReport(source, school, await readRoster(source));
  const { state, version } = await readReportState(source, schoolId);
  const { content, approvals, rounds } = report;
  const mark = ctx.app.ids.pseudonym(content, 'report').slice(0, 12);
  const whole = { id: reportId(schoolId, schoolYear), schoolYear, state, version, content, approvals };
  const offered = leadsSchool(ctx.actor, schoolId) ? await offeredStories(ctx, schoolId, schoolYear) : [];
  return { ok: true, ...whole, mark, seen, rounds, school, schools: [], offered };
}

async function offeredStories({ store, owner }: Ctx, school: string, schoolYear: string) {
  const offered: ReportCard['offered'] = [];
  for await (const { id, body } of store.list(owner.id, 'offeredStory', {
    prefix: `${school}:${schoolYear}:`,
  }))
    offered.push({ id, story: body });
  return offered;
}

async function ownersCard(ctx: Ctx, source: ReportSource, seen: string): Promise<Result<ReportCard>> {
  const report = await ownerReport(source);
  const { schoolYear } = source;
  const { state, version } = await readReportState(source, undefined);
  const { content, approvals, schools } = report;
  const mark = ctx.app.ids.pseudonym(content, 'report').slice(0, 12);
  const whole = { id: reportId(undefined, schoolYear), schoolYear, state, version, content, approvals };
  return { ok: true, ...whole, mark, seen, rounds: [], schools, offered: [] };
}

function readAdditions(
  ctx: Ctx,
  { rounds, state }: ReportCard,
): Result<{ additions: Pick<ReportState, 'stories' | 'headings'> }> {
  const { values } = ctx.action;
  const stories: PracticeStory[] = [];
  for (let n = 1; n <= MOST_STORIES; n += 1) {
    const title = readText(values, `title${n}`, { max: TITLE_LENGTH, required: false });
    if (!title.ok) return title;
    const words = readText(values, `story${n}`, { max: STORY_LENGTH, required: false });
    if (!words.ok) return words;
    if (words.text === '') continue;
    if (title.text === '') return refuse('FORM.EMPTY', { field: `title${n}` });
    stories.push({ title: title.text, text: words.text });
  }
  const headings = { ...state.headings };
  for (const [index, round] of rounds.entries()) {
    const chosen = REPORT_HEADINGS.find((one) => one === values[`heading${index + 1}`]);
    if (chosen) headings[round.id] = chosen;
  }
  return { ok: true, additions: { stories, headings } };
}
