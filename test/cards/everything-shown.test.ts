import { describe, expect, it } from 'vitest';
import { CARD_NAMES, type CardData } from '../../src/app/view.ts';
import { nodesOf, ofType, portableCard } from './portable-card.ts';
import { render } from './support.ts';

/** A different word in every place a card has. No template may leave one out. */
const FULL: CardData = {
  kicker: 'w-kicker',
  title: 'w-title',
  lead: 'w-lead',
  notice: 'w-notice',
  purpose: { why: 'w-why', who: 'w-who', deleted: 'w-deleted' },
  sections: [
    {
      heading: 'w-heading',
      facts: [{ label: 'w-label', value: 'w-value' }],
      paragraphs: ['w-paragraph'],
      quotes: [{ text: 'w-quote', from: 'w-from' }],
      items: [
        {
          title: 'w-item',
          text: 'w-itemtext',
          mark: 'good',
          markText: 'w-mark',
          actions: [{ verb: 'measure.list', ref: 'r1', title: 'w-itemaction' }],
        },
        { title: 'w-step', mark: 'current', markText: 'w-stepmark' },
      ],
    },
  ],
  fields: [
    { id: 'f1', kind: 'text', label: 'w-text', help: 'w-placeholder', value: 'w-typed', error: 'w-error' },
    { id: 'f2', kind: 'longText', label: 'w-longtext', help: `w-longhelp ${'x'.repeat(90)}` },
    { id: 'f3', kind: 'choice', label: 'w-choice', options: [{ value: 'v', title: 'w-option' }] },
    { id: 'f4', kind: 'date', label: 'w-date', help: 'w-datehelp' },
    { id: 'f5', kind: 'number', label: 'w-number' },
  ],
  actions: [{ verb: 'answer.save', ref: 'r2', title: 'w-action', style: 'primary' }],
  more: [{ verb: 'prompt.skip', ref: 'r3', title: 'w-more' }],
  safety: { verb: 'safety.open', ref: 'r4', title: 'w-safety' },
  links: [{ url: 'https://arshjulet.example/ark', title: 'w-link' }],
  footer: 'w-footer',
  image: { url: 'https://arshjulet.example/a.png', alt: 'w-alt' },
};

const WORDS = [...new Set(JSON.stringify(FULL).match(/w-[a-z]+/g))];

describe.each([...CARD_NAMES])('the template %s', (name) => {
  const { card } = render(FULL, name);

  it('leaves no word out', () => {
    const drawn = JSON.stringify(card).toLowerCase();
    expect(WORDS.filter((word) => !new RegExp(`${word}(?![a-z])`).test(drawn))).toEqual([]);
  });

  it('keeps every action and input, and stays portable', () => {
    const refs = ofType(card, 'Action.Execute').map(({ data }) => (data as { ref: string }).ref);
    // A card may have its actions first.
    expect(refs.sort()).toEqual(['r1', 'r2', 'r3', 'r4']);
    expect(nodesOf(card).flatMap(({ type, id }) => (String(type).startsWith('Input.') ? [id] : []))).toEqual([
      'f1',
      'f2',
      'f3',
      'f4',
      'f5',
    ]);
    portableCard.parse(card);
  });

  it('draws a title alone without empty boxes', () => {
    const bare = render({}, name).card;
    portableCard.parse(bare);
    expect(JSON.stringify(bare)).not.toMatch(/\$\{|\[\]|""/);
  });
});
