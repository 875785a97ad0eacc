import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from '../../src/app/view.ts';
import { nodesOf, ofType, portableCard, readable } from './portable-card.ts';
import { HOSTILE, render } from './support.ts';

function everywhere(words: string) {
  return render(
    {
      kicker: words,
      title: words,
      lead: words,
      notice: words,
      purpose: { why: words, who: words, deleted: words },
      sections: [
        {
          heading: words,
          facts: [{ label: words, value: words }],
          paragraphs: [words],
          quotes: [{ text: words, from: words }],
          items: [{ title: words, text: words, markText: words, mark: 'good' }],
        },
      ],
      fields: [
        { id: 'a', kind: 'longText', label: 'Svar', value: words },
        { id: 'b', kind: 'choice', label: 'Valg', options: [{ value: '1', title: `x${words}` }] },
      ],
      footer: words,
    },
    'team-answer',
  );
}

describe.each(Object.entries(HOSTILE))('%s', (_, words) => {
  const { card, fallbackText } = everywhere(words);

  it('never stands where markdown is read', () => {
    expect(ofType(card, 'TextBlock')).toEqual([]);
    expect(ofType(card, 'FactSet')).toEqual([]);
    portableCard.parse(card);
  });

  it('can be saved again as it was typed', () => {
    expect(ofType(card, 'Input.Text')[0]?.value).toBe(words.toWellFormed());
  });

  it('gives a fallback text', () => {
    expect(fallbackText.trim()).not.toBe('');
    expect(fallbackText.length).toBeLessThanOrEqual(400);
  });
});

it('what looks like a binding or a parameter stays as it was written', () => {
  const { card } = render(
    { title: 'Tittel', sections: [{ quotes: [{ text: HOSTILE.template }] }] },
    'evidence',
  );
  expect(readable(card)).toContain(`«${HOSTILE.template}»`);
});

it('a name in one of our own sentences makes it people’s words too', () => {
  const own = render({ title: text('card.fallback.answer') }).card;
  const named = render({ title: text('card.fallback.choose', { choices: '*Kari*' }) }).card;
  expect(ofType(own, 'TextBlock')).toHaveLength(1);
  expect(ofType(named, 'TextBlock')).toHaveLength(0);
  expect(readable(named)).toContain('*Kari*');
});

it('words of a plan are a heading unless markdown could read them', () => {
  const title = (words: string) =>
    render({ title: { $localized: { nb: words, nn: words, en: words } } }).card;
  expect(ofType(title('Refleksjon før høstferien'), 'TextBlock')).toHaveLength(1);
  expect(ofType(title('1. trinn'), 'TextBlock')).toHaveLength(0);
  expect(ofType(title('Se [her](x)'), 'TextBlock')).toHaveLength(0);
});

it('paragraphs and line breaks are kept, as blocks', () => {
  const { card } = render(
    { sections: [{ quotes: [{ text: 'en\nto\r\n\r\n\r\ntre\u2028fire\n' }] }] },
    'evidence',
  );
  expect(readable(card).split('\n')).toEqual(['Tittel', '«en', 'to', 'tre', 'fire»']);
  const spacings = ofType(card, 'Container').at(-1)?.items as { spacing?: string }[];
  expect(spacings.map(({ spacing }) => spacing)).toEqual(['Medium', 'None', 'Small', 'None']);
});

it('a right-to-left mark does not reach beyond its text', () => {
  const { card } = render({ sections: [{ quotes: [{ text: '\u202Egalt', from: '5. trinn' }] }] }, 'evidence');
  expect(ofType(card, 'TextRun').map((run) => run.text)).toContain('«\u202Egalt\u202C»');
});

it('a title that nobody can see gets a name', () => {
  const message = render({ title: '\u200B \uFEFF' });
  expect(readable(message.card)).toBe('Melding fra Årshjulet');
  expect(message.fallbackText).toBe('Melding fra Årshjulet.');
});

it('any text at all gives a portable card in which every visible character stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
      const { card } = render({
        title: 'T',
        sections: [{ paragraphs: [words] }],
        fields: [{ id: 'a', kind: 'longText', label: 'L', value: words }],
      });
      portableCard.parse(card);
      const visible = (it: string) => it.replace(/[\s\p{C}]/gu, '');
      const shown = nodesOf(card)
        .filter(({ type }) => type === 'TextRun')
        .map((run) => run.text)
        .join('');
      expect(visible(shown)).toBe(`T${visible(words)}`);
    }),
    { numRuns: 300 },
  );
});
