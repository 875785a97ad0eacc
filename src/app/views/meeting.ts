import { MAX_INPUT_LENGTH } from '../../domain/dialogue/meeting.ts';
import type { Person } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { MeetingRoom } from '../dialogue/meeting-room.ts';
import type { DialogueStory } from '../dialogue-story.ts';
import { type CardView, localized, moment, type Phrase, text } from '../view.ts';
import { titleOf } from './dialogue.ts';
import { button, submit, viewFor } from './parts.ts';

/** The way to the big screen, for the one who leads the meeting. */
export function meetingOpenView(
  person: Person,
  story: DialogueStory,
  url: string,
  expiresAt: EpochMs,
): CardView {
  const { dialogue, school, format, zone } = story;
  return viewFor(person, 'notice', {
    kicker: school.name,
    title: text('meeting.title', { meeting: titleOf(story) }),
    lead: text('meeting.lead', { until: moment(expiresAt, zone) }),
    sections: [
      {
        heading: text('meeting.slots'),
        items: (format?.slots ?? []).map((slot) => ({
          title: localized(slot.title),
          text: slot.minutes
            ? text('meeting.slotMinutes', { n: slot.minutes, who: localized(slot.who) })
            : localized(slot.who),
        })),
      },
    ],
    links: [{ url, title: text('meeting.open') }],
    actions: [button('meeting.send', dialogue.id)],
    footer: text('meeting.footer'),
  });
}

/** What a group sends to the screen. */
export function meetingForm(person: Person, room: MeetingRoom): CardView {
  const slot = room.format.slots[room.meeting.slot];
  return viewFor(person, 'form', {
    kicker: room.school.name,
    title: slot ? localized(slot.title) : text('meeting.slots'),
    lead: text('meeting.sendLead'),
    sections: questionNow(room),
    fields: [
      {
        id: 'group',
        kind: 'text',
        label: text('meeting.group'),
        help: text('meeting.groupHelp'),
        maxLength: 60,
      },
      {
        id: 'said',
        kind: 'longText',
        label: text('meeting.said'),
        required: true,
        maxLength: MAX_INPUT_LENGTH,
      },
    ],
    actions: [submit('meeting.send-save', room.dialogue.id)],
    safety: button('safety.open', 'self'),
  });
}

function questionNow({ questions, meeting }: MeetingRoom) {
  const question = questions[meeting.question];
  return question ? [{ paragraphs: [localized(question.text) as Phrase] }] : [];
}

export function meetingSentView(person: Person, room: MeetingRoom, words?: string): CardView {
  return viewFor(person, 'notice', {
    kicker: room.school.name,
    title: text('meeting.sentTitle'),
    lead: text('meeting.sentLead'),
    ...(words ? { sections: [{ quotes: [{ text: words }] }] } : {}),
    actions: [button('meeting.send', room.dialogue.id, text('meeting.another'))],
  });
}
