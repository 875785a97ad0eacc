import type { Friends } from '../dialogue/friends.ts';
import { localized, type Section, text } from '../view.ts';

/** Whom one meets, and the card of questions that all have: the notes below are one's own. */
export function friendSections(friends: Friends | undefined): Section[] {
  if (!friends) return [];
  if (friends.people.length === 0)
    return [{ heading: text('friends.meet'), paragraphs: [text('friends.nobody')] }];
  return [
    {
      heading: text('friends.meet'),
      items: friends.people.map(({ name, email, schools }) => ({
        title: name,
        text: text('friends.where', { schools: { $list: schools }, email }),
      })),
      paragraphs: [text('friends.arrange')],
    },
    {
      heading: text('friends.card'),
      paragraphs: friends.card.map((question) => localized(question.text)),
    },
    { heading: text('friends.notes'), paragraphs: [text('friends.notesLead')] },
  ];
}
