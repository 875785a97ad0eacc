import type { Person } from '../../domain/people/people.ts';
import type { HearingStory } from '../pupil/hearing-story.ts';
import { type CardView, text } from '../view.ts';
import { button, viewFor } from './parts.ts';
import { titleOf, voiceKicker } from './voice.ts';

export type HowItEnded = 'result' | 'nothing' | 'soon' | 'cancelled';

/** The card with the ways in, once they are shut. */
export function overView(person: Person, story: HearingStory, ended: HowItEnded): CardView {
  return viewFor(person, 'notice', {
    kicker: voiceKicker(story),
    title: titleOf(story),
    lead: text(`voice.over.${ended}`),
    ...(ended === 'result' ? { actions: [button('voice.result', story.hearing.id)] } : {}),
  });
}
