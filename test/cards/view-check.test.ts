import { describe, expect, it } from 'vitest';
import { type CardData, text } from '../../src/app/view.ts';
import { createCards } from '../../src/cards/create-cards.ts';
import { cards, viewOf } from './support.ts';

const field = (id: string) => ({ id, kind: 'text' as const, label: 'L' });
const six = ['a', 'b', 'c', 'd', 'e', 'f'].map(field);

/** Wrong in ways that types do not see, or that reach us from data. */
const WRONG: [string, unknown, RegExp][] = [
  ['an unknown card', { ...viewOf({}), card: 'poster' }, /card: /],
  ['an unknown language', { ...viewOf({}), language: 'se' }, /language: /],
  ['six fields in a prompt', viewOf({ fields: six }, 'question'), /data\.fields: at most 5/],
  [
    'two fields of one id',
    viewOf({ fields: [field('a'), field('a')] }),
    /data\.fields: two have the same id/,
  ],
  ['an id that no form can carry', viewOf({ fields: [field('a b')] }), /data\.fields\.0\.id/],
  [
    'a choice without options',
    viewOf({ fields: [{ ...field('a'), kind: 'choice' }] }),
    /a choice needs options/,
  ],
  [
    'a comma in the value of choices',
    viewOf({ fields: [{ ...field('a'), kind: 'choices', options: [{ value: 'a,b', title: 'x' }] }] }),
    /commas/,
  ],
  [
    'a verb that does not exist',
    viewOf({ actions: [{ verb: 'school.delete' as 'answer.save', ref: 'r' }] }),
    /data\.actions\.0\.verb: is not one of/,
  ],
  [
    'an action about nothing',
    viewOf({ actions: [{ verb: 'answer.save', ref: '' }] }),
    /data\.actions\.0\.ref/,
  ],
  [
    'a mark without words',
    viewOf({ sections: [{ items: [{ title: 'x', mark: 'good' }] }] }),
    /a mark needs its words/,
  ],
  [
    'a picture of another kind of address',
    viewOf({ image: { url: 'javascript:alert(1)', alt: 'x' } }),
    /data\.image\.url/,
  ],
  [
    'a picture without words',
    viewOf({ image: { url: 'https://a.example/x.png' } as CardData['image'] & object }),
    /data\.image\.alt/,
  ],
  ['a word that views do not have', viewOf({ titel: 'x' } as Partial<CardData>), /titel/],
  ['nothing', undefined, /view: /],
];

describe('a view', () => {
  it.each(WRONG)('with %s is refused, and the place is named', (_, view, where) => {
    const draw = () => cards.render(view as Parameters<typeof cards.render>[0]);
    expect(draw).toThrow(
      expect.objectContaining({ code: 'CARD.VIEW', message: expect.stringMatching(where) }),
    );
  });

  it('is never repeated in the message, since people’s words stand in it', () => {
    const view = viewOf({ lead: 'hemmelig ord', fields: [{ ...field('a b'), value: 'hemmelig svar' }] });
    expect(() => cards.render(view)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hemmelig') }),
    );
  });

  it('of a form may have ten fields', () => {
    expect(cards.render(viewOf({ fields: six }, 'form')).card.type).toBe('AdaptiveCard');
  });
});

describe('a text that is missing', () => {
  const view = viewOf({ title: text('no.such.text') });

  it('stops a test', () => {
    expect(() => cards.render(view)).toThrow(expect.objectContaining({ code: 'TEXT.MISSING' }));
  });

  it('is told and stands as its key where somebody listens', () => {
    const problems: string[] = [];
    const tolerant = createCards({ onTextProblem: ({ key }) => problems.push(key) });
    expect(tolerant.render(view).fallbackText).toBe('no.such.text.');
    expect(problems).toContain('no.such.text');
  });
});
