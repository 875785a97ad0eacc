import type { OwnFollowUp, OwnMeeting, OwnRound, OwnYear } from '../../domain/cycle/own-year.ts';
import type { Language, Localized } from '../../domain/language.ts';
import type { IsoDate } from '../../domain/time.ts';
import { formatDay } from '../../i18n/dates.ts';
import { translate } from '../../i18n/translate.ts';
import type { WheelMark } from '../wheel/wheel-picture.ts';

/** So many meetings and more stand as small marks: the owner has some with each school. */
const MOST_LARGE_MEETINGS = 12;

interface OwnWords {
  language: Language;
  today: IsoDate;
  /** Takes names out, where the picture goes into a document. */
  clean: (text: string) => string;
  meetingTitle: (meeting: OwnMeeting) => Localized | undefined;
  /** On the owner's own wheel, where the meeting is. */
  schoolName: (meeting: OwnMeeting) => string | undefined;
}

/** What the school has itself, as marks of the outermost ring. */
export function ownMarks(year: OwnYear, words: OwnWords): WheelMark[] {
  return [
    ...year.rounds.map((round, index) => roundMark(round, index + 1, words)),
    ...year.followUps.map((one) => followUpMark(one, words)),
    ...year.meetings.map((one) => ({
      ...meetingMark(one, words),
      ...(year.meetings.length > MOST_LARGE_MEETINGS ? { minor: true } : {}),
    })),
  ];
}

function roundMark(round: OwnRound, n: number, { language, today, clean }: OwnWords): WheelMark {
  const { id, theme, phase, state, startedOn, endedOn, windows } = round;
  return {
    id: `round:${id}`,
    ring: 'own',
    kind: 'round',
    round: { n, windows, ...(endedOn === undefined ? {} : { endedOn }) },
    title:
      theme === undefined
        ? translate(language, 'web.wheel.roundUnnamed', { n })
        : translate(language, 'web.wheel.round', { n, theme: clean(theme) }),
    text: windows
      .map(({ kind, from, until }) =>
        translate(language, `web.wheel.window.${kind}`, {
          from: formatDay(language, from),
          until: formatDay(language, until),
        }),
      )
      .join(' '),
    date: startedOn,
    until: endedOn ?? (today > startedOn ? today : startedOn),
    state,
    ...(state === 'done'
      ? {}
      : {
          note: translate(language, 'web.wheel.phase', { phase: translate(language, `phase.${phase}`) }),
        }),
  };
}

function followUpMark({ id, what, date, state }: OwnFollowUp, { language, clean }: OwnWords): WheelMark {
  return {
    id: `followUp:${id}`,
    ring: 'own',
    kind: 'followUp',
    title: translate(language, 'web.wheel.followUp'),
    text: clean(what),
    date,
    until: date,
    state,
    ...(state === 'waiting' ? { note: translate(language, 'web.wheel.waits.followUp') } : {}),
  };
}

function meetingMark(meeting: OwnMeeting, words: OwnWords): WheelMark {
  const { language } = words;
  const { id, date, state } = meeting;
  const title = words.meetingTitle(meeting)?.[language] ?? translate(language, 'web.wheel.kind.meeting');
  const school = words.schoolName(meeting);
  return {
    id: `meeting:${id}`,
    ring: 'own',
    kind: 'meeting',
    title: school === undefined ? title : translate(language, 'web.wheel.meetingAt', { title, school }),
    text: '',
    date,
    until: date,
    state,
    ...(state === 'waiting' ? { note: translate(language, 'web.wheel.waits.meeting') } : {}),
  };
}
