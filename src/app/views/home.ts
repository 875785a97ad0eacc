import type { Language } from '../../domain/language.ts';
import {
  hasRole,
  isOwnerStaff,
  leadsSchool,
  type Owner,
  type Person,
  type School,
} from '../../domain/people/people.ts';
import type { MinGroups } from '../../domain/privacy/min-group.ts';
import type { Round } from '../../domain/round/round.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Planned } from '../cycle-of.ts';
import type { Verb } from '../verbs.ts';
import { type ActionView, type CardView, day, localized, moment, type Section, text } from '../view.ts';
import { button, viewFor, viewIn } from './parts.ts';
import type { PromptStory } from './question.ts';

/** Which commands a person can use, in the order of «hjelp». */
export function commandsFor(person: Person): { command: string; verb: Verb }[] {
  const leader = person.schools.some((school) => leadsSchool(person, school));
  const owner = isOwnerStaff(person);
  const lead = hasRole(person, 'teamLead');
  const works = person.roles.some((role) => role !== 'parentCommitteeContact');
  return [
    { command: 'status', verb: 'home.status' as const },
    ...(leader ? [{ command: 'newRound', verb: 'round.new' as const }] : []),
    { command: 'wheel', verb: 'home.wheel' as const },
    ...(owner ? [] : [{ command: 'measures', verb: 'measure.list' as const }]),
    ...(leader || lead ? [{ command: 'results', verb: 'results.open' as const }] : []),
    ...(leader ? [{ command: 'figures', verb: 'figures.open' as const }] : []),
    ...(leader ? [{ command: 'traits', verb: 'traits.open' as const }] : []),
    ...(leader || owner ? [{ command: 'dialogue', verb: 'dialogue.open' as const }] : []),
    ...(leader || owner ? [{ command: 'focus', verb: 'focus.open' as const }] : []),
    ...(leader || owner ? [{ command: 'needs', verb: 'need.list' as const }] : []),
    ...(leader || owner ? [{ command: 'selfCheck', verb: 'selfcheck.open' as const }] : []),
    ...(leader || owner ? [{ command: 'report', verb: 'report.open' as const }] : []),
    ...(works && !owner ? [{ command: 'story', verb: 'story.new' as const }] : []),
    { command: 'terms', verb: 'term.explain' as const },
    { command: 'answers', verb: 'home.answers' as const },
    { command: 'mine', verb: 'records.mine' as const },
    { command: 'settings', verb: 'settings.open' as const },
    { command: 'stop', verb: 'settings.stop' as const },
    { command: 'privacy', verb: 'home.privacy' as const },
  ];
}

export function helpView(person: Person): CardView {
  const items = commandsFor(person).map(({ command }) => ({
    title: text(`command.${command}.name`),
    text: text(`command.${command}.does`),
  }));
  return viewFor(person, 'help', {
    title: text('help.title'),
    lead: text('help.lead'),
    sections: [{ items }],
    actions: commandsFor(person)
      .slice(0, 3)
      .map(({ verb, command }) => button(verb, '', text(`command.${command}.button`))),
    footer: text('help.footer'),
  });
}

/** «takk!» */
export function thanksView(language: Language): CardView {
  return viewIn(language, 'notice', { title: text('help.thanks'), lead: text('help.footer') });
}

type WelcomeRole = 'owner' | 'leader' | 'staff' | 'contact';

/** FAU's contact does not work at the school: what is said to staff would not be true. */
function welcomeRole(person: Person): WelcomeRole {
  if (isOwnerStaff(person)) return 'owner';
  if (person.schools.some((school) => leadsSchool(person, school))) return 'leader';
  return person.roles.every((role) => role === 'parentCommitteeContact') ? 'contact' : 'staff';
}

export function welcomeView(person: Person, owner: Owner): CardView {
  const role = welcomeRole(person);
  return viewFor(person, 'welcome', {
    kicker: owner.name,
    title: text('welcome.title', { name: person.name.split(' ')[0] ?? person.name }),
    lead: text(`welcome.lead.${role}`),
    sections: [{ items: [1, 2, 3].map((n) => ({ title: text(`welcome.${role}.${n}`) })) }],
    actions: commandsFor(person)
      .slice(0, 3)
      .map(({ verb, command }) => button(verb, '', text(`command.${command}.button`))),
    footer: text('welcome.footer'),
  });
}

export function privacyView(person: Person, groups: MinGroups): CardView {
  return viewFor(person, 'list', {
    title: text('privacy.title'),
    lead: text('privacy.lead'),
    sections: [
      {
        items: ['own', 'team', 'unnamed', 'owner', 'participation', 'deletion', 'safety'].map((point) => ({
          title: text(`privacy.${point}.title`),
          text: text(`privacy.${point}.text`, { school: groups.school, owner: groups.owner }),
        })),
      },
    ],
    actions: [
      button('home.answers', ''),
      button('records.mine', 'self'),
      button('settings.open', 'self', text('action.settings')),
      ...(hasRole(person, 'educationDirector') ? [button('owner.settings', 'self')] : []),
    ],
  });
}

export function answersView(
  person: Person,
  items: { story: PromptStory; answered: boolean }[],
  now: EpochMs,
): CardView {
  return viewFor(person, 'list', {
    title: text('answers.title'),
    lead: text(items.length === 0 ? 'answers.empty' : 'answers.lead'),
    sections: [{ items: items.map((item) => answerItem(item, now)) }],
  });
}

/** Which phase each of the school's rounds is in. */
export function roundSection(rounds: Round[]): Section {
  return {
    heading: text('status.rounds'),
    items: rounds.map((round) => ({
      title: round.theme,
      mark: 'current' as const,
      markText: text(`phase.${round.phase}`),
    })),
  };
}

function answerItem({ story, answered }: { story: PromptStory; answered: boolean }, now: EpochMs) {
  const { prompt, round, activity, set, zone } = story;
  const open = now < prompt.closesAt;
  const actions: ActionView[] = open
    ? [button('answer.edit', prompt.id, text(answered ? 'action.answer.edit' : 'action.answerNow'))]
    : [];
  return {
    title: round ? round.theme : localized(activity ? activity.title : set.title),
    text: text(open ? 'answers.open' : 'answers.closed', { at: moment(prompt.closesAt, zone) }),
    mark: answered ? ('good' as const) : ('current' as const),
    markText: text(answered ? 'answers.answered' : 'answers.waiting'),
    actions,
  };
}

export interface WheelAbout {
  owner: Owner;
  school?: School;
  canHold: boolean;
  picture?: string;
  /** What the school has itself. */
  own: Section[];
}

export function wheelView(
  person: Person,
  coming: Planned[],
  { owner, school, canHold, picture, own }: WheelAbout,
): CardView {
  return viewFor(person, 'wheel', {
    kicker: school?.name ?? owner.name,
    title: text('wheel.title'),
    lead: text(coming.length === 0 ? 'wheel.empty' : school?.heldUntil ? 'wheel.leadHeld' : 'wheel.lead', {
      date: day(school?.heldUntil ?? '2000-01-01'),
    }),
    sections: [
      {
        items: coming.map(({ occurrence, activity }) => ({
          title: localized(activity.title),
          text: occurrence.moved
            ? text('wheel.moved', {
                date: day(occurrence.date),
                from: day(occurrence.moved.from),
                reason: text(`moveReason.${occurrence.moved.reason}`),
              })
            : day(occurrence.date),
        })),
      },
      ...own,
    ],
    actions: canHold && school ? [button('wheel.hold', school.id)] : [],
    ...(picture ? { image: { url: picture, alt: text('wheel.imageAlt') } } : {}),
  });
}

export function noRoundView(person: Person, school: School): CardView {
  return viewFor(person, 'notice', {
    kicker: school.name,
    title: text('status.noRoundTitle'),
    lead: text('status.noRoundLead'),
    actions: [{ ...button('round.new', school.id), style: 'primary' }, button('home.wheel', '')],
  });
}
