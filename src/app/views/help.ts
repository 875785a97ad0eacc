import type { Language } from '../../domain/language.ts';
import { hasRole, isOwnerStaff, leadsSchool, type Person } from '../../domain/people/people.ts';
import type { Verb } from '../verbs.ts';
import { type ActionView, type CardView, text } from '../view.ts';
import { button, viewFor, viewIn } from './parts.ts';

/** Under which heading of «hjelp» a command stands. */
export const HELP_GROUPS = ['now', 'work', 'owner', 'look', 'you'] as const;
type HelpGroup = (typeof HELP_GROUPS)[number];

export interface CommandFor {
  command: string;
  verb: Verb;
  group: HelpGroup;
  /** Typed when it is needed, and no button on a page of its own. */
  seldom?: true;
}

/** Whose name on the button is not the action's. */
const OWN_BUTTON = ['status', 'newRound', 'wheel', 'measures', 'dialogue', 'traits'];

/** Which commands a person can use, the most used first. */
export function commandsFor(person: Person): CommandFor[] {
  const leader = person.schools.some((school) => leadsSchool(person, school));
  const owner = isOwnerStaff(person);
  const lead = hasRole(person, 'teamLead');
  const decides = leader || owner;
  const works = !owner && person.roles.some((role) => role !== 'parentCommitteeContact');
  const principal = hasRole(person, 'principal');
  const asks =
    leader ||
    (person.homeroomOf ?? []).length > 0 ||
    hasRole(person, 'pupilCouncilContact', 'parentCommitteeContact');
  const all: (CommandFor & { when: boolean })[] = [
    { command: 'status', verb: 'home.status', group: 'now', when: true },
    { command: 'newRound', verb: 'round.new', group: 'work', when: leader },
    { command: 'wheel', verb: 'home.wheel', group: 'now', when: true },
    { command: 'measures', verb: 'measure.list', group: 'work', when: !owner },
    { command: 'results', verb: 'results.open', group: 'work', when: leader || lead },
    { command: 'codes', verb: 'voice.open', group: 'work', when: asks, seldom: true },
    { command: 'heard', verb: 'voice.result', group: 'work', when: asks, seldom: true },
    { command: 'figures', verb: 'figures.open', group: 'look', when: decides },
    { command: 'traits', verb: 'traits.open', group: 'look', when: decides },
    { command: 'dialogue', verb: 'dialogue.open', group: 'owner', when: decides },
    { command: 'helpAsk', verb: 'help.ask', group: 'owner', when: leader, seldom: true },
    { command: 'focus', verb: 'focus.open', group: 'work', when: decides },
    { command: 'needs', verb: 'need.list', group: 'work', when: decides },
    { command: 'selfCheck', verb: 'selfcheck.open', group: 'owner', when: decides },
    { command: 'report', verb: 'report.open', group: 'owner', when: decides },
    { command: 'log', verb: 'log.open', group: 'owner', when: owner || principal, seldom: true },
    { command: 'story', verb: 'story.new', group: 'work', when: works },
    { command: 'meeting', verb: 'meeting.send', group: 'work', when: works, seldom: true },
    { command: 'hold', verb: 'wheel.hold', group: 'work', when: leader, seldom: true },
    { command: 'handOver', verb: 'handover.open', group: 'look', when: leader, seldom: true },
    { command: 'sources', verb: 'source.about', group: 'look', when: works || owner, seldom: true },
    { command: 'terms', verb: 'term.explain', group: 'look', when: true },
    { command: 'answers', verb: 'home.answers', group: 'now', when: true },
    { command: 'safety', verb: 'safety.open', group: 'now', when: !owner && !leader, seldom: true },
    { command: 'safetyLeader', verb: 'safety.open', group: 'now', when: leader, seldom: true },
    { command: 'mine', verb: 'records.mine', group: 'you', when: true },
    { command: 'settings', verb: 'settings.open', group: 'you', when: true },
    { command: 'stop', verb: 'settings.stop', group: 'you', when: true },
    { command: 'privacy', verb: 'home.privacy', group: 'you', when: true },
    { command: 'holds', verb: 'records.holds', group: 'you', when: decides, seldom: true },
    {
      command: 'ownerSettings',
      verb: 'owner.settings',
      group: 'owner',
      when: hasRole(person, 'educationDirector'),
      seldom: true,
    },
  ];
  return all.filter(({ when }) => when).map(({ when: _, ...one }) => one);
}

export function commandButton({ command, verb }: Pick<CommandFor, 'command' | 'verb'>): ActionView {
  return OWN_BUTTON.includes(command)
    ? button(verb, '', text(`command.${command}.button`))
    : button(verb, '');
}

/** One line for each command, under what it is about: thirty lines are read as five short lists. */
export function helpView(person: Person): CardView {
  const commands = commandsFor(person);
  const groups = HELP_GROUPS.map((group) => ({
    heading: text(`help.group.${group}`),
    items: commands.filter((one) => one.group === group).map(line),
  }));
  return viewFor(person, 'help', {
    title: text('help.title'),
    lead: text('help.lead'),
    sections: groups.filter(({ items }) => items.length > 0),
    actions: commands.slice(0, 3).map(commandButton),
    footer: text('help.footer'),
  });
}

function line({ command }: CommandFor) {
  return { title: text(`command.${command}.name`), markText: text(`command.${command}.does`) };
}

/** «Mente du noe av dette?»: what this person can do that is like what was typed. */
export function nearestView(person: Person, nearest: (verbs: Verb[]) => Verb[]): CardView | undefined {
  const commands = commandsFor(person);
  const near = nearest(commands.map(({ verb }) => verb)).flatMap(
    (verb) => commands.find((one) => one.verb === verb) ?? [],
  );
  if (near.length === 0) return undefined;
  return viewFor(person, 'notice', {
    title: text('help.nearest'),
    lead: text('help.nearestLead'),
    sections: [{ items: near.map(line) }],
    // What takes effect at once is typed by its own name.
    actions: [
      ...near.filter(({ verb }) => verb !== 'settings.stop').map(commandButton),
      button('home.help', ''),
    ],
  });
}

/** «takk!» */
export function thanksView(language: Language): CardView {
  return viewIn(language, 'notice', { title: text('help.thanks'), lead: text('help.footer') });
}
