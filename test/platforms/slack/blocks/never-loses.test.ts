import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromState,
  needsModal,
  toBlocks,
  toMessage,
  toModal,
} from '../../../../src/platforms/slack/blocks/index.ts';
import { anyCard } from './arbitrary-card.ts';
import { homeView, message, modalBlocks, modalView } from './block-kit-rules.ts';
import { checkNothingLost } from './nothing-lost.ts';

/** More by hand: RUNS=20000 npx vitest run test/platforms/slack/blocks/never-loses.test.ts */
const numRuns = Number(process.env.RUNS ?? 150);
const { seed, path } = process.env.SEED ? { seed: Number(process.env.SEED), path: process.env.FC_PATH } : {};
const settings = { numRuns, ...(seed === undefined ? {} : { seed }), ...(path ? { path } : {}) };

describe('any card', () => {
  it('is valid in a message, and nothing is lost', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { blocks, more, text, degraded } = toBlocks(card, { surface: 'message' });
        for (const part of [blocks, ...more]) message.parse({ blocks: part, text });
        checkNothingLost(card, [...blocks, ...more.flat()], degraded);
      }),
      settings,
    );
  });

  it('is valid on the home tab, and nothing is lost', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { blocks, degraded } = toBlocks(card, { surface: 'home', iteration: 'v2' });
        homeView.parse({ type: 'home', blocks });
        checkNothingLost(card, blocks, degraded);
      }),
      settings,
    );
  });

  it('is a valid message with a valid dialog, and nothing is lost between the two', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const sent = toMessage(card);
        for (const part of sent.messages) message.parse(part);
        expect(sent.dialog).toBe(needsModal(card));
        const inMessages = sent.messages.flatMap((part) => part.blocks);
        if (!sent.dialog) return checkNothingLost(card, inMessages, sent.degraded);
        const { view, more, degraded } = toModal(card, { companion: true, meta: 'C1:1.2' });
        modalView.parse(view);
        for (const page of more) modalBlocks.parse(page);
        const { verb, reference, data } = fromState({}, view);
        const submit = {
          type: 'button',
          action_id: verb,
          value: JSON.stringify({ ref: reference, data, verb }),
          text: view.submit,
        };
        checkNothingLost(
          card,
          [...inMessages, ...view.blocks, ...more.flat(), submit],
          [...sent.degraded, ...degraded],
        );
      }),
      settings,
    );
  });
});
