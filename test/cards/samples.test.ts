import { describe, expect, it } from 'vitest';
import { CARD_NAMES } from '../../src/app/view.ts';
import { loadSamples } from '../../src/cards/samples.ts';
import { countBlocks } from '../../src/cards/shorten.ts';
import { ofType, portableCard } from './portable-card.ts';
import { bytes, cards } from './support.ts';

const samples = loadSamples();

describe('every sample', () => {
  it('is there for every card in every language', () => {
    const seen = new Set(samples.map(({ view }) => `${view.card} ${view.language}`));
    expect(seen.size).toBe(CARD_NAMES.length * 3);
  });

  it.each(samples)('$name keeps to what both platforms can show', ({ view }) => {
    const message = cards.render(view);
    expect(portableCard.parse(message.card)).toBeTruthy();
    expect(message.card.lang).toBe(view.language);
    expect(message.language).toBe(view.language);
    expect(JSON.stringify(message)).not.toContain('${');
    expect(countBlocks(message.card.body)).toBeLessThanOrEqual(50);
    expect(bytes(message)).toBeLessThan(28 * 1024);
  });

  it.each(samples)('$name has a heading to jump to or words by people as its title', ({ view }) => {
    const [first] = ofType(cards.render(view).card, 'TextBlock');
    const titled = JSON.stringify(cards.render(view).card).includes('"size":"Large","weight":"Bolder"');
    expect(first !== undefined || titled).toBe(true);
  });

  it('draws the same twice', () => {
    for (const { view } of samples) expect(cards.render(view)).toEqual(cards.render(structuredClone(view)));
  });
});

describe('prompts', () => {
  const prompts = samples.filter(({ view }) =>
    ['question', 'ballot', 'follow-up', 'team-answer'].includes(view.card),
  );

  it.each(prompts)('$name says why, who sees it and when it is deleted', ({ view }) => {
    const text = JSON.stringify(cards.render(view).card);
    const words = {
      nb: ['Hvorfor:', 'Hvem ser:', 'Slettes:'],
      nn: ['Kvifor:', 'Kven ser:', 'Blir sletta:'],
      en: ['Why:', 'Who sees it:', 'Deleted:'],
    };
    for (const word of words[view.language]) expect(text).toContain(word);
  });

  it.each(prompts)('$name has at most five fields', ({ view }) => {
    expect(view.data.fields?.length ?? 0).toBeLessThanOrEqual(5);
  });
});
