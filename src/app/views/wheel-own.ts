import {
  byDate,
  type OwnMeeting,
  type OwnRound,
  type OwnState,
  type OwnYear,
} from '../../domain/cycle/own-year.ts';
import type { Localized } from '../../domain/language.ts';
import { day, localized, type Phrase, type Section, text } from '../view.ts';

/** A card is read on a phone: so many of what is to come. */
const MOST_COMING = 8;
const MARKS = { done: 'good', now: 'current', coming: 'neutral', waiting: 'warning' } as const;

/** In words what the picture shows of the school's own: for those who do not see it, and on a small screen. */
export function ownSections(
  { rounds, followUps, meetings }: OwnYear,
  titleOf: (meeting: OwnMeeting) => Localized | undefined,
): Section[] {
  const dated = [
    ...followUps.map((one) => ({ ...one, title: text('web.wheel.followUp'), about: one.what })),
    ...meetings.map((one) => ({ ...one, title: meetingTitle(titleOf(one)), about: undefined })),
  ].sort(byDate);
  const left = dated.filter(({ state }) => state !== 'done');
  const items = [
    ...rounds.map((round, index) => roundItem(round, index + 1)),
    ...left.slice(0, MOST_COMING).map(({ title, about, date, state }) => ({
      title,
      text: about === undefined ? day(date) : text('wheel.ownText', { date: day(date), what: about }),
      ...markOf(state),
    })),
  ];
  const done = (list: { state: OwnState }[]) => list.filter(({ state }) => state === 'done').length;
  const counts = { followUps: done(followUps), meetings: done(meetings) };
  const more = left.length - MOST_COMING;
  const paragraphs = [
    ...(counts.followUps + counts.meetings > 0 ? [text('wheel.ownDone', counts)] : []),
    ...(more > 0 ? [text('wheel.ownMore', { n: more })] : []),
  ];
  if (items.length + paragraphs.length === 0) return [];
  return [
    {
      heading: text('wheel.own'),
      items,
      ...(paragraphs.length > 0 ? { paragraphs } : {}),
    },
  ];
}

function roundItem({ theme, state, phase, startedOn, endedOn }: OwnRound, n: number) {
  const [from, to] = [day(startedOn), day(endedOn ?? startedOn)];
  return {
    title:
      theme === undefined ? text('web.wheel.roundUnnamed', { n }) : text('web.wheel.round', { n, theme }),
    text: endedOn === undefined ? text('web.wheel.since', { from }) : text('web.wheel.fromTo', { from, to }),
    mark: MARKS[state],
    markText: state === 'now' ? text(`phase.${phase}`) : text(`web.wheel.state.${state}`),
  };
}

function markOf(state: OwnState) {
  return { mark: MARKS[state], markText: text(`web.wheel.state.${state}`) };
}

function meetingTitle(title: Localized | undefined): Phrase {
  return title ? localized(title) : text('web.wheel.kind.meeting');
}
