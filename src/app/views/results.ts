import type { Activity, QuestionSet } from '../../domain/cycle/activity.ts';
import { hasRole, leadsSchool, type Person, type Team } from '../../domain/people/people.ts';
import { MOST_PROPOSALS, RESULT_LENGTH } from '../../domain/results/read-result.ts';
import {
  conversationGate,
  RESULT_STAGES,
  type ResultNote,
  type ResultStage,
  TALKS_HELD,
  type TeamStage,
} from '../../domain/results/result-follow-up.ts';
import type { ResultStory } from '../results/result-story.ts';
import { type ActionView, type CardView, day, type Field, localized, type Section, text } from '../view.ts';
import { button, submit, viewFor } from './parts.ts';

/** The card of a stage on its day: what to do, and how to tell what came of it. */
export function stageView(
  person: Person,
  story: ResultStory,
  { stage, activity, guide }: { stage: ResultStage; activity: Activity; guide: QuestionSet | undefined },
): CardView {
  return viewFor(person, 'list', {
    kicker: text(`activityKind.${activity.kind}`),
    title: localized(activity.title),
    lead: localized(activity.why),
    sections: guide
      ? [
          {
            heading: localized(guide.title),
            items: guide.questions.map((question) => ({ title: localized(question.text) })),
          },
        ]
      : [],
    actions: stageActions(person, story, stage),
    ...(stage === 'conversation' ? {} : { safety: button('safety.open', 'self') }),
    footer: text(`results.footer.${stage}`),
  });
}

/** «resultater»: the three stages, how far the school is, and what this person can do. */
export function resultsView(person: Person, story: ResultStory): CardView {
  return viewFor(person, 'list', {
    kicker: story.school.name,
    title: text('results.title', { schoolYear: story.schoolYear }),
    lead: text('results.lead'),
    sections: [
      { items: RESULT_STAGES.map((stage) => stageItem(person, story, stage)) },
      ...(story.conversation ? [conversationSection(story)] : []),
    ],
    actions: story.conversation && leadsSchool(person, story.school.id) ? bringActions(story) : [],
    more: leadsSchool(person, story.school.id) ? [button('figures.open', story.school.id)] : [],
    footer: text('results.never'),
  });
}

function stageItem(person: Person, story: ResultStory, stage: ResultStage) {
  const { teams, conversationOn } = story.progress;
  const done = stage === 'conversation' ? conversationOn !== undefined : story.progress[stage] >= teams;
  const begun = stage === 'conversation' ? done : story.progress[stage] > 0;
  const state = done ? 'done' : begun ? 'begun' : 'notYet';
  return {
    title: text(`results.stage.${stage}`),
    text:
      stage === 'conversation'
        ? conversationOn
          ? text('results.heldOn', { date: day(conversationOn) })
          : text('results.notHeld')
        : text('results.teamsTold', { n: story.progress[stage], of: teams }),
    mark: done ? ('good' as const) : begun ? ('current' as const) : ('neutral' as const),
    markText: text(`results.state.${state}`),
    actions: stageActions(person, story, stage),
  };
}

/** A team lead tells for the own teams, a leader for every team; c is the leadership's. */
function stageActions(person: Person, story: ResultStory, stage: ResultStage): ActionView[] {
  const leads = leadsSchool(person, story.school.id);
  if (stage === 'conversation') return leads ? [button('results.conversation', story.school.id)] : [];
  return teamsOfPerson(person, story).map((team) =>
    button('results.note', `${stage}@${team.id}`, text('action.results.noteFor', { team: team.name })),
  );
}

export function teamsOfPerson(person: Person, { school, teams }: ResultStory): Team[] {
  if (leadsSchool(person, school.id)) return teams;
  return hasRole(person, 'teamLead') ? teams.filter((team) => person.teams.includes(team.id)) : [];
}

export function noteForm(
  person: Person,
  story: ResultStory,
  { stage, team, known, sure }: { stage: TeamStage; team: Team; known?: ResultNote; sure?: boolean },
): CardView {
  return viewFor(person, 'form', {
    kicker: text('results.kicker', { team: team.name, school: story.school.name }),
    title: text(`results.stage.${stage}`),
    lead: text(`results.formLead.${stage}`),
    fields: stage === 'talks' ? talkFields(known) : analysisFields(known),
    actions: [submit('results.note-save', `${stage}@${team.id}${sure ? '~sure' : ''}`)],
    safety: button('safety.open', 'self'),
    footer: text('results.never'),
  });
}

function talkFields(known: ResultNote | undefined): Field[] {
  return [
    {
      id: 'held',
      kind: 'choice',
      label: text('results.held'),
      required: true,
      value: known?.held ?? '',
      options: TALKS_HELD.map((one) => ({ value: one, title: text(`results.heldChoice.${one}`) })),
    },
    longText('seen', 'results.learning', 'results.learningHelp', known?.seen, true),
    longText('wellbeing', 'results.wellbeing', 'results.wellbeingHelp', known?.wellbeing, false),
  ];
}

function analysisFields(known: ResultNote | undefined): Field[] {
  return [
    longText('seen', 'results.seen', 'results.seenHelp', known?.seen, true),
    ...[1, 2, 3].map(
      (n): Field => ({
        id: `explanation${n}`,
        kind: 'text',
        label: text('results.explanation', { n }),
        value: known?.explanations[n - 1] ?? '',
        required: n < 3,
        maxLength: 300,
      }),
    ),
  ];
}

function longText(
  id: string,
  label: string,
  help: string,
  value: string | undefined,
  required: boolean,
): Field {
  return {
    id,
    kind: 'longText',
    label: text(label),
    help: text(help),
    value: value ?? '',
    required,
    maxLength: RESULT_LENGTH,
  };
}

/** What the teams have told stands above the leadership's own words. */
export function conversationForm(person: Person, story: ResultStory): CardView {
  const { conversation, school } = story;
  const soft = conversationGate(story.progress).type === 'soft';
  const fields: Field[] = [
    longText('together', 'results.together', 'results.togetherHelp', conversation?.together, true),
    ...Array.from(
      { length: MOST_PROPOSALS },
      (_, index): Field => ({
        id: `proposal${index + 1}`,
        kind: 'text',
        label: text('results.proposal', { n: index + 1 }),
        value: conversation?.proposals[index] ?? '',
        maxLength: 300,
      }),
    ),
    longText('goOn', 'results.goOn', 'results.goOnHelp', conversation?.goOn, false),
  ];
  if (soft) {
    const value = conversation?.reason ?? '';
    fields.push({ id: 'reason', kind: 'text', label: text('results.reason'), value, maxLength: 300 });
  }
  return viewFor(person, 'form', {
    kicker: text('results.kickerSchool', { school: school.name }),
    title: text('results.stage.conversation'),
    lead: text('results.formLead.conversation'),
    sections: noteSections(story),
    fields,
    actions: [submit('results.conversation-save', school.id)],
    footer: text('results.never'),
  });
}

export function noteSections({ teams, notes }: ResultStory): Section[] {
  return teams.flatMap((team) => {
    const told = notes.filter((note) => note.team === team.id);
    const quotes = told.flatMap((note) => [
      { text: note.seen, from: text(`results.from.${note.stage}`) },
      ...(note.wellbeing ? [{ text: note.wellbeing, from: text('results.from.wellbeing') }] : []),
      ...note.explanations.map((one) => ({ text: one, from: text('results.from.explanation') })),
    ]);
    return quotes.length > 0 ? [{ heading: team.name, quotes }] : [];
  });
}

function conversationSection({ conversation }: ResultStory): Section {
  if (!conversation) return {};
  const { together, proposals, goOn } = conversation;
  return {
    heading: text('results.concluded'),
    quotes: [
      { text: together, from: text('results.from.together') },
      ...proposals.map((one) => ({ text: one, from: text('results.from.proposal') })),
      ...(goOn ? [{ text: goOn, from: text('results.from.goOn') }] : []),
    ],
  };
}

export function conversationSavedView(person: Person, story: ResultStory): CardView {
  return viewFor(person, 'list', {
    kicker: text('results.kickerSchool', { school: story.school.name }),
    title: text('results.savedTitle'),
    lead: text('results.savedLead'),
    sections: [conversationSection(story)],
    actions: bringActions(story),
  });
}

function bringActions({ school }: ResultStory): ActionView[] {
  return [button('results.bring', school.id)];
}
