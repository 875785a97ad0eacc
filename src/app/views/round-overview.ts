import type { Person, School } from '../../domain/people/people.ts';
import { gateAfter } from '../../domain/round/gates.ts';
import type { Prerequisite } from '../../domain/round/prerequisites.ts';
import { canShare, PHASES, type Phase, phaseIndex, type Round } from '../../domain/round/round.ts';
import type { RoundContent } from '../round-facts.ts';
import { type ActionView, type CardView, moment, type Phrase, type Section, text } from '../view.ts';
import type { DraftStory } from './draft-story.ts';
import { button, viewFor } from './parts.ts';

export interface RoundStory {
  round: Round;
  school: School;
  zone: string;
  content: RoundContent;
  prerequisites: Prerequisite[];
}

/** Right after the start: what happens now, and when rektor hears from it again. */
export function startedView(person: Person, story: DraftStory & { round: Round }): CardView {
  const { round, school, zone } = story;
  const { opensAt, closesAt } = round.collect ?? { opensAt: 0, closesAt: 0 };
  return viewFor(person, 'notice', {
    kicker: text('round.kicker', { school: school.name }),
    title: text('round.startedTitle', { theme: round.theme }),
    lead: text('round.startedLead', { opens: moment(opensAt, zone), closes: moment(closesAt, zone) }),
    actions: [button('round.overview', round.id), button('source.new', round.id)],
  });
}

/** rektor's view: where the round is, what it rests on, the one next step. */
export function overviewView(person: Person, story: RoundStory, notice?: Phrase): CardView {
  const { round, school } = story;
  return viewFor(person, 'round-overview', {
    kicker: text('round.kicker', { school: school.name }),
    title: round.theme,
    lead: round.cancelled
      ? text('round.cancelledLead', { reason: round.cancelled.reason })
      : text(phaseLead(story)),
    ...(notice ? { notice } : {}),
    sections: [
      phaseSection(story),
      countSection(story),
      ...findingSection(story),
      prerequisiteSection(story.prerequisites),
    ],
    actions: nextActions(story),
    more: moreActions(story),
  });
}

/** After the deadline nobody is told that they can answer until the deadline. */
function phaseLead({ round, content }: RoundStory): string {
  const over = round.phase === 'collect' && !content.facts.windowOpen;
  return over ? 'round.collectOverLead' : `round.phaseLead.${round.phase}`;
}

function phaseSection({ round }: RoundStory): Section {
  const steps = PHASES.filter((phase) => phase !== 'draft');
  const at = phaseIndex(round.phase);
  return {
    heading: text('round.phases'),
    items: steps.map((phase) => {
      const position = phaseIndex(phase);
      const [mark, markText] =
        position < at || round.phase === 'closed'
          ? (['good', text('round.phaseDone')] as const)
          : position === at
            ? (['current', text('round.phaseNow')] as const)
            : (['neutral', text('round.phaseComing')] as const);
      return { title: text(`phase.${phase}`), mark, markText };
    }),
  };
}

function countSection({ round, content, zone }: RoundStory): Section {
  const { facts } = content;
  const facts_: NonNullable<Section['facts']> = [
    { label: text('round.sources'), value: sourceList(facts.sourceKinds) },
    {
      label: text('round.teamAnswers'),
      value: text('round.ofTeams', { n: facts.teamAnswers, of: round.teams.length }),
    },
  ];
  if (round.phase === 'collect' && round.collect) {
    facts_.push({ label: text('round.closes'), value: moment(round.collect.closesAt, zone) });
  }
  if (phaseIndex(round.phase) >= phaseIndex('analyse')) {
    facts_.push({ label: text('round.findings'), value: String(facts.findings) });
  }
  if (phaseIndex(round.phase) >= phaseIndex('measures')) {
    facts_.push({
      label: text('round.measures'),
      value: text('round.measuresValue', { n: facts.measures, open: facts.openMeasures }),
    });
  }
  facts_.push({
    label: text('round.owner'),
    value: text(round.sharedAt === undefined ? 'round.notShared' : 'round.shared'),
  });
  return { facts: facts_ };
}

/** The findings in the order the school works with them, each with its goal. */
function findingSection({ round, content }: RoundStory): Section[] {
  if (content.findings.length === 0) return [];
  const place = (id: string) =>
    round.priority.includes(id) ? round.priority.indexOf(id) : round.priority.length;
  const ordered = [...content.findings].sort((a, b) => place(a.id) - place(b.id));
  // While the meeting is at it, each can be changed.
  if (round.phase === 'analyse')
    return [
      {
        heading: text('round.findings'),
        items: ordered.map(({ id, statement }) => ({
          title: statement,
          actions: [button('finding.edit', id)],
        })),
      },
    ];
  return [
    {
      heading: text('round.findings'),
      quotes: ordered.map((finding) => {
        const goal = round.goals.find((one) => one.finding === finding.id);
        return {
          text: finding.statement,
          ...(goal ? { from: text('round.goalOf', { goal: goal.text }) } : {}),
        };
      }),
    },
  ];
}

export function sourceList(kinds: string[]): Phrase {
  return kinds.length === 0
    ? text('round.noSources')
    : { $list: kinds.map((kind) => text(`sourceKind.${kind}`)) };
}

export function prerequisiteSection(list: Prerequisite[]): Section {
  return {
    heading: text('prerequisite.heading'),
    items: list.map(({ key, met, evidence }) => ({
      title: text(`prerequisite.${key}`),
      text: text(`prerequisite.evidence.${key}`, evidence),
      mark: met ? ('good' as const) : ('neutral' as const),
      markText: text(met ? 'prerequisite.met' : 'prerequisite.notYet'),
    })),
  };
}

/** What rektor does in this phase, then the way on when nothing hard stands in it. */
function nextActions({ round, content }: RoundStory): ActionView[] {
  if (round.cancelled || round.phase === 'closed') return [button('round.duplicate', round.id)];
  const work = WORK[round.phase].map((verb) => button(verb, round.id));
  const gate = gateAfter(round, content.facts);
  if (gate.type === 'hard')
    return work.map((action, index) => (index === 0 ? { ...action, style: 'primary' } : action));
  const on: ActionView = {
    ...button('round.advance', `${round.id}@${round.phase}`, text(`action.round.advance.${round.phase}`)),
    style: 'primary',
  };
  return [on, ...work];
}

const WORK: Record<
  Phase,
  (
    | 'source.new'
    | 'summary.edit'
    | 'finding.new'
    | 'priority.edit'
    | 'goal.new'
    | 'measure.new'
    | 'measure.list'
    | 'loopback.edit'
    | 'round.extend'
  )[]
> = {
  draft: [],
  collect: ['source.new', 'round.extend'],
  evidence: ['summary.edit', 'source.new'],
  analyse: ['finding.new'],
  prioritise: ['priority.edit'],
  goal: ['goal.new'],
  measures: ['measure.new', 'measure.list'],
  followUp: ['measure.list'],
  loopBack: ['loopback.edit'],
  closed: [],
};

function moreActions({ round, content }: RoundStory): ActionView[] {
  if (round.cancelled) return [];
  const share = round.sharedAt === undefined ? 'round.share-preview' : 'round.unshare';
  const need = content.findings.length > 0 ? [button('need.new', round.id)] : [];
  const shared = canShare(round) ? [button(share, round.id)] : [];
  const more = [...shared, ...need, button('help.ask', round.school)];
  return round.phase === 'closed' ? more : [...more, button('round.cancel', round.id)];
}
