import { describe, expect, it } from 'vitest';
import { LIMITS, toBlocks, toModal } from '../../../../src/platforms/slack/blocks/index.ts';
import { homeView, messageBlocks, modalView, totalLength } from './block-kit-rules.ts';

type Json = Record<string, unknown>;

function message(body: Json[], actions: Json[] = []) {
  const converted = toBlocks({ type: 'AdaptiveCard', body, actions }, { surface: 'message' });
  for (const part of [converted.blocks, ...converted.more]) messageBlocks.parse(part);
  return {
    ...converted,
    all: [converted.blocks, ...converted.more],
    codes: converted.degraded.map((one) => one.code),
  };
}
function letters(length: number): string {
  return 'a'.repeat(length);
}
function choices(count: number, title = 'Valg', value = 'v') {
  return Array.from({ length: count }, (_, index) => ({
    title: `${title}${index}`,
    value: `${value}${index}`,
  }));
}
function choiceSet(extra: Json): Json {
  return { type: 'Input.ChoiceSet', id: 'c', label: 'Valg', ...extra };
}
function execute(extra: Json): Json {
  return { type: 'Action.Execute', title: 'Lagre', verb: 'v', ...extra };
}

/** [what, the limit, a card with n of it, what is different over the limit] */
const CASES: [
  string,
  number,
  (n: number) => ReturnType<typeof message>,
  (got: ReturnType<typeof message>) => unknown,
][] = [
  [
    'section text',
    LIMITS.sectionText,
    (n) => message([{ type: 'TextBlock', text: letters(n) }]),
    (got) => got.blocks.length > 1,
  ],
  [
    'entities count as sent',
    LIMITS.sectionText / 5,
    (n) => message([{ type: 'TextBlock', text: '&'.repeat(n) }]),
    (got) => got.blocks.length > 1,
  ],
  [
    'header',
    LIMITS.headerText,
    (n) => message([{ type: 'TextBlock', style: 'heading', text: letters(n) }]),
    (got) => got.codes.includes('HEADING_CUT') && got.blocks.length === 2,
  ],
  [
    'context',
    LIMITS.contextText,
    (n) => message([{ type: 'TextBlock', isSubtle: true, text: letters(n) }]),
    (got) => got.blocks.length > 1,
  ],
  [
    'facts',
    LIMITS.sectionFields,
    (n) => message([{ type: 'FactSet', facts: choices(n) }]),
    (got) => got.blocks.length > 1,
  ],
  [
    'blocks',
    LIMITS.blocks.message,
    (n) => message(Array.from({ length: n }, () => ({ type: 'Image', url: 'https://a.no/b', altText: 'x' }))),
    (got) => got.more.length === 1,
  ],
  [
    'texts are joined before a message is split',
    LIMITS.blocks.message,
    (n) => message(Array.from({ length: n }, () => ({ type: 'TextBlock', text: 'x' }))),
    (got) => got.blocks.length === 1 && got.more.length === 0,
  ],
  [
    'buttons in a row',
    LIMITS.actionsElements,
    (n) =>
      message(
        [],
        Array.from({ length: n }, () => execute({})),
      ),
    (got) => got.blocks.length > 1,
  ],
  [
    'button label',
    LIMITS.buttonText,
    (n) => message([], [execute({ title: letters(n) })]),
    (got) => got.codes.includes('BUTTON_CUT'),
  ],
  [
    'button value',
    LIMITS.buttonValue,
    (n) => message([], [execute({ data: { ref: letters(n) } })]),
    (got) => got.codes.includes('DATA_TOO_LONG'),
  ],
  [
    'button address',
    LIMITS.url,
    (n) => message([], [{ type: 'Action.OpenUrl', title: 'x', url: `https://a.no/${letters(n - 13)}` }]),
    (got) => got.codes.includes('BAD_URL'),
  ],
  [
    'image address',
    LIMITS.url,
    (n) => message([{ type: 'Image', altText: 'x', url: `https://a.no/${letters(n - 13)}` }]),
    (got) => got.codes.includes('IMAGE_AS_TEXT'),
  ],
  [
    'image description',
    LIMITS.imageAlt,
    (n) => message([{ type: 'Image', altText: letters(n), url: 'https://a.no' }]),
    (got) => got.codes.includes('ALT_CUT'),
  ],
  [
    'input label',
    LIMITS.inputLabel,
    (n) => message([{ type: 'Input.Text', id: 'a', label: letters(n) }]),
    (got) => got.codes.includes('LABEL_CUT') && got.blocks.length === 2,
  ],
  [
    'input id',
    LIMITS.id,
    (n) => message([{ type: 'Input.Text', id: letters(n), label: 'x' }]),
    (got) => got.codes.includes('LONG_VALUE'),
  ],
  [
    'placeholder',
    LIMITS.placeholder,
    (n) => message([{ type: 'Input.Text', id: 'a', label: 'x', placeholder: letters(n) }]),
    (got) => got.codes.includes('PLACEHOLDER_CUT'),
  ],
  [
    'initial text',
    LIMITS.inputText,
    (n) => message([{ type: 'Input.Text', id: 'a', label: 'x', value: letters(n) }]),
    (got) => got.codes.includes('VALUE_DROPPED'),
  ],
  [
    'maxLength',
    LIMITS.inputText,
    (n) => message([{ type: 'Input.Text', id: 'a', label: 'x', maxLength: n }]),
    (got) => got.codes.includes('SHORTER_INPUT'),
  ],
  [
    'radio buttons',
    LIMITS.boxOptions,
    (n) => message([choiceSet({ style: 'expanded', choices: choices(n) })]),
    (got) => got.codes.includes('CHOICES_AS_SELECT'),
  ],
  [
    'checkboxes',
    LIMITS.boxOptions,
    (n) => message([choiceSet({ isMultiSelect: true, choices: choices(n) })]),
    (got) => JSON.stringify(got.blocks).includes('multi_static_select'),
  ],
  [
    'options',
    LIMITS.selectOptions,
    (n) => message([choiceSet({ choices: choices(n) })]),
    (got) => JSON.stringify(got.blocks).includes('option_groups'),
  ],
  [
    'option text',
    LIMITS.optionText,
    (n) => message([choiceSet({ choices: [{ title: letters(n), value: 'v' }] })]),
    (got) => JSON.stringify(got.blocks).includes('description'),
  ],
  [
    'option text and description',
    LIMITS.optionText + LIMITS.optionDescription,
    (n) => message([choiceSet({ choices: [{ title: letters(n), value: 'v' }] })]),
    (got) => got.codes.includes('CHOICE_CUT') && got.blocks.length === 2,
  ],
  [
    'option value',
    LIMITS.optionValue,
    (n) => message([choiceSet({ choices: [{ title: 'x', value: letters(n) }] })]),
    (got) => got.codes.includes('LONG_VALUE'),
  ],
  [
    'table rows',
    LIMITS.tableRows,
    (n) =>
      message([
        {
          type: 'Table',
          rows: Array.from({ length: n }, () => ({ cells: [{ items: [{ type: 'TextBlock', text: 'x' }] }] })),
        },
      ]),
    (got) => got.codes.includes('TABLE_AS_TEXT'),
  ],
  [
    'table columns',
    LIMITS.tableColumns,
    (n) =>
      message([
        {
          type: 'Table',
          rows: [{ cells: Array.from({ length: n }, () => ({ items: [{ type: 'TextBlock', text: 'x' }] })) }],
        },
      ]),
    (got) => got.codes.includes('TABLE_AS_TEXT'),
  ],
];

describe('every limit, one under, at and over', () => {
  it.each(CASES)('%s: %i', (_what, limit, make, over) => {
    expect(over(make(limit - 1))).toBe(false);
    expect(over(make(limit))).toBe(false);
    expect(over(make(limit + 1))).toBe(true);
  });

  it('the undocumented total of a message', () => {
    const texts = Array.from({ length: 6 }, (_, index) => ({
      type: 'TextBlock',
      text: letters(2_900) + index,
    }));
    const { all } = message(texts);
    expect(all).toHaveLength(2);
    for (const part of all) expect(totalLength(part)).toBeLessThanOrEqual(LIMITS.messageTotal);
    expect(all.flat()).toHaveLength(6);
  });

  it('titles and buttons of a dialog', () => {
    const body = [{ type: 'Input.Text', id: 'a', label: 'x' }];
    for (const [length, codes] of [
      [23, []],
      [24, []],
      [25, ['TITLE_CUT', 'BUTTON_CUT']],
    ] as const) {
      const { view, degraded } = toModal(
        { body, actions: [execute({ title: letters(length) })] },
        { title: letters(length) },
      );
      modalView.parse(view);
      expect(degraded.map((one) => one.code)).toEqual(codes);
    }
  });

  it('the title of a dialog is the heading, or what stands above one that is too long', () => {
    const heading = (length: number) => ({ type: 'TextBlock', style: 'heading', text: letters(length) });
    const above = (...inlines: unknown[]) => ({ type: 'RichTextBlock', inlines });
    const titleOf = (...body: Json[]) => {
      const { view, degraded } = toModal({ body }, { labels: { title: 'Årshjulet' } });
      modalView.parse(view);
      expect(degraded).toEqual([]);
      return view.title.text;
    };
    expect(titleOf(heading(24))).toBe(letters(24));
    expect(titleOf(above('Ny runde · Nordlia'), heading(24))).toBe(letters(24));
    expect(titleOf(above('Ny ', { type: 'TextRun', text: 'runde · Nordlia' }), heading(25))).toBe('Ny runde');
    expect(titleOf(above(`${letters(25)} · Nordlia`), heading(25))).toBe('Årshjulet');
    expect(titleOf(above(' · Nordlia'), heading(25))).toBe('Årshjulet');
    expect(titleOf(heading(25))).toBe('Årshjulet');
  });

  it('private_metadata of a dialog', () => {
    const card = {
      body: [{ type: 'Input.Text', id: 'a', label: 'x' }],
      actions: [execute({ data: { ref: 'r' } })],
    };
    const room = LIMITS.privateMetadata - JSON.stringify({ ref: 'r', meta: '' }).length;
    for (const [length, codes] of [
      [room - 1, []],
      [room, []],
      [room + 1, ['METADATA_TOO_LONG']],
    ] as const) {
      const { view, degraded } = toModal(card, { meta: letters(length) });
      modalView.parse(view);
      expect(degraded.map((one) => one.code)).toEqual(codes);
    }
  });

  it('100 blocks on the home tab; what does not fit is told', () => {
    const body = Array.from({ length: 101 }, (_, index) => ({
      type: 'Image',
      url: 'https://a.no',
      altText: `bilde ${index}`,
    }));
    const { blocks, degraded } = toBlocks({ body }, { surface: 'home' });
    homeView.parse({ type: 'home', blocks });
    expect(blocks).toHaveLength(100);
    expect(degraded).toMatchObject([{ code: 'TOO_LONG', texts: ['bilde 100'] }]);
  });
});

describe('splitting', () => {
  function texts(text: string): string[] {
    return message([{ type: 'TextBlock', text }])
      .all.flat()
      .map((block) => (block.type === 'section' ? (block.text?.text ?? '') : ''));
  }

  it('parts at paragraphs first', () => {
    expect(texts(`${letters(2_000)}\n\n${letters(900)}\n${letters(900)}`).map((text) => text.length)).toEqual(
      [2_000, 1_801],
    );
  });

  it('parts at words when a paragraph is too long', () => {
    for (const text of texts('ordene '.repeat(1_000))) expect(text).toMatch(/^(ordene )*ordene$/);
  });

  it.each(['👩‍👩‍👧‍👦', 'e\u0301\u0302', '🇳🇴', '👍🏽'])('never parts %s', (character) => {
    const parts = texts(`x${character.repeat(1_700)}`);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join('')).toBe(`x${character.repeat(1_700)}`);
    for (const part of parts) expect(part.replace(/^x/, '').length % character.length).toBe(0);
  });

  it('never parts an entity or a link', () => {
    const parts = texts('[les & lær](https://a.no/?a=1&b=2)&&&'.repeat(200));
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts)
      expect(part).toMatch(/^(<https:\/\/a\.no\/\?a=1&amp;b=2\|les &amp; lær>|&amp;)+$/);
  });
});
