import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Person } from '../../domain/people/people.ts';
import type { HandOverStory } from '../people/hand-over-story.ts';
import { type CardView, day, localized, moment, type Section, text } from '../view.ts';
import { dialogueState } from './dialogue.ts';
import { button, viewFor } from './parts.ts';
import { promiseSection } from './promise.ts';
import { prerequisiteSection } from './round-sections.ts';

const MOST = 12;

/** «Velkommen som rektor»: what the school is in the middle of, what it has promised, and what comes. */
export function handOverView(person: Person, story: HandOverStory): CardView {
  return viewFor(person, 'week', {
    kicker: story.school.name,
    title: text('handOver.title'),
    lead: text('handOver.lead', {
      rounds: story.rounds.length,
      open: story.openMeasures.length,
      promises: story.commitments.filter((one) => !one.outcome).length,
    }),
    sections: [
      ...focusSection(story),
      ...roundSection(story),
      ...measureSection(story),
      ...promiseSection(person, story.commitments.slice(0, MOST), toLocal(story.now, story.zone).date),
      ...helpSection(story),
      ...dialogueSection(story),
      ...comingSection(story),
      prerequisiteSection(story.prerequisites),
    ],
    actions: [
      button('home.status', ''),
      button('measure.list', ''),
      button('dialogue.open', ''),
      button('focus.open', ''),
    ],
    footer: text('handOver.footer'),
  });
}

function focusSection({ focus }: HandOverStory): Section[] {
  if (focus.length === 0) return [];
  const items = focus.map(({ title, sign, openedOn }) => ({
    title,
    text: text('focus.line', { sign, date: day(openedOn) }),
  }));
  return [{ heading: text('focus.title'), items }];
}

function roundSection({ rounds }: HandOverStory): Section[] {
  if (rounds.length === 0)
    return [{ heading: text('handOver.rounds'), paragraphs: [text('handOver.noRounds')] }];
  return [
    {
      heading: text('handOver.rounds'),
      items: rounds.slice(0, MOST).map(({ round, findings }) => ({
        title: round.theme,
        text: findings[0]?.statement ?? round.problem,
        mark: round.phase === 'closed' ? ('good' as const) : ('current' as const),
        markText: text(`phase.${round.phase}`),
        actions: [button('round.overview', round.id)],
      })),
    },
  ];
}

function measureSection({ openMeasures, doneMeasures }: HandOverStory): Section[] {
  const shown = [...openMeasures, ...doneMeasures].slice(0, MOST);
  if (shown.length === 0) return [];
  return [
    {
      heading: text('handOver.measures'),
      items: shown.map((measure, index) => ({
        title: measure.what,
        text:
          index < openMeasures.length
            ? text('measureList.next', { date: day(measure.evaluateOn) })
            : (measure.followUps.at(-1)?.why ?? ''),
        mark: index < openMeasures.length ? ('current' as const) : ('good' as const),
        markText: text(`measureStatus.${measure.status}`),
      })),
    },
  ];
}

function helpSection({ help }: HandOverStory): Section[] {
  if (help.length === 0) return [];
  return [
    {
      heading: text('handOver.help'),
      items: help.map((one) => ({ title: text(`helpTopic.${one.topic}`), text: one.text })),
    },
  ];
}

function dialogueSection({ dialogues, zone, now }: HandOverStory): Section[] {
  if (dialogues.length === 0) return [];
  return [
    {
      heading: text('handOver.dialogues'),
      items: dialogues.slice(0, MOST).map((one) => ({
        title: moment(one.startsAt, zone),
        text: one.minutes || text('handOver.noMinutes'),
        mark: one.heldAt === undefined ? ('current' as const) : ('good' as const),
        markText: text(dialogueState(one, now)),
        actions: [button('dialogue.open', one.id)],
      })),
    },
  ];
}

function comingSection({ coming }: HandOverStory): Section[] {
  if (coming.length === 0) return [];
  return [
    {
      heading: text('week.coming'),
      items: coming.map(({ occurrence, activity }) => ({
        title: localized(activity.title),
        text: day(occurrence.date),
      })),
    },
  ];
}
