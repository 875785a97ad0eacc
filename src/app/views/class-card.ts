import type { HearingGroup } from '../../domain/voice/hearing.ts';
import { MAX_VOICE_LENGTH } from '../../domain/voice/hearing-answer.ts';
import type { HearingStory } from '../pupil/hearing-story.ts';
import { type CardData, type CardName, type CardView, type Field, type Section, text } from '../view.ts';
import { button, submit, viewIn } from './parts.ts';
import { questionField } from './question.ts';
import { purposeOf, voiceKicker } from './voice.ts';

/** What pupils read is in what the school writes to them in. */
function toPupils({ school }: HearingStory, card: CardName, data: CardData): CardView {
  return viewIn(school.writtenStandard, card, data);
}

/** In the class's channel: what it is about, and the button that opens the questions for the one who presses. */
export function classCardInvite(story: HearingStory, group: HearingGroup): CardView {
  const ref = `${story.hearing.id}@${group.id}`;
  return toPupils(story, 'notice', {
    kicker: voiceKicker(story),
    title: text('classCard.title'),
    lead: text('classCard.lead', { group: group.name }),
    purpose: purposeOf(story),
    sections: [wayOut()],
    actions: [{ ...button('pupil.open', ref), style: 'primary' }, button('pupil.adult', ref)],
  });
}

export function classCardClosed(story: HearingStory): CardView {
  return toPupils(story, 'notice', {
    kicker: voiceKicker(story),
    title: text('classCard.closedTitle'),
    lead: text('classCard.closedLead'),
  });
}

/** The questions, every one of them may be skipped; only the one who pressed sees them. */
export function classCard(story: HearingStory, group: HearingGroup, blank = false): CardView {
  const ref = `${story.hearing.id}@${group.id}`;
  return toPupils(story, 'form', {
    kicker: voiceKicker(story),
    title: text('pupil.questions.title'),
    lead: text('classCard.promise'),
    purpose: purposeOf(story),
    fields: [
      ...story.questions.map((question): Field => {
        const field = questionField(question);
        return field.kind === 'longText' ? { ...field, maxLength: MAX_VOICE_LENGTH } : field;
      }),
      ...(blank
        ? [{ id: 'blank', kind: 'toggle' as const, label: text('classCard.blank'), value: 'false' }]
        : []),
    ],
    sections: [wayOut()],
    actions: [submit('pupil.hand-in', ref), button('pupil.adult', ref)],
    footer: text('pupil.questions.before'),
  });
}

export function handedInView(story: HearingStory, again: boolean): CardView {
  return toPupils(story, 'notice', {
    kicker: voiceKicker(story),
    title: text('pupil.thanks.title'),
    lead: text(again ? 'pupil.thanks.again' : 'pupil.thanks.lead'),
    sections: [{ paragraphs: [text('pupil.thanks.next1'), text('pupil.thanks.next2')] }, wayOut()],
    footer: text('classCard.next'),
  });
}

/** § 12-4: what it does, who is told and what happens next, then a few fields. */
export function adultForm(story: HearingStory, ref: string): CardView {
  return toPupils(story, 'form', {
    kicker: text('safety.kicker'),
    title: text('pupil.adult.title'),
    lead: text('pupil.adult.lead'),
    sections: [
      {
        heading: text('pupil.adult.nextTitle'),
        paragraphs: [1, 2, 3].map((n) => text(`pupil.adult.next${n}`)),
      },
    ],
    fields: [
      {
        id: 'alert',
        kind: 'longText',
        label: text('pupil.adult.what'),
        help: text('pupil.adult.whatHint'),
        required: true,
        maxLength: 2000,
      },
      {
        id: 'name',
        kind: 'text',
        label: text('pupil.adult.name'),
        help: text('pupil.adult.nameHint'),
        maxLength: 120,
      },
      { id: 'group', kind: 'text', label: text('pupil.adult.group'), maxLength: 60 },
      {
        id: 'leaders',
        kind: 'choice',
        label: text('classCard.about'),
        value: 'no',
        options: [
          { value: 'no', title: text('classCard.aboutOthers') },
          { value: 'yes', title: text('classCard.aboutLeaders') },
        ],
      },
    ],
    actions: [submit('pupil.adult-send', ref)],
    footer: text('classCard.call'),
  });
}

export function toldView(story: HearingStory, names: string[]): CardView {
  return toPupils(story, 'notice', {
    kicker: text('safety.kicker'),
    title: text('pupil.adult.toldTitle'),
    lead: text('pupil.adult.told', { names: { $list: names } }),
    sections: [{ paragraphs: [text('pupil.adult.toldNext1'), text('pupil.adult.toldNext2')] }],
    footer: text('classCard.call'),
  });
}

function wayOut(): Section {
  return { heading: text('pupil.wayOut.title'), paragraphs: [text('pupil.wayOut.lead')] };
}
