import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../../src/platforms/slack/blocks/index.ts';
import { parseMarkdown } from '../../../../src/platforms/slack/blocks/parse-markdown.ts';
import { matchesSafely } from '../../../../src/platforms/slack/blocks/safe-regex.ts';
import { splitSpans } from '../../../../src/platforms/slack/blocks/split-spans.ts';
import { toMrkdwn } from '../../../../src/platforms/slack/blocks/to-mrkdwn.ts';
import { isHarmlessMrkdwn, messageText } from './block-kit-rules.ts';

describe('markdown of Adaptive Cards', () => {
  it.each([
    ['**a** og *b* og _c_', '*a* og _b_ og _c_'],
    ['***a***', '*_a_*'],
    ['[a](https://a.no "tittel")', '<https://a.no|a>'],
    ['[**a**](https://a.no/x_(y))', '*<https://a.no/x_(y)|a>*'],
    ['[skriv](mailto:rektor@skole.no)', '<mailto:rektor@skole.no|skriv>'],
    ['[a](javascript:alert(1))', '[a](javascript:alert(1))'],
    ['- a\n- b', '• a\n• b'],
    ['* a\n+ b', '• a\n• b'],
    ['1. a\n2. b', '1. a\n2. b'],
    ['-5 grader', '-5 grader'],
    ['2 * 3', '2 * 3'],
    ['snake_case_navn', 'snake_case_navn'],
    ['\\[a\\](b) \\\\ \\x', '[a](b) \\ \\x'],
    ['a & b <c>', 'a &amp; b &lt;c&gt;'],
    ['<!channel> <@U1> <#C1>', '&lt;!channel&gt; &lt;@U1&gt; &lt;#C1&gt;'],
    ['&lt;!channel&gt;', '&amp;lt;!channel&amp;gt;'],
  ])('%j is %j', (card, slack) => {
    expect(toMrkdwn(parseMarkdown(card))).toBe(slack);
  });

  it.each([
    ['signs that mrkdwn would read', '\\*a\\*'],
    ['an emoji name', 'kl. :smile:'],
    ['code', 'a `b` c'],
    ['a quote', '> a'],
    ['bold inside a word', 'a**b**c'],
    ['bold over two lines', '**a\nb**'],
    ['a link with a bar', '[a|b](https://a.no)'],
  ])('%s cannot be said in mrkdwn', (_what, card) => {
    expect(toMrkdwn(parseMarkdown(card))).toBeUndefined();
  });

  it.each(['*', '_', '[', '](', '**a_', '_a *b* ', '[](https://a.no/(', '\\', '- ', '*a_b[c](', '\n', ':a'])(
    // Of this length, what grows with the square of it would take longer than a test may.
    'takes a very long run of %j',
    (part) => {
      expect(() => toMrkdwn(parseMarkdown(part.repeat(400_000)))).not.toThrow();
    },
  );
});

it('a bold text with a very long gap is converted', () => {
  const text = `a${' '.repeat(1_000_000)}b`;
  const { blocks } = toBlocks(
    {
      body: [
        { type: 'TextBlock', weight: 'bolder', text },
        { type: 'FactSet', facts: [{ title: text, value: text }] },
      ],
    },
    { surface: 'home' },
  );
  expect(blocks.length).toBeGreaterThan(1);
});

describe('nobody is called by a card', () => {
  const calls = [
    '<!channel>',
    '<!here|x>',
    '<!everyone>',
    '<@U012AB3CD>',
    '<!subteam^S1>',
    '<#C1>',
    '@channel',
    '@here',
    '@everyone',
    '<https://a.no|x>',
  ];

  it.each(calls)('%s is text everywhere', (call) => {
    const input = { type: 'Input.Text', id: 'a', label: call, placeholder: call, value: call };
    const texts = [
      { type: 'TextBlock', text: call },
      { type: 'TextBlock', text: call, isSubtle: true },
      { type: 'RichTextBlock', inlines: [call] },
    ];
    const facts = { type: 'FactSet', facts: [{ title: call, value: `*${call}*` }] };
    const { blocks, text } = toBlocks(
      { body: [...texts, facts, input], fallbackText: call },
      { surface: 'message' },
    );
    messageText.parse(text);
    const mrkdwn = JSON.stringify(blocks).matchAll(/\{"type":"mrkdwn","text":"([^"]*)","verbatim":true\}/g);
    const found = [...mrkdwn].map(([, one]) => one ?? '');
    expect(found.length).toBeGreaterThan(2);
    for (const one of found) expect(one).toSatisfy(isHarmlessMrkdwn);
  });

  it('a link made by the card itself stays one', () => {
    const { blocks } = toBlocks(
      { body: [{ type: 'TextBlock', text: '[les](https://a.no)' }] },
      { surface: 'message' },
    );
    expect(JSON.stringify(blocks)).toContain('<https://a.no|les>');
  });
});

describe('splitting of spans', () => {
  it('keeps every span whole when all fits', () => {
    const spans = [{ text: 'a ' }, { text: 'b', bold: true as const }];
    expect(splitSpans(spans, 10)).toEqual([spans]);
  });

  it('parts a bold text into bold parts', () => {
    expect(splitSpans([{ text: 'en to tre', bold: true }], 9)).toEqual([
      [{ text: 'en to ', bold: true }],
      [{ text: 'tre', bold: true }],
    ]);
  });
});

describe('expressions of cards', () => {
  it.each([
    ['^\\d{4}$', '7601', true],
    ['^\\d{4}$', '76012', false],
    ['skole', 'en skole', true],
    ['^(a|b)+$', 'abab', true],
    ['(', 'x', true],
    ['x'.repeat(1_001), 'y', true],
    ['^.*$', 'x'.repeat(10_001), false],
  ])('%s on %s', (pattern, text, matches) => {
    expect(matchesSafely(pattern, text)).toBe(matches);
  });

  it.each(['^(a+)+$', '^(a|a)*$', '^(.*a){20}$', '([a-z]+)*\\d'])('%s is broken off', (pattern) => {
    // Left to itself, each of these would go on for years.
    expect(matchesSafely(pattern, `${'a'.repeat(60)}!`)).toBe(false);
  });
});
