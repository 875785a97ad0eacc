import type { Digest, SchoolLine, SchoolState } from '../../domain/digest/digest.ts';
import type { Owner, Person, School } from '../../domain/people/people.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { Check } from '../checks.ts';
import { type CardView, day, type Phrase, type Section, text } from '../view.ts';
import { saidSections } from './owner-check.ts';
import { button, viewFor } from './parts.ts';
import { promiseItem, promiseSection } from './promise.ts';
import { prerequisiteSection } from './round-sections.ts';
import { sharedSections } from './share.ts';

/** The owner's digest: process by name, help first, promises of both sides, three good questions. Never a ranking. */
export function digestView(person: Person, digest: Digest, owner: Owner, checks: Check[] = []): CardView {
  const sections: Section[] = [];
  if (digest.helpWanted.length > 0) {
    sections.push({
      heading: text('digest.help'),
      items: digest.helpWanted.map(({ school, request }) => ({
        title: school.name,
        text: request.text || text(`helpTopic.${request.topic}`),
        mark: 'attention',
        markText: text(`helpTopic.${request.topic}`),
        actions: [button('help.answer', request.id)],
      })),
    });
  }
  sections.push({ heading: text('digest.schools'), items: digest.schools.map(schoolItem) });
  if (digest.promises.length > 0) {
    const items = digest.promises.map(({ school, commitment }) =>
      promiseItem(person, commitment, digest.today, school.name),
    );
    sections.push({ heading: text('promise.heading'), items });
  }
  if (digest.dialogues.length > 0) {
    sections.push({
      heading: text('digest.dialogues'),
      items: digest.dialogues.map(({ school, dialogue }) => ({
        title: school.name,
        text: day(dialogue.date),
        actions: [button('dialogue.open', dialogue.id)],
      })),
    });
  }
  sections.push({
    heading: text('digest.questions'),
    items: digest.questions.map((key) => ({ title: text(`ownerQuestion.${key}`) })),
  });
  sections.push(...checks.flatMap(checkSections));
  return viewFor(person, 'digest', {
    kicker: owner.name,
    title: text('digest.title'),
    lead: text('digest.lead'),
    sections,
    footer: text('digest.footer'),
  });
}

/** «Får dere hjelpen dere trenger?»: what rektorene said, and whether the owner has answered. */
function checkSections({ prompt, byQuestion, min, answer }: Check): Section[] {
  if (byQuestion.length === 0)
    return [{ heading: text('digest.ownerCheck'), paragraphs: [text('privacy.tooFew', { min })] }];
  const answered: Section = answer
    ? { heading: text('check.answerTitle.ownerCheck'), quotes: [{ text: answer.text }] }
    : {
        items: [
          {
            title: text('ownerCheck.waits'),
            mark: 'attention',
            markText: text('ownerCheck.notAnswered'),
            actions: [button('check.answer', prompt)],
          },
        ],
      };
  return [...saidSections(byQuestion), answered];
}

function schoolItem(line: SchoolLine) {
  return {
    title: line.school.name,
    text: lineText(line),
    mark: line.openHelp.length > 0 ? ('attention' as const) : ('neutral' as const),
    markText: text(`digestPhase.${line.phase}`),
    actions: [button('owner.school', line.school.id)],
  };
}

function lineText(line: SchoolLine): Phrase {
  if (line.phase === 'none') return text('digest.noRound');
  return line.shared
    ? text('digest.shared', { theme: line.theme ?? '', open: line.openMeasures, ...notYet(line) })
    : text('digest.notShared', notYet(line));
}

function notYet({ notYet: keys }: SchoolLine) {
  return { left: keys.length, rest: { $list: keys.map((key) => text(`prerequisite.inWords.${key}`)) } };
}

/** One school for the owner: process, and what rektor has shared. */
export function schoolDetailView(person: Person, state: SchoolState, today: IsoDate): CardView {
  const shared = state.rounds.filter((round) => round.sharedAt !== undefined && !round.cancelled);
  const sections: Section[] = [prerequisiteSection(state.prerequisites)];
  for (const round of shared) sections.push(...sharedSections(round, state));
  sections.push(...promiseSection(person, state.commitments, today));
  return viewFor(person, 'list', {
    title: state.school.name,
    lead: text(shared.length > 0 ? 'ownerSchool.lead' : 'ownerSchool.notShared'),
    sections,
    actions: [button('figures.open', state.school.id)],
  });
}

export interface Week {
  school: School;
  /** Words for what waits, never for whom. */
  waiting: { title: Phrase; text: Phrase; action?: ReturnType<typeof button> }[];
  /** Tiltak that were followed up since the last one. */
  followedUp: { title: Phrase; text: Phrase }[];
  coming: { title: Phrase; text: Phrase }[];
}

/** rektor's Monday: what waits for a decision, what comes this week. Never who has not answered. */
export function weekView(person: Person, week: Week): CardView {
  return viewFor(person, 'week', {
    kicker: week.school.name,
    title: text('week.title'),
    lead: text('week.lead', { n: week.waiting.length }),
    sections: [
      {
        heading: text('week.waiting'),
        items: week.waiting.map(({ title, text: words, action }) => ({
          title,
          text: words,
          actions: action ? [action] : [],
        })),
      },
      ...(week.followedUp.length > 0 ? [{ heading: text('week.followedUp'), items: week.followedUp }] : []),
      {
        heading: text('week.coming'),
        ...(week.coming.length === 0 ? { paragraphs: [text('week.nothingComes')] } : { items: week.coming }),
      },
    ],
    actions: [button('home.status', ''), button('wheel.hold', week.school.id)],
  });
}
