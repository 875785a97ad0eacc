import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CardView } from '../../src/app/view.ts';
import { countBlocks } from '../../src/cards/shorten.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { toMessage } from '../../src/platforms/slack/blocks/index.ts';
import { createDraw } from '../../src/platforms/slack/draw.ts';
import { bytes, cards } from '../cards/support.ts';
import { sheetCodes, teacherOf } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

const CLASS = 'nordlia-7a';
const WORDS =
  'Vi vil ha noe å gjøre ute når det regner, og at noen spør oss før dere bestemmer hva vi skal kjøpe.';

describe('what a full class wrote', () => {
  let rig: PupilRig;
  let written: string[];
  let parts: CardView[];

  beforeAll(async () => {
    rig = await createPupilRig();
    const questions = (await rig.store.read(rig.owner, 'hearing', rig.pupils))?.body.questions ?? [];
    written = [];
    for (const [n, code] of (await sheetCodes(rig, CLASS)).entries()) {
      const answers = questions.map((id) => [`q_${id}`, `${WORDS} Elev ${n}, ${id}.`] as const);
      const paper = { code, token: `the-token-of-pupil-${n}`, ...Object.fromEntries(answers) };
      expect((await rig.post('/levert', paper)).status).toBe(200);
      written.push(...answers.filter(([id]) => id !== 'q_pup-7-friends').map(([, words]) => words));
    }
    await rig.until('2026-09-23');
    parts = await read();
  }, 240_000);
  afterAll(() => rig.close());

  /** The teacher turns the page until there is no more. */
  async function read(): Promise<CardView[]> {
    const views: CardView[] = [];
    for (let ref: string | undefined = rig.pupils; ref !== undefined && views.length < 99; ) {
      const { view } = await rig.act(teacherOf(rig, CLASS), 'voice.result', ref);
      views.push(view);
      ref = view.data.actions?.find(
        ({ title }) => JSON.stringify(title) === '{"$text":"action.evidence.forward"}',
      )?.ref;
    }
    return views;
  }

  it('is read part by part: each line once, and none is left out', () => {
    expect(written.length).toBeGreaterThan(100);
    const drawn = parts.map((view) => JSON.stringify(cards.render(view).card));
    expect(drawn.length).toBeGreaterThan(3);
    for (const words of written) expect(drawn.filter((card) => card.includes(words)).length, words).toBe(1);
    for (const card of drawn) expect(card).not.toMatch(/… og \d+|forkortet/);
  });

  it('and every part is a card that Teams and Slack take whole', () => {
    const draw = createDraw(createTranslate());
    for (const view of parts) {
      const message = cards.render(view);
      expect(countBlocks(message.card.body)).toBeLessThanOrEqual(50);
      expect(bytes(message)).toBeLessThan(28 * 1024);
      const sent = toMessage(message.card, draw.options(message));
      expect(sent.degraded).toEqual([]);
      expect(sent.messages).toHaveLength(1);
      expect(JSON.stringify(sent.messages).length).toBeLessThan(13_200);
    }
  });

  it('a page that does not exist is the last one', async () => {
    const last = await rig.act(teacherOf(rig, CLASS), 'voice.result', `${rig.pupils}@400`);
    expect(last.view.data.sections).toEqual(parts.at(-1)?.data.sections);
  });
});
