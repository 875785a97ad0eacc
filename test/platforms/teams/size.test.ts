import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CardName, CardView } from '../../../src/app/view.ts';
import { createCards } from '../../../src/cards/create-cards.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { bytesOf, messageActivity, SAFE_BYTES } from '../../../src/platforms/teams/message-activity.ts';

const cards = createCards();
const LONG = 'Dette er en lang tanke om lesing på mellomtrinnet, med æ, ø og å i. '.repeat(60);

function sizeOf(view: CardView): number {
  return bytesOf(messageActivity(cards.render(view)));
}

function samples(): [string, CardView][] {
  return readdirSync('cards/samples').flatMap((file) => {
    const card = file.replace('.json', '') as CardName;
    const content = JSON.parse(readFileSync(`cards/samples/${file}`, 'utf8'));
    return Object.entries(content).flatMap(([name, data]) =>
      LANGUAGES.map((language): [string, CardView] => [
        `${card}, ${name}, ${language}`,
        { card, language, data } as CardView,
      ]),
    );
  });
}

describe('what is sent to Teams is under 28 KB, as UTF-16', () => {
  it.each(samples())('%s', (_name, view) => {
    expect(sizeOf(view)).toBeLessThan(SAFE_BYTES);
  });

  it('60 answers of three thousand characters, in two languages', () => {
    for (const language of ['nb', 'nn'] as const) {
      const quotes = Array.from({ length: 60 }, (_, n) => ({ text: `${n}: ${LONG.slice(0, 3000)}` }));
      const view: CardView = {
        card: 'evidence',
        language,
        data: { title: 'Kunnskapsgrunnlag', sections: [{ heading: 'Lærerne', quotes }] },
      };

      expect(sizeOf(view)).toBeLessThan(SAFE_BYTES);
      expect(JSON.stringify(messageActivity(cards.render(view)))).toContain('0: Dette er en lang tanke');
    }
  });

  it('a form that comes back with three long answers in it, and twelve buttons', () => {
    const fields = [1, 2, 3].map((n) => ({
      id: `q${n}`,
      kind: 'longText' as const,
      label: `Spørsmål ${n}`,
      value: LONG.slice(0, 3000),
    }));
    const actions = Array.from({ length: 12 }, () => ({ verb: 'answer.save' as const, ref: 'x'.repeat(80) }));
    const view: CardView = { card: 'form', language: 'nb', data: { title: 'Svar', fields, actions } };

    expect(sizeOf(view)).toBeLessThan(SAFE_BYTES);
  });
});
