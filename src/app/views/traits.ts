import type { Person } from '../../domain/people/people.ts';
import type { TraitList } from '../../domain/reference.ts';
import { type CardView, localized, text } from '../view.ts';
import { button, viewFor } from './parts.ts';

/** The four readings to choose from. */
export function traitListsView(person: Person, lists: readonly TraitList[]): CardView {
  return viewFor(person, 'list', {
    title: text('traits.title'),
    lead: text('traits.lead'),
    sections: [
      {
        items: lists.map((list) => ({
          title: localized(list.title),
          text: text('traits.chapters', { chapters: list.chapters }),
          actions: [button('traits.open', list.id)],
        })),
      },
    ],
    footer: text('traits.footer'),
  });
}

/** One reading. What is recognised is not noted anywhere; it may become the question of a round. */
export function traitsView(person: Person, list: TraitList, canAsk: boolean): CardView {
  return viewFor(person, 'list', {
    kicker: text('traits.title'),
    title: localized(list.title),
    lead: text('traits.listLead'),
    sections: [
      {
        items: list.items.map((item) => ({
          title: localized(item.text),
          text: text('traits.chapter', { chapter: item.chapter }),
          ...(canAsk ? { actions: [button('traits.bring', `${list.id}@${item.id}`)] } : {}),
        })),
      },
    ],
    actions: [button('traits.open', 'self', text('action.traits.others'))],
    footer: text('traits.footer'),
  });
}
