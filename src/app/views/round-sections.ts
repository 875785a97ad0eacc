import type { School } from '../../domain/people/people.ts';
import type { Prerequisite } from '../../domain/round/prerequisites.ts';
import { PHASES, phaseIndex, type Round } from '../../domain/round/round.ts';
import type { RoundContent } from '../round-facts.ts';
import { moment, type Phrase, type Section, text } from '../view.ts';
import { measureItem } from './measure.ts';
import { button } from './parts.ts';

export interface RoundStory {
  round: Round;
  school: School;
  zone: string;
  content: RoundContent;
  prerequisites: Prerequisite[];
  /** Who is responsible for the tiltak, by `responsible`. */
  names?: Map<string, string>;
}

/** Where the round is and what it rests on, a line for each. */
export function factsSection(story: RoundStory): Section {
  const { round, content, zone, prerequisites } = story;
  const { facts } = content;
  const lines: NonNullable<Section['facts']> = [
    ...phaseLines(story),
    { label: text('round.sources'), value: sourceList(facts.sourceKinds) },
    {
      label: text('round.teamAnswers'),
      value: text('round.ofTeams', { n: facts.teamAnswers, of: round.teams.length }),
    },
  ];
  if (round.phase === 'collect' && round.collect)
    lines.push({ label: text('round.closes'), value: moment(round.collect.closesAt, zone) });
  if (round.phase === 'prioritise' && round.vote)
    lines.push({ label: text('round.voteCloses'), value: moment(round.vote.closesAt, zone) });
  lines.push({
    label: text('prerequisite.short'),
    value: text('prerequisite.metOf', {
      n: prerequisites.filter(({ met }) => met).length,
      of: prerequisites.length,
    }),
  });
  lines.push({
    label: text('round.owner'),
    value: text(round.sharedAt === undefined ? 'round.notShared' : 'round.shared'),
  });
  return { facts: lines };
}

function phaseLines({ round }: RoundStory): NonNullable<Section['facts']> {
  const steps = PHASES.filter((phase) => phase !== 'draft' && phase !== 'closed');
  const name = text(`phase.${round.phase}`);
  if (round.phase === 'closed') return [{ label: text('round.phases'), value: name }];
  const at = phaseIndex(round.phase);
  const now = { phase: name, n: steps.filter((phase) => phaseIndex(phase) <= at).length, of: steps.length };
  const coming = steps.filter((phase) => phaseIndex(phase) > at).map((phase) => text(`phase.${phase}`));
  return [
    { label: text('round.phases'), value: text('round.phaseNow', now) },
    ...(coming.length > 0 ? [{ label: text('round.phasesComing'), value: { $list: coming } }] : []),
  ];
}

export function sourceList(kinds: string[]): Phrase {
  return kinds.length === 0
    ? text('round.noSources')
    : { $list: kinds.map((kind) => text(`sourceKind.${kind}`)) };
}

/** Which tiltak, who has each and how far it has come; afterwards how it went. */
export function measureSection({ content, names }: RoundStory): Section[] {
  if (content.measures.length === 0) return [];
  const sorted = [...content.measures].sort((a, b) => a.order - b.order);
  return [{ heading: text('round.measures'), items: sorted.map((one) => measureItem(one, names)) }];
}

/** The findings in the order the school works with them, each with its goal. */
export function findingSection({ round, content }: RoundStory): Section[] {
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
