import type { Question } from '../../domain/cycle/activity.ts';
import type { Person, School } from '../../domain/people/people.ts';
import type { Whole } from '../../domain/privacy/release.ts';
import type { Marker } from '../pupil/markers.ts';
import { type CardView, localized, type Phrase, type Section, text } from '../view.ts';
import { viewFor } from './parts.ts';

export function markersView(person: Person, school: School, markers: Marker[]): CardView {
  return viewFor(person, 'evidence', {
    kicker: school.name,
    title: text('voiceMarkers.title'),
    lead: text('voiceMarkers.lead'),
    sections: markers.map(markerSection),
    footer: text('voiceMarkers.footer'),
  });
}

function markerSection({ pupils, staff, said }: Marker): Section {
  return {
    heading: localized(pupils.text),
    facts: [
      { label: text('voiceMarkers.pupils'), value: answer(pupils, said.pupils) },
      { label: text('voiceMarkers.staff'), value: answer(staff, said.staff) },
      { label: text('voiceMarkers.alike'), value: text(`voiceMarkers.is.${alike(said)}`) },
    ],
    paragraphs: [localized(staff.text)],
  };
}

/** What most of them said; where no choice has most of them, that they differ. */
function answer(question: Question, whole: Whole | undefined): Phrase {
  if (!whole) return text('voiceMarkers.tooFew');
  const most = mostly(whole);
  const choice = question.choices?.find((one) => one.id === most);
  return choice ? text('voiceMarkers.most', { choice: localized(choice.text) }) : text('voiceMarkers.mixed');
}

function alike({ pupils, staff }: Marker['said']): 'unknown' | 'yes' | 'no' | 'talk' {
  if (!pupils || !staff) return 'unknown';
  const [p, s] = [mostly(pupils), mostly(staff)];
  if (p === undefined || s === undefined) return 'talk';
  return p === s ? 'yes' : 'no';
}

function mostly(whole: Whole): string | undefined {
  return Object.entries(whole.bands).find(([, band]) => band === 'most')?.[0];
}
