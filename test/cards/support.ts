import type { CardData, CardName, CardView } from '../../src/app/view.ts';
import { createCards } from '../../src/cards/create-cards.ts';
import type { Language } from '../../src/domain/language.ts';

export const cards = createCards();

export function render(data: Partial<CardData>, card: CardName = 'notice', language: Language = 'nb') {
  return cards.render(viewOf(data, card, language));
}

export function viewOf(
  data: Partial<CardData>,
  card: CardName = 'notice',
  language: Language = 'nb',
): CardView {
  return { card, language, data: { title: 'Tittel', ...data } };
}

/** As Teams counts: UTF-16. */
export function bytes(message: unknown): number {
  return JSON.stringify(message).length * 2;
}

export const HOSTILE = {
  slackPing: '<!channel> <@U123> <https://evil.example|click>',
  markdown: '# *fet* _kursiv_ [lenke](https://evil.example) ![x](y) `kode`\n1. en\n- to',
  template: `$${'{title}'} $${'{$root.secret}'} {{DATE(2026)}} {count, plural, other {x}}`,
  html: '<script>alert(1)</script> <at>Rektor</at> &amp; "sitat"',
  rtl: '\u202Eabc \u2067שלום',
  zeroWidth: 'a\u200Bb\u200D\uFEFFc',
  emoji: '👩‍🏫🏳️‍🌈 flott!',
  nfd: 'A\u030Arhjulet \u00C5\u00C6\u00D8',
  controls: 'a\u0000b\u0007c\u001B[31m',
  broken: 'halv \uD83D',
} as const;
