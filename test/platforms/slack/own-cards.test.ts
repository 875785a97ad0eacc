import { describe, expect, it } from 'vitest';
import { createCards } from '../../../src/cards/create-cards.ts';
import { loadSamples } from '../../../src/cards/samples.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { toBlocks, toMessage, toModal } from '../../../src/platforms/slack/blocks/index.ts';
import { createDraw } from '../../../src/platforms/slack/draw.ts';
import { homeView, message, modalView } from './blocks/block-kit-rules.ts';

const cards = createCards();
const draw = createDraw(createTranslate());
const samples = loadSamples().map(({ name, view }) => ({ name, message: cards.render(view) }));

describe('our own cards, as they are sent: with the words of their language', () => {
  it.each(samples)(
    '$name: nothing is lost in the message, the dialog or on the home tab',
    ({ message: card }) => {
      const options = draw.options(card);
      const sent = toMessage(card.card, options);
      expect(sent.degraded).toEqual([]);
      expect(sent.messages.length).toBe(1);
      for (const part of sent.messages) message.parse(part);
      const home = toBlocks(card.card, { ...options, surface: 'home' });
      expect(home.degraded).toEqual([]);
      homeView.parse({ type: 'home', blocks: home.blocks });
      for (const companion of [true, false]) {
        const { view, more, degraded } = toModal(card.card, { ...options, companion });
        expect(degraded).toEqual([]);
        expect(more).toEqual([]);
        modalView.parse(view);
      }
    },
  );
});
