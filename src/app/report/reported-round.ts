import type { Measure } from '../../domain/measure/measure.ts';
import { leadsSchool } from '../../domain/people/people.ts';
import { headingOf } from '../../domain/report/heading.ts';
import type {
  ReportedFinding,
  ReportedMeasure,
  ReportedResponsible,
  ReportedRound,
  ReportState,
} from '../../domain/report/report.ts';
import type { Finding, Round } from '../../domain/round/round.ts';
import type { EpochMs, IsoDate } from '../../domain/time.ts';
import type { RoundContent } from '../round-facts.ts';
import type { Roster } from './source.ts';

export interface RoundSource {
  round: Round;
  content: RoundContent;
  roster: Roster;
  clean: (text: string) => string;
  dayOf: (at: EpochMs) => IsoDate;
  state: ReportState;
  now: EpochMs;
}

/** A shared round as the kvalitetsmelding tells it. */
export function reportedRound(source: RoundSource): ReportedRound {
  const { round, content, clean, dayOf, state } = source;
  const reported: ReportedRound = {
    id: round.id,
    theme: clean(round.theme),
    problem: clean(round.problem),
    heading: state.headings[round.id] ?? headingOf(round),
    startedOn: dayOf(round.collect?.opensAt ?? round.createdAt),
    teams: { asked: round.teams.length, answered: content.facts.teamAnswers },
    // Told to others only from the moment it was sent to the teams.
    summary: round.summarySentAt === undefined ? '' : clean(round.summary),
    findings: inPriority(round, content.findings).map((finding) => reportedFinding(source, finding)),
  };
  if (round.loopBack) {
    reported.loopBack = { text: clean(round.loopBack.text), on: dayOf(round.loopBack.at) };
  }
  return reported;
}

/** As the school works with them; the rest after. */
function inPriority({ priority }: Round, findings: Finding[]): Finding[] {
  const place = (id: string) => (priority.includes(id) ? priority.indexOf(id) : priority.length);
  return [...findings].sort((a, b) => place(a.id) - place(b.id));
}

function reportedFinding(source: RoundSource, finding: Finding): ReportedFinding {
  const { round, content, clean } = source;
  return {
    statement: clean(finding.statement),
    explanations: finding.explanations.map(clean),
    disagreement: clean(finding.disagreement),
    sources: finding.sources,
    goals: round.goals
      .filter((goal) => goal.finding === finding.id)
      .map(({ text, sign }) => ({ text: clean(text), sign: clean(sign) })),
    measures: content.measures
      .filter((measure) => measure.finding === finding.id)
      .sort((a, b) => a.order - b.order)
      .map((measure) => reportedMeasure(source, measure)),
  };
}

function reportedMeasure({ clean, dayOf, roster }: RoundSource, measure: Measure): ReportedMeasure {
  const { what, startsOn, evaluateOn, status, followUps } = measure;
  return {
    what: clean(what),
    responsible: responsibleFor(measure, roster),
    startsOn,
    evaluateOn,
    status,
    followUps: followUps.map(({ at, done, effect, decision, why }) => ({
      on: dayOf(at),
      done,
      effect,
      decision,
      why: clean(why),
    })),
  };
}

function responsibleFor({ responsible, school }: Measure, { people, teams }: Roster): ReportedResponsible {
  const id = responsible.slice(responsible.indexOf(':') + 1);
  const team = responsible.startsWith('team:') ? teams.find((one) => one.id === id) : undefined;
  if (team) return { team: team.name };
  const person = people.find((one) => one.id === id);
  return { part: person && leadsSchool(person, school) ? 'leadership' : 'staff' };
}
