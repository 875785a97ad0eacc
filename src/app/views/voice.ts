import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Person } from '../../domain/people/people.ts';
import { type VoiceReader, voiceReaders } from '../../domain/privacy/hearing-promise.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { CodeKind, HearingGroup } from '../../domain/voice/hearing.ts';
import { type HearingStory, storyFor } from '../pupil/hearing-story.ts';
import { type CardView, day, localized, moment, type Phrase, type Section, text } from '../view.ts';
import { button, viewFor } from './parts.ts';
import { pageAt, turnActions } from './turn-page.ts';

/** Raw answers of pupils and parents are kept this long after the hearing (domain.md 4.2: 30-60 days). */
export const VOICE_RETENTION_DAYS = 60;

/** Where the owner's zone is needed only for a date that people read. */
const ZONE = 'Europe/Oslo';

export function voiceKicker({ hearing, school }: HearingStory): Phrase {
  return text(`voice.kicker.${hearing.voice}`, { school: school.name });
}

export function titleOf({ round, set }: HearingStory): Phrase {
  return round ? round.theme : localized(set.title);
}

export function purposeOf(story: HearingStory): { why: Phrase; who: Phrase; deleted: Phrase } {
  const { round, hearing, closesAt, least } = story;
  return {
    why: round ? text('purpose.whyRound', { problem: round.problem }) : text('voice.why'),
    who: text(`voice.who.${hearing.voice}`, {
      n: least,
      readers: { $list: voiceReaders(hearing.voice).map(readerName) },
    }),
    deleted: day(toLocal(closesAt + VOICE_RETENTION_DAYS * DAY_MS, ZONE).date),
  };
}

function readerName(reader: VoiceReader): Phrase {
  return text(`pupil.reader.${reader}`);
}

/** As many classes as a card has room for on both platforms (src/cards/shorten.ts); a bigger school turns the page. */
const CLASSES_A_TIME = 9;

/** The classes that the person lets in, some at a time: none is left out where it cannot be opened. */
export function hearingView(
  person: Person,
  story: HearingStory,
  groups: HearingGroup[],
  answered: Record<string, number>,
  asked = 0,
): CardView {
  const page = pageAt(asked, Math.ceil(groups.length / CLASSES_A_TIME));
  const { at, of } = page;
  const size = Math.ceil(groups.length / of);
  const shown = groups.slice(at * size, (at + 1) * size);
  return viewFor(person, 'list', {
    kicker: voiceKicker(story),
    title: titleOf(story),
    lead: text('voice.leadAll', { closes: moment(story.closesAt, ZONE) }),
    purpose: purposeOf(story),
    sections: [
      {
        ...(of > 1 ? { heading: text('voice.part', { part: at + 1, of }) } : {}),
        items: shown.map((group) => ({
          title: group.name,
          text: text('voice.answered', { n: answered[group.id] ?? 0, size: group.size }),
          actions: [button('voice.open', `${story.hearing.id}@${group.id}`, text('voice.waysIn'))],
        })),
      },
    ],
    actions: turnActions(
      page,
      (part, title) => button('voice.open', `${story.hearing.id}@part${part}`, title),
      text('voice.forward'),
      text('voice.backwards'),
    ),
    more: [button('voice.questions', story.hearing.id)],
  });
}

/** A class's id has its school's before it, so it is never `part2`. */
export function askedPart(detail: string): number | undefined {
  const [, part] = /^part(\d{1,2})$/.exec(detail) ?? [];
  return part === undefined ? undefined : Number(part);
}

/** One class (or the parents) and how they get in. */
export function groupView(
  person: Person,
  story: HearingStory,
  group: HearingGroup,
  answered: Record<string, number>,
): CardView {
  const parents = story.hearing.voice === 'parents';
  return viewFor(person, 'list', {
    kicker: voiceKicker(story),
    title: titleOf(story),
    lead: text(parents ? 'voice.leadParents' : 'voice.leadClass', {
      group: group.name,
      closes: moment(story.closesAt, ZONE),
    }),
    purpose: purposeOf(story),
    sections: [
      parents ? parentWay(story, group) : classWays(story, group),
      questionList(storyFor(story, group)),
    ],
    ...(parents ? { more: [button('voice.questions', story.hearing.id)] } : {}),
    footer: text(parents ? 'voice.answeredParents' : 'voice.answered', {
      n: answered[group.id] ?? 0,
      size: group.size,
    }),
  });
}

function classWays({ hearing }: HearingStory, group: HearingGroup): Section {
  const ref = `${hearing.id}@${group.id}`;
  return {
    heading: text('voice.waysIn'),
    items: [
      {
        title: text('voice.way.codes'),
        text: text('voice.way.codesText'),
        actions: [button('voice.codes', ref)],
      },
      {
        title: text('voice.way.code'),
        text: text('voice.way.codeText'),
        actions: [button('voice.code', ref)],
      },
      {
        title: text('voice.way.class'),
        text: text('voice.way.classText'),
        actions: [button('voice.class', ref)],
      },
    ],
  };
}

function parentWay({ hearing }: HearingStory, group: HearingGroup): Section {
  const ref = `${hearing.id}@${group.id}`;
  return {
    items: [
      {
        title: text('voice.way.link'),
        text: text('voice.way.linkText'),
        actions: [button('voice.code', ref, text('voice.getLink'))],
      },
    ],
  };
}

function questionList({ questions }: HearingStory): Section {
  return { heading: text('voice.questions'), paragraphs: questions.map((one) => localized(one.text)) };
}

export function sheetView(person: Person, story: HearingStory, group: HearingGroup, url: string): CardView {
  return viewFor(person, 'notice', {
    kicker: voiceKicker(story),
    title: text('voice.sheetTitle', { group: group.name }),
    lead: text('voice.sheetLead'),
    links: [{ url, title: text('voice.sheetOpen') }],
    footer: text('voice.sheetFooter'),
  });
}

export function codeView(
  person: Person,
  story: HearingStory,
  group: HearingGroup,
  { code, kind, url }: { code: string; kind: CodeKind; url: string },
): CardView {
  return viewFor(person, 'notice', {
    kicker: voiceKicker(story),
    title: text(`voice.codeTitle.${kind}`, { group: group.name }),
    lead: text(`voice.codeLead.${kind}`, { size: group.size }),
    sections: [
      {
        facts: [
          { label: text('voice.codeIs'), value: code },
          { label: text('voice.pageIs'), value: url },
        ],
      },
    ],
    links: [
      { url, title: text('voice.pageOpen') },
      ...(kind === 'class'
        ? [{ url: `${url}/tavle#${code.replaceAll(' ', '')}`, title: text('voice.boardOpen') }]
        : []),
    ],
    footer: text('voice.codeFooter'),
  });
}

export function loopBackSheetView(
  person: Person,
  story: HearingStory,
  group: HearingGroup,
  url: string,
): CardView {
  return viewFor(person, 'notice', {
    kicker: voiceKicker(story),
    title: text('voice.backTitle', { group: group.name }),
    lead: text('voice.backLead'),
    links: [{ url, title: text('voice.sheetOpen') }],
    footer: text('voice.backFooter'),
  });
}
