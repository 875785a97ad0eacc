import type { Person, Team } from '../../domain/people/people.ts';
import { MAX_ANSWER_LENGTH } from '../../domain/voice/answer.ts';
import type { TeamAnswer } from '../../domain/voice/prompt.ts';
import {
  type ActionView,
  type CardView,
  fullDate,
  localized,
  moment,
  type Phrase,
  type Section,
  text,
} from '../view.ts';
import { button, submit, viewFor, viewIn } from './parts.ts';
import { deletionDate, type PromptStory } from './question.ts';

export interface TeamStory extends PromptStory {
  team: Team;
  answer: TeamAnswer;
  /** Who writes now. */
  holder: Person | undefined;
  /** Words that members shared, without names, under the question they answer. */
  shared: { question: Phrase; words: Phrase[] }[];
}

/** The shared card in the team's channel, in the school's language since everybody sees the same. */
export function teamView(story: TeamStory): CardView {
  const { prompt, team, zone } = story;
  const ref = `${prompt.id}@${team.id}`;
  const view = viewIn(story.school?.writtenStandard ?? 'nb', 'team-answer', {
    kicker: text('team.kicker', { team: team.name }),
    title: story.round
      ? story.round.theme
      : story.activity
        ? localized(story.activity.title)
        : text('team.title'),
    lead: text('team.lead', { closes: moment(prompt.closesAt, zone) }),
    ...(story.holder ? { notice: text('team.writing', { name: story.holder.name }) } : {}),
    purpose: {
      why: story.activity
        ? localized(story.activity.why)
        : text('team.why', { problem: story.round?.problem ?? '' }),
      who: text('team.who'),
      deleted: fullDate(deletionDate(story)),
    },
    sections: teamSections(story),
    actions: teamActions(story, ref),
  });
  return story.holder ? { ...view, own: { verb: 'team.view', ref, people: [story.holder.id] } } : view;
}

/** While somebody writes, the others can add; the pen is theirs when it is put down. */
function teamActions({ answer, holder }: TeamStory, ref: string): ActionView[] {
  const amend = button('team.amend', ref);
  if (holder) {
    const later = text('action.team.afterwards', { name: holder.name });
    return [{ ...amend, style: 'primary' }, button('team.take-pen', ref, later)];
  }
  const pen = button(
    'team.take-pen',
    ref,
    text(isEmpty(answer) ? 'action.team.write' : 'action.team.rewrite'),
  );
  return [{ ...pen, style: 'primary' }, amend];
}

/** The window is over: what the team said stays. */
export function teamClosedView(story: TeamStory): CardView {
  const { earlier: _, ...answer } = story.answer;
  const view = teamView({ ...story, answer, holder: undefined });
  const lead = story.round?.cancelled
    ? text('team.closedCancelled', { reason: story.round.cancelled.reason })
    : text(isEmpty(story.answer) ? 'team.closedEmpty' : 'team.closed');
  // Nobody is asked to begin on what is over.
  const sections = teamSections({ ...story, answer }, isEmpty(answer) ? [] : undefined);
  return { ...view, data: { ...view.data, lead, sections, actions: [] } };
}

export function isEmpty(answer: TeamAnswer): boolean {
  return answer.agreed === '' && answer.disagreed === '';
}

function teamSections(
  { answer, shared }: TeamStory,
  first: Section[] = isEmpty(answer) ? [{ paragraphs: [text('team.empty')] }] : answerSections(answer),
): Section[] {
  const sections = [...first];
  if (answer.amendments.length > 0) {
    sections.push({
      heading: text('team.amendments'),
      quotes: answer.amendments.map((words) => ({ text: words })),
    });
  }
  if (answer.earlier) sections.push(earlierSection(answer.earlier));
  for (const { question, words } of shared) {
    sections.push({
      heading: text('team.shared', { question }),
      quotes: words.map((one) => ({ text: one })),
    });
  }
  return sections;
}

function earlierSection(earlier: NonNullable<TeamAnswer['earlier']>): Section {
  return {
    heading: text('team.earlier'),
    quotes: [...earlier]
      .reverse()
      .flatMap((one) => [
        ...(one.agreed ? [{ text: one.agreed, from: text('team.agreed') }] : []),
        ...(one.disagreed ? [{ text: one.disagreed, from: text('team.disagreed') }] : []),
      ]),
  };
}

/** Somebody has written since: their words beside one's own, and the way to the pen. */
export function penLostForm(person: Person, story: TeamStory): CardView {
  const view = penForm(person, story);
  const { sections = [], actions = [] } = view.data;
  const now = { heading: text('team.standsNow'), paragraphs: [text('team.standsNowText')] };
  const again = button('team.take-pen', `${story.prompt.id}@${story.team.id}`, text('action.team.rewrite'));
  return {
    ...view,
    data: {
      ...view.data,
      sections: [now, ...answerSections(story.answer), ...sections],
      actions: [again, ...actions],
    },
  };
}

export function answerSections(answer: TeamAnswer): Section[] {
  const sections: Section[] = [];
  if (answer.agreed) sections.push({ heading: text('team.agreed'), quotes: [{ text: answer.agreed }] });
  if (answer.disagreed)
    sections.push({ heading: text('team.disagreed'), quotes: [{ text: answer.disagreed }] });
  return sections;
}

/** What the one with the pen writes in; amendments are shown so that they can be taken in. */
export function penForm(person: Person, story: TeamStory): CardView {
  const { answer, prompt, team } = story;
  return viewFor(person, 'form', {
    kicker: text('team.kicker', { team: team.name }),
    title: text('team.penTitle'),
    lead: text(isEmpty(answer) ? 'team.penLead' : 'team.penLeadWritten'),
    sections:
      answer.amendments.length > 0
        ? [{ heading: text('team.amendments'), quotes: answer.amendments.map((words) => ({ text: words })) }]
        : [],
    fields: [
      {
        id: 'agreed',
        kind: 'longText',
        label: text('team.agreed'),
        value: answer.agreed,
        maxLength: MAX_ANSWER_LENGTH,
      },
      {
        id: 'disagreed',
        kind: 'longText',
        label: text('team.disagreed'),
        help: text('team.disagreedHelp'),
        value: answer.disagreed,
        maxLength: MAX_ANSWER_LENGTH,
      },
    ],
    actions: [submit('team.save', `${prompt.id}@${team.id}`)],
    safety: button('safety.open', 'self'),
  });
}

/** In place of the form: it stands in the channel. */
export function savedView(person: Person, story: TeamStory): CardView {
  return viewFor(person, 'notice', {
    kicker: text('team.kicker', { team: story.team.name }),
    title: text('team.savedTitle'),
    lead: text('team.savedLead', { closes: moment(story.prompt.closesAt, story.zone) }),
    sections: answerSections(story.answer),
  });
}

/** One's own addition, and not once more what the others wrote. */
export function amendedView(person: Person, story: TeamStory, words: string): CardView {
  return viewFor(person, 'notice', {
    kicker: text('team.kicker', { team: story.team.name }),
    title: text('team.amendedTitle'),
    lead: text('team.amendedLead', { closes: moment(story.prompt.closesAt, story.zone) }),
    sections: [{ quotes: [{ text: words }] }],
    actions: [button('team.amend', `${story.prompt.id}@${story.team.id}`, text('action.team.amendMore'))],
  });
}

export function amendForm(person: Person, story: TeamStory): CardView {
  return viewFor(person, 'form', {
    kicker: text('team.kicker', { team: story.team.name }),
    title: text('team.amendTitle'),
    lead: text('team.amendLead'),
    sections: answerSections(story.answer),
    fields: [
      { id: 'amendment', kind: 'longText', label: text('team.amendField'), required: true, maxLength: 500 },
    ],
    actions: [submit('team.amend-save', `${story.prompt.id}@${story.team.id}`)],
    safety: button('safety.open', 'self'),
  });
}
