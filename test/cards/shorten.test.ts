import { describe, expect, it } from 'vitest';
import type { CardData } from '../../src/app/view.ts';
import { countBlocks } from '../../src/cards/shorten.ts';
import { ofType, portableCard, readable } from './portable-card.ts';
import { bytes, render } from './support.ts';

const LIMIT = 28 * 1024;
const ANSWER = 'Vi leser høyt hver dag, og elevene velger selv. Det virker best når det er fast. ';
const FRAME: Partial<CardData> = {
  purpose: { why: 'å lære', who: 'teamet', deleted: { $date: '2027-02-15' } },
  fields: [{ id: 'a', kind: 'longText', label: 'Svar' }],
  actions: [{ verb: 'answer.save', ref: 'r', style: 'primary' }],
  more: [{ verb: 'prompt.skip', ref: 'r' }],
  safety: { verb: 'safety.open', ref: 'r' },
};

function answers(count: number, length: number) {
  return Array.from({ length: count }, (_, index) => ({
    text: `${index + 1}: ${ANSWER.repeat(length)}`.trim(),
    from: '5. trinn',
  }));
}

function keepsTheFrame(card: unknown): void {
  expect(ofType(card, 'Action.Execute').map(({ verb }) => verb)).toEqual([
    'answer.save',
    'prompt.skip',
    'safety.open',
  ]);
  expect(ofType(card, 'Input.Text')).toHaveLength(1);
  for (const words of ['Hvorfor: å lære.', 'Hvem ser: teamet.', 'Slettes: mandag 15. februar.']) {
    expect(readable(card)).toContain(words);
  }
  portableCard.parse(card);
}

describe('a card with many answers', () => {
  it('is left as it is while there is room', () => {
    const { card } = render({ ...FRAME, sections: [{ quotes: answers(20, 1) }] }, 'evidence');
    expect(readable(card)).toContain('«20: ');
    expect(readable(card)).not.toContain('…');
  });

  it.each([
    [60, 1],
    [60, 5],
    [60, 15],
    [500, 1],
    [3, 200],
  ])(
    '%i of length %i stays under 28 KB and Slack’s 50 blocks, and keeps what one can do',
    (count, length) => {
      const message = render(
        { ...FRAME, sections: [{ heading: 'Svar', quotes: answers(count, length) }] },
        'evidence',
      );
      expect(bytes(message)).toBeLessThan(LIMIT);
      expect(countBlocks(message.card.body)).toBeLessThanOrEqual(50);
      keepsTheFrame(message.card);
    },
  );

  it('leaves out whole answers from the end and says how many', () => {
    const { card } = render({ ...FRAME, sections: [{ quotes: answers(60, 3) }] }, 'evidence');
    const shown = readable(card).match(/^«\d+: .*»/gmu) ?? [];
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.at(-1)).toMatch(new RegExp(`^«${shown.length}: .*fast\\.»`, 'u'));
    expect(readable(card)).toContain(`… og ${60 - shown.length} svar til`);
  });

  it('says so in the reader’s language', () => {
    const { card } = render({ sections: [{ quotes: answers(60, 3) }] }, 'evidence', 'nn');
    expect(readable(card)).toMatch(/… og \d+ svar til/u);
    const english = render(
      { sections: [{ items: Array.from({ length: 90 }, (_, n) => ({ title: `${n}`, text: 'x' })) }] },
      'list',
      'en',
    );
    expect(readable(english.card)).toMatch(/… and \d+ more/u);
  });

  it('takes from the longest list, so that each source is heard', () => {
    const sections = [
      { heading: 'Elever', quotes: answers(80, 1) },
      { heading: 'Foresatte', quotes: [{ text: 'Bare vi.' }] },
    ];
    expect(readable(render({ sections }, 'evidence').card)).toContain('«Bare vi.»');
  });

  it('cuts a single endless text between words, and marks it', () => {
    const { card } = render({ sections: [{ quotes: [{ text: ANSWER.repeat(240) }] }] }, 'evidence');
    expect(readable(card)).toMatch(/\p{L}+,? … \(forkortet her\)/u);
  });

  it('keeps families and flags whole where it cuts', () => {
    const { card } = render({ sections: [{ quotes: [{ text: '👨‍👩‍👧‍👦'.repeat(1_500) }] }] }, 'evidence');
    expect(readable(card).replaceAll('👨‍👩‍👧‍👦', '')).toBe('Tittel\n« … (forkortet her)');
  });
});

describe('what people have typed into the fields', () => {
  const fields = Array.from({ length: 5 }, (_, index) => ({
    id: `f${index}`,
    kind: 'longText' as const,
    label: `Spørsmål ${index}`,
    value: 'ø'.repeat(1_500),
    maxLength: 1_500,
  }));

  it('is never cut, and five full answers fit', () => {
    const message = render({ ...FRAME, fields, sections: [{ quotes: answers(60, 5) }] }, 'question');
    expect(ofType(message.card, 'Input.Text').map(({ value }) => value)).toEqual(
      fields.map(({ value }) => value),
    );
    expect(bytes(message)).toBeLessThan(LIMIT);
  });

  it('is refused when no message could hold it', () => {
    const endless = fields.map((field) => ({ ...field, value: 'ø'.repeat(19_000) }));
    expect(() => render({ fields: endless }, 'question')).toThrow(
      expect.objectContaining({ code: 'CARD.TOO_LARGE' }),
    );
  });
});
