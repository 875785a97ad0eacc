import type { Person } from '../../domain/people/people.ts';
import type { SelfCheckItem, SelfCheckStory } from '../self-check/self-check-story.ts';
import { type ActionView, type CardView, fullDate, localized, type Phrase, text } from '../view.ts';
import { button, submit, viewFor, wayOut } from './parts.ts';

/** Each recommendation with what the year shows and one's own words: no score, nobody to be compared with. */
export function selfCheckView(person: Person, story: SelfCheckStory, notice?: Phrase): CardView {
  const { school, items } = story;
  const whose = school ? 'leader' : 'owner';
  return viewFor(person, 'list', {
    kicker: school ? school.name : text('activityKind.selfCheck'),
    title: text(`selfCheck.title.${whose}`),
    lead: text(`selfCheck.lead.${whose}`),
    ...(notice ? { notice } : {}),
    sections: [{ items: items.map((item) => listItem(story, item)) }],
    actions: school ? [] : [button('log.open', 'self')],
    footer: text('selfCheck.footer', { date: fullDate(story.deletedOn) }),
  });
}

function listItem({ school }: SelfCheckStory, item: SelfCheckItem) {
  const { recommendation, note } = item;
  const shows = { evidence: evidencePhrase(item), next: note?.next ?? '' };
  return {
    title: localized(recommendation.title),
    text: text(note?.next ? 'selfCheck.lineNext' : 'selfCheck.line', shows),
    mark: note ? ('good' as const) : ('neutral' as const),
    markText: text(note ? 'selfCheck.written' : 'selfCheck.notWritten'),
    actions: [button('selfcheck.item', `${school?.id ?? 'owner'}@${recommendation.id}`)],
  };
}

function evidencePhrase({ evidence }: SelfCheckItem): Phrase {
  const shown = evidence.map(({ key, params }) => text(`selfCheck.evidence.${key}`, params));
  const [first = text('selfCheck.unknown'), ...more] = shown;
  return more.reduce((before, one) => text('selfCheck.also', { before, one }), first);
}

export function selfCheckForm(person: Person, { school }: SelfCheckStory, item: SelfCheckItem): CardView {
  const { recommendation, evidence, note, lastNext, asked } = item;
  const shows = evidence.map(({ key, params }) => ({ title: text(`selfCheck.evidence.${key}`, params) }));
  return viewFor(person, 'form', {
    title: localized(recommendation.title),
    lead: localized(recommendation.text),
    sections: [
      shows.length > 0
        ? { heading: text('selfCheck.shows'), items: shows }
        : { heading: text('selfCheck.shows'), paragraphs: [text('selfCheck.unknown')] },
      ...(lastNext ? [{ heading: text('selfCheck.lastYear'), quotes: [{ text: lastNext }] }] : []),
      ...(recommendation.asks && !asked ? [{ paragraphs: [text('selfCheck.notAsked')] }] : []),
    ],
    fields: [
      {
        id: 'words',
        kind: 'longText',
        label: text('selfCheck.words'),
        value: note?.words ?? '',
        required: true,
        maxLength: 1000,
      },
      { id: 'next', kind: 'text', label: text('selfCheck.next'), value: note?.next ?? '', maxLength: 300 },
    ],
    actions: [submit('selfcheck.save', `${school?.id ?? 'owner'}@${recommendation.id}`)],
    more: asked ? [askedButton(asked)] : [],
    ...wayOut(person),
  });
}

function askedButton(asked: NonNullable<SelfCheckItem['asked']>): ActionView {
  return asked.type === 'check'
    ? button('check.answer', asked.prompt, text('selfCheck.seeAnswers'))
    : button('voice.result', asked.hearing, text('selfCheck.seeAnswers'));
}
