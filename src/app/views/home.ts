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
import { type ActionView, type CardView, day, localized, moment, type Section, text } from '../view.ts';
import { commandButton, commandsFor } from './help.ts';
import { button, viewFor } from './parts.ts';
import type { PromptStory } from './question.ts';

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
    actions: commandsFor(person).slice(0, 3).map(commandButton),
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
