import type { Language } from '../../domain/language.ts';
import type { Person } from '../../domain/people/people.ts';
import type { Verb } from '../verbs.ts';
import { type ActionView, type CardData, type CardName, type CardView, type Phrase, text } from '../view.ts';

/** A view in the reader's own language. */
export function viewFor(person: Reader, card: CardName, data: CardData): CardView {
  return { card, language: person.language, data: isLeader(person) ? leadersOwn(data) : data };
}

type Reader = Pick<Person, 'language'> & Partial<Pick<Person, 'roles'>>;

function isLeader({ roles = [] }: Reader): boolean {
  return roles.includes('principal') || roles.includes('deputyPrincipal');
}

/** «Si fra til rektor» is for the others: rektor herself acts, and tells the rest of the leaders. */
function leadersOwn(data: CardData): CardData {
  return data.safety
    ? { ...data, toLeader: true, safety: { ...data.safety, title: text('action.safety.leaders') } }
    : data;
}

/** § 12-4 on a form with own words, for those who work at a school; it has nowhere to go from the owner's office. */
export function wayOut({ schools }: Pick<Person, 'schools'>): Pick<CardData, 'safety'> {
  return schools.length > 0 ? { safety: button('safety.open', 'self') } : {};
}

export function viewIn(language: Language, card: CardName, data: CardData): CardView {
  return { card, language, data };
}

/** A button that sends the form's fields. */
export function submit(verb: Verb, ref: string, title?: Phrase): ActionView {
  return { verb, ref, style: 'primary', withFields: true, ...(title ? { title } : {}) };
}

/** A button that works whatever stands in the fields. */
export function button(verb: Verb, ref: string, title?: Phrase): ActionView {
  return { verb, ref: ref || 'self', withFields: false, ...(title ? { title } : {}) };
}

/** A short confirmation. `area.name` gives `<key>.title` and `<key>.lead`. */
export function confirmation(
  person: Pick<Person, 'language'>,
  key: string,
  params: Record<string, Phrase | number> = {},
  actions: ActionView[] = [],
): CardView {
  return viewFor(person, 'notice', {
    title: text(`${key}.title`, params),
    lead: text(`${key}.lead`, params),
    actions,
  });
}
