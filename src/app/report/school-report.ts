import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { School } from '../../domain/people/people.ts';
import { approvalStates } from '../../domain/report/approval.ts';
import {
  EMPTY_REPORT,
  type ReportedFocus,
  type ReportedNeed,
  type ReportState,
  type SchoolReport,
} from '../../domain/report/report.ts';
import { namesOut } from '../../domain/report/without-names.ts';
import { type FigureSeries, seriesOf } from '../../domain/results/figure.ts';
import { prerequisites } from '../../domain/round/prerequisites.ts';
import type { Round } from '../../domain/round/round.ts';
import { mostOf, tookPart } from '../../domain/round/took-part.ts';
import type { EpochMs, SchoolYear } from '../../domain/time.ts';
import { all } from '../load.ts';
import type { Stored } from '../ports/store.ts';
import { storyOfYear } from '../results/result-story.ts';
import { type RoundContent, roundContent } from '../round-facts.ts';
import { reportedFocus, reportedNeeds } from './reported-plans.ts';
import { reportedRound } from './reported-round.ts';
import { reportedVoices } from './reported-voices.ts';
import { isWithin, type ReportSource, type Roster } from './source.ts';

export function reportId(school: string | undefined, schoolYear: SchoolYear): string {
  return `${school ?? 'owner'}:${schoolYear}`;
}

export async function readReportState(
  { store, owner, schoolYear }: Pick<ReportSource, 'store' | 'owner' | 'schoolYear'>,
  school: string | undefined,
): Promise<{ state: ReportState; version: number }> {
  const stored = await store.read(owner.id, 'report', reportId(school, schoolYear));
  return { state: stored?.body ?? EMPTY_REPORT, version: stored?.version ?? 0 };
}

/**
 * A school's kvalitetsmelding: rounds that rektor has finished and shared, and nothing else of what was written. Names of
 * people on the roster are taken out of every text.
 */
export async function schoolReport(
  source: ReportSource,
  school: School,
  roster: Roster,
): Promise<SchoolReport> {
  const { store, owner, schoolYear, now } = source;
  const { state } = await readReportState(source, school.id);
  const dayOf = (at: EpochMs) => toLocal(at, owner.timeZone).date;
  const rounds = await sharedRounds(source, school.id, dayOf);
  const contents = await Promise.all(rounds.map(({ body }) => roundContent(store, owner.id, body, now)));
  const clean = namesOut(roster.people.map((person) => person.name));
  const figures = (await all(store, owner.id, 'figure', `${school.id}:`)).filter(
    (figure) => figure.schoolYear <= schoolYear,
  );
  const series = seriesOf(school.id, figures);
  const focus = await reportedFocus(source, school.id, (date) => isWithin(schoolYear, date), clean);
  const needs = await reportedNeeds(
    source,
    rounds.map(({ id }) => id),
    clean,
  );
  const content = contentOf(rounds, contents, state, [series, focus, needs]);
  const results = await storyOfYear(store, owner, school, { schoolYear, today: dayOf(now) });
  const { voices, kinds } = await reportedVoices(
    source,
    school,
    rounds.map(({ body }) => body),
    clean,
  );
  const dialogues = (await all(store, owner.id, 'dialogue')).filter(
    (one) => one.school === school.id && one.heldAt !== undefined && isWithin(schoolYear, dayOf(one.heldAt)),
  );
  return {
    schoolYear,
    school: { id: school.id, name: school.name, writtenStandard: school.writtenStandard },
    owner: owner.name,
    rounds: rounds.map(({ body }, index) => {
      const inRound = contents[index] as RoundContent;
      return reportedRound({ round: body, content: inRound, roster, clean, dayOf, state, now });
    }),
    voices,
    stories: state.stories.map((story) => ({ title: clean(story.title), text: clean(story.text) })),
    figures: series,
    resultWork: results.progress,
    focus,
    needs,
    prerequisites: prerequisites({
      rounds: rounds.map(({ body }) => body),
      sourceKinds: [...contents.flatMap(({ facts }) => facts.sourceKinds), ...kinds],
      tookPart: mostOf([...contents.map(({ facts }) => facts.tookPart), tookPart(kinds, [])]),
      findings: contents.flatMap(({ findings }) => findings),
      measures: contents.flatMap(({ measures }) => measures),
      staffTookPart: contents.some(({ facts }) => facts.teamAnswers + facts.answers > 0),
      now,
    }),
    dialoguesHeld: dialogues.length,
    approvals: approvalStates(state, ['principal', 'owner'], content, dayOf),
    content,
  };
}

/** Only what rektor has shared («Ferdigstill og del»), in the order in which the rounds began. */
async function sharedRounds(
  { store, owner, schoolYear }: ReportSource,
  school: string,
  dayOf: (at: EpochMs) => string,
): Promise<Stored<Round>[]> {
  const rounds: Stored<Round>[] = [];
  for await (const stored of store.list(owner.id, 'round')) {
    const round = stored.body;
    if (round.school !== school || round.cancelled || round.sharedAt === undefined) continue;
    if (isWithin(schoolYear, dayOf(startOf(round)))) rounds.push(stored);
  }
  return rounds.sort((a, b) => startOf(a.body) - startOf(b.body) || (a.id < b.id ? -1 : 1));
}

function startOf(round: Round): EpochMs {
  return round.collect?.opensAt ?? round.createdAt;
}

/** What an approval is for: it lapses when a round, a finding, a tiltak or what rektor has written moves. */
function contentOf(
  rounds: Stored<Round>[],
  contents: RoundContent[],
  state: ReportState,
  [series, ...plans]: [FigureSeries[], ReportedFocus[], ReportedNeed[]],
): string {
  const parts = rounds.map(({ id, version }) => `${id}@${version}`);
  for (const { findings, measures } of contents) {
    parts.push(...findings.map(({ id }) => id));
    parts.push(...measures.map(({ id, status, followUps }) => `${id}@${status}${followUps.length}`));
  }
  for (const { source, points } of series)
    parts.push(`${source}=${points.map(({ value }) => value).join('/')}`);
  parts.push(...plans.flat().map((one) => JSON.stringify(one)));
  return [`edition ${state.edition}`, ...parts.sort()].join(' ');
}
