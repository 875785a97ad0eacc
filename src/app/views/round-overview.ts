import { isOpenMeasure } from '../../domain/measure/measure.ts';
import type { Person } from '../../domain/people/people.ts';
import { gateAfter } from '../../domain/round/gates.ts';
import { canShare, type Phase, type Round } from '../../domain/round/round.ts';
import { type ActionView, type CardView, moment, type Phrase, type Section, text } from '../view.ts';
import type { DraftStory } from './draft-story.ts';
import { button, viewFor } from './parts.ts';
import { advanceButton } from './round-forms.ts';
import {
  factsSection,
  findingSection,
  measureSection,
  prerequisiteSection,
  type RoundStory,
} from './round-sections.ts';

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

/** rektor's view: the one next step first, then where the round is and what it rests on. */
export function overviewView(person: Person, story: RoundStory, notice?: Phrase): CardView {
  const { round, school } = story;
  return viewFor(person, 'round-overview', {
    kicker: text('round.kicker', { school: school.name }),
    title: round.theme,
    lead: round.cancelled ? text('round.cancelledLead', { reason: round.cancelled.reason }) : leadOf(story),
    ...(notice ? { notice } : {}),
    sections:
      round.phase === 'closed'
        ? [...cameOfIt(story), ...findingSection(story), factsSection(story)]
        : [factsSection(story), ...measureSection(story), ...findingSection(story)],
    actions: nextActions(story),
    more: moreActions(story),
  });
}

/** The five, each with what it rests on. */
export function prerequisitesView(person: Person, { round, school, prerequisites }: RoundStory): CardView {
  return viewFor(person, 'list', {
    kicker: text('round.kicker', { school: school.name }),
    title: text('prerequisite.heading'),
    lead: text('prerequisite.lead'),
    sections: [{ ...prerequisiteSection(prerequisites), heading: text('prerequisite.lastYear') }],
    actions: [button('round.overview', round.id)],
  });
}

function leadOf({ round, content }: RoundStory): Phrase {
  const { facts, measures } = content;
  // After the deadline nobody is told that they can answer until the deadline.
  if (round.phase === 'collect' && !facts.windowOpen) return text('round.collectOverLead');
  if (round.phase === 'closed')
    return text('round.phaseLead.closed', { open: measures.filter(isOpenMeasure).length });
  if (round.phase === 'analyse' && facts.findings === 1) return text('round.oneFindingLead');
  return text(`round.phaseLead.${round.phase}`);
}

/** How it ended: what became of the tiltak, and what the school told those who gave input. */
function cameOfIt(story: RoundStory): Section[] {
  const { loopBack } = story.round;
  return [
    ...measureSection(story),
    ...(loopBack ? [{ heading: text('loopBack.title'), quotes: [{ text: loopBack.text }] }] : []),
  ];
}

/** What rektor does in this phase, then the way on when nothing hard stands in it. */
function nextActions(story: RoundStory): ActionView[] {
  const { round, content } = story;
  if (round.cancelled) return [button('round.duplicate', round.id)];
  if (round.phase === 'closed') return closedActions(round);
  const work = WORK[round.phase].map((verb) => button(verb, round.id));
  const gate = gateAfter(round, content.facts);
  if (gate.type === 'hard')
    return work.map((action, index) => (index === 0 ? { ...action, style: 'primary' } : action));
  return [{ ...advanceButton(round, content.findings.length), style: 'primary' }, ...work];
}

/** A round that is over is shared first, and used again last. */
function closedActions(round: Round): ActionView[] {
  const again = button('round.duplicate', round.id, text('action.round.duplicateThis'));
  if (round.sharedAt !== undefined) return [again];
  const share = button('round.share-preview', round.id, text('action.round.share'));
  return [{ ...share, style: 'primary' }, again];
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
  const closed = round.phase === 'closed';
  const share = round.sharedAt === undefined ? 'round.share-preview' : 'round.unshare';
  const need = content.findings.length > 0 ? [button('need.new', round.id)] : [];
  // In a closed round that is not shared it is the first button.
  const shared = canShare(round) && !(closed && share === 'round.share-preview');
  return [
    button('round.prerequisites', round.id),
    ...(shared ? [button(share, round.id)] : []),
    ...need,
    button('help.ask', round.school),
    ...(closed ? [] : [button('round.cancel', round.id)]),
  ];
}
