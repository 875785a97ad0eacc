import type { Question } from '../../domain/cycle/activity.ts';
import type { Person } from '../../domain/people/people.ts';
import type { Atom, Band } from '../../domain/privacy/release.ts';
import type { TextGroup } from '../../domain/privacy/voice-release.ts';
import { groupOf } from '../../domain/voice/hearing.ts';
import { nameHints } from '../../domain/voice/name-hints.ts';
import type { HearingStory } from '../pupil/hearing-story.ts';
import { PUPIL_MARKERS } from '../pupil/markers.ts';
import type { SeenQuestion, SeenResult } from '../pupil/results.ts';
import { type ActionView, type CardView, localized, type Phrase, type Section, text } from '../view.ts';
import { inParts } from './in-parts.ts';
import { button, submit, viewFor } from './parts.ts';
import { pageAt, turnActions } from './turn-page.ts';
import { voiceKicker } from './voice.ts';

/** As many texts as fit on one card, so that none is left out unseen. */
export const TEXTS_A_TIME = 8;

export interface Words {
  question: string;
  group: TextGroup;
  /** The first text on this card. */
  from: number;
}

/**
 * What was answered, in words and bands: never a number that could be counted back to somebody. A class of thirty has
 * more to say than a card has room for: it is read part by part, and nothing is left out.
 */
export function resultView(person: Person, story: HearingStory, result: SeenResult, asked = 0): CardView {
  const { hearing } = story;
  const parts = inParts(
    !result.told ? [] : result.questions.flatMap((seen) => questionSections(story, seen)),
  );
  const page = pageAt(asked, parts.length);
  const { at, of } = page;
  const sections = parts[at] ?? [];
  const n = result.answered;
  return viewFor(person, 'evidence', {
    kicker: voiceKicker(story),
    title: text(`voiceResult.title.${hearing.voice}`),
    lead: result.told
      ? of > 1
        ? text('voiceResult.leadPart', { n, part: at + 1, of })
        : text('voiceResult.lead', { n })
      : whyNothing(story, result),
    sections,
    actions: [
      ...turnActions(page, (part, title) => button('voice.result', `${hearing.id}@${part}`, title)),
      ...councilAction(person, story),
      ...markersAction(story),
    ],
    ...(result.told ? { footer: text(`voiceResult.footer.${hearing.voice}`) } : {}),
    safety: button('safety.open', 'self'),
  });
}

/** Never how many where they are too few; and not that some were blank, where enough handed in. */
function whyNothing({ hearing }: HearingStory, { answered, least }: SeenResult): Phrase {
  if (answered === 0) return text(`voiceResult.nobody.${hearing.voice}`);
  return answered < least ? text('voiceResult.nothing', { least }) : text('voiceResult.nothingToShow');
}

/** The yearly self-check: beside what the staff answered to the same. */
function markersAction({ hearing }: HearingStory): ActionView[] {
  return hearing.questionSet === PUPIL_MARKERS ? [button('voice.markers', hearing.school)] : [];
}

function councilAction(person: Person, { hearing }: HearingStory): ActionView[] {
  const role = hearing.voice === 'pupils' ? 'pupilCouncilContact' : 'parentCommitteeContact';
  if (!person.roles.includes(role)) return [];
  return [
    { ...button('voice.council', hearing.id, text(`voiceCouncil.open.${hearing.voice}`)), style: 'primary' },
  ];
}

function questionSections(story: HearingStory, seen: SeenQuestion): Section[] {
  const { question, whole, atoms, passed, toRead, own } = seen;
  const heading = localized(question.text);
  if (question.kind === 'choice') {
    const facts = [
      ...(whole ? bandFacts(question, whole.bands, text('voiceResult.whole')) : []),
      ...atoms.flatMap((atom) => bandFacts(question, atom.bands, groupName(story, atom))),
    ];
    return [facts.length > 0 ? { heading, facts } : { heading, paragraphs: [text('voiceResult.tooFew')] }];
  }
  const words = own.length > 0 ? own.flatMap((group) => group.texts) : passed;
  const items = toRead.map((group) => ({
    title: groupName(story, group),
    text: text('voiceResult.toRead', { n: group.texts.length - group.readTo }),
    mark: 'current' as const,
    markText: text('voiceResult.waits'),
    actions: [button('voice.review', `${story.hearing.id}@${group.id}/${question.id}`)],
  }));
  const nothing = words.length + items.length === 0;
  return [
    {
      heading,
      ...(words.length > 0 ? { quotes: words.map((one) => ({ text: one })) } : {}),
      ...(items.length > 0 ? { items } : {}),
      ...(nothing ? { paragraphs: [text(`voiceResult.${seen.held ?? 'hidden'}`)] } : {}),
    },
  ];
}

/** «De fleste: Ja. Noen: De fleste.» */
export function bandFacts(question: Question, bands: Record<string, Band | undefined>, from?: Phrase) {
  return (question.choices ?? []).map((choice) => {
    const band = bands[choice.id];
    const value = text(band ? `voiceResult.band.${band}` : 'voiceResult.band.mixed');
    const words = localized(choice.text);
    return { label: from ? text('voiceResult.choice', { from, choice: words }) : words, value };
  });
}

function groupName({ hearing }: HearingStory, { cells, open }: Pick<Atom, 'cells' | 'open'>): Phrase {
  const names = { $list: cells.map((id) => groupOf(hearing, id)?.name ?? id) };
  return open ? text('voiceResult.together', { group: names }) : names;
}

export function reviewForm(
  person: Person,
  story: HearingStory,
  { question, group, from }: Words,
  staff: Person[],
): CardView {
  const names = staff.map((one) => one.name);
  const shown = group.texts.slice(from, from + TEXTS_A_TIME);
  const numbered = shown.map((words, index) => ({
    words,
    n: from + index + 1,
    hints: nameHints(words, names),
  }));
  const asked = story.questions.find((one) => one.id === question);
  const pass = numbered.filter(({ hints }) => hints.length === 0).map(({ n }) => String(n));
  return viewFor(person, 'form', {
    kicker: voiceKicker(story),
    title: asked ? localized(asked.text) : text('voiceReview.title'),
    lead: text('voiceReview.lead', { group: groupName(story, group) }),
    sections: [
      {
        quotes: numbered.map(({ words, n, hints }) => ({
          text: words,
          from:
            hints.length > 0
              ? text('voiceReview.names', { n, names: { $list: hints } })
              : text('voiceReview.nth', { n }),
        })),
      },
    ],
    fields: [
      {
        id: 'pass',
        kind: 'choices',
        label: text('voiceReview.pass'),
        help: text('voiceReview.passHelp'),
        value: pass.join(','),
        options: numbered.map(({ n, words }) => ({
          value: String(n),
          title: text('voiceReview.option', { n, words: opening(words) }),
        })),
      },
    ],
    actions: [submit('voice.review-save', `${story.hearing.id}@${group.id}/${question}`)],
    safety: button('safety.open', 'self'),
    footer: text('voiceReview.footer', { left: group.texts.length - from - shown.length }),
  });
}

function opening(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  return line.length > 50 ? `${line.slice(0, 48)} …` : line;
}

/** What elevråd says as elevråd, with questions to talk over. */
export function councilForm(person: Person, story: HearingStory, value = ''): CardView {
  const { voice, id } = story.hearing;
  return viewFor(person, 'form', {
    kicker: voiceKicker(story),
    title: text(`voiceCouncil.title.${voice}`),
    lead: text(`voiceCouncil.lead.${voice}`),
    sections: [
      {
        heading: text('voiceCouncil.talk'),
        paragraphs: [1, 2, 3].map((n) => text(`voiceCouncil.question.${n}`)),
      },
    ],
    fields: [
      {
        id: 'council',
        kind: 'longText',
        label: text(`voiceCouncil.field.${voice}`),
        value,
        required: true,
        maxLength: 1500,
      },
    ],
    actions: [submit('voice.council-save', id)],
    safety: button('safety.open', 'self'),
  });
}
