import { describe, expect, it } from 'vitest';
import { createCards } from '../../../../src/cards/create-cards.ts';
import { loadSamples } from '../../../../src/cards/samples.ts';
import { toBlocks, toMessage, toModal } from '../../../../src/platforms/slack/blocks/index.ts';
import { homeView, message, modalView } from './block-kit-rules.ts';
import { checkNothingLost } from './nothing-lost.ts';

const cards = createCards();
const samples = loadSamples().map(({ name, view }) => ({ name, ...cards.render(view) }));

describe('our own cards', () => {
  it('are there, in every language', () => {
    expect(samples.length).toBeGreaterThan(50);
  });

  it.each(samples)(
    '$name: one message, a dialog when it asks for much, and nothing lost',
    ({ card, fallbackText }) => {
      const sent = toMessage(card, { text: fallbackText });
      expect(sent.messages).toHaveLength(1);
      expect(sent.degraded).toEqual([]);
      for (const part of sent.messages) message.parse(part);
      const blocks = sent.messages.map((part) => part.blocks);
      if (!sent.dialog) return checkNothingLost(card, blocks, []);
      const { view, more, degraded } = toModal(card, { companion: true, labels: { title: 'Årshjulet' } });
      modalView.parse(view);
      expect(degraded).toEqual([]);
      expect(more).toEqual([]);
      expect(view.title.text).not.toMatch(/^Form$|…$/);
    },
  );

  it.each(samples)('$name on the home tab', ({ card }) => {
    const { blocks, degraded } = toBlocks(card, { surface: 'home' });
    homeView.parse({ type: 'home', blocks });
    expect(degraded).toEqual([]);
    checkNothingLost(card, blocks, []);
  });
});
