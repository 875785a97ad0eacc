import { createCards } from '../src/cards/create-cards.ts';
import { loadSamples } from '../src/cards/samples.ts';
import { createTranslate } from '../src/i18n/translate.ts';
import { createDraw } from '../src/platforms/slack/draw.ts';
import { atLeast, type Bench, repeat, seconds } from './measure.ts';

const RUNS = 9;
const ROUNDS = 3;

export const bench: Bench = {
  name: 'cards',
  work: `every sample card in three languages, expanded alone and expanded with conversion to Block Kit (${RUNS} runs, paired)`,
  async run() {
    const cards = createCards();
    const draw = createDraw(createTranslate());
    const views = loadSamples().map(({ view }) => view);
    const count = views.length * ROUNDS;
    const rate = async (work: () => void) => {
      const time = await seconds(async () => {
        for (let round = 0; round < ROUNDS; round += 1) work();
      });
      return count / time;
    };
    const expand = () => rate(() => views.forEach((view) => void cards.render(view)));
    const both = () => rate(() => views.forEach((view) => void draw(cards.render(view))));
    await expand();
    await both();
    const pairs = await repeat(RUNS, async () => ({ alone: await expand(), whole: await both() }));
    return [
      { what: 'expansion alone', unit: 'cards/s', runs: pairs.map(({ alone }) => alone) },
      { what: 'expansion and conversion', unit: 'cards/s', runs: pairs.map(({ whole }) => whole) },
      atLeast(0.5, {
        what: 'share of expansion alone',
        unit: '',
        runs: pairs.map(({ alone, whole }) => whole / alone),
      }),
    ];
  },
};
