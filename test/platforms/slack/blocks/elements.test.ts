import { describe, expect, it } from 'vitest';
import { type BlocksOptions, toBlocks } from '../../../../src/platforms/slack/blocks/index.ts';
import { messageBlocks } from './block-kit-rules.ts';

type Json = Record<string, unknown>;

function convert(element: Json | Json[], options: Partial<BlocksOptions> = {}) {
  const body = Array.isArray(element) ? element : [element];
  const { blocks, degraded } = toBlocks({ type: 'AdaptiveCard', body }, { surface: 'message', ...options });
  messageBlocks.parse(blocks);
  return { blocks, codes: degraded.map((one) => `${one.path} ${one.code}`) };
}
function mrkdwn(text: string) {
  return { type: 'mrkdwn', text, verbatim: true };
}
function plain(text: string) {
  return { type: 'plain_text', text, emoji: false };
}
function section(text: string) {
  return { type: 'section', text: mrkdwn(text) };
}
function input(id: string, label: string, element: Json, optional = true) {
  return {
    type: 'input',
    block_id: id,
    label: plain(label),
    optional,
    element: { action_id: 'field', ...element },
  };
}
const picture = { type: 'image', image_url: 'https://a.no/b.png', alt_text: 'Hjulet' };
const save = { type: 'Action.Execute', title: 'Lagre', verb: 'answer.save', data: { ref: 'r1' } };
const saveButton = { type: 'button', action_id: 'answer.save', text: plain('Lagre'), value: 'r1' };

describe('an element without loss', () => {
  it.each<[string, Json | Json[], unknown[]]>([
    ['TextBlock', { type: 'TextBlock', text: 'Hva lærte dere?' }, [section('Hva lærte dere?')]],
    [
      'heading',
      { type: 'TextBlock', style: 'heading', text: 'Uke **35**' },
      [{ type: 'header', text: plain('Uke 35') }],
    ],
    [
      'large',
      { type: 'TextBlock', size: 'Large', text: 'Uke 35' },
      [{ type: 'header', text: plain('Uke 35') }],
    ],
    ['bolder', { type: 'TextBlock', weight: 'Bolder', text: ' Uke 35 ' }, [section('*Uke 35*')]],
    [
      'isSubtle',
      { type: 'TextBlock', isSubtle: true, text: 'slettes *1. juli*' },
      [{ type: 'context', elements: [mrkdwn('slettes _1. juli_')] }],
    ],
    [
      'markdown',
      { type: 'TextBlock', text: '**Frist:** _fredag_, [les mer](https://a.no/?a=1&b=2)\n\n- en\n- to' },
      [section('*Frist:* _fredag_, <https://a.no/?a=1&amp;b=2|les mer>\n\n• en\n• to')],
    ],
    [
      'escaped markdown',
      { type: 'TextBlock', text: '\\*ikke fet\\*' },
      [{ type: 'section', text: plain('*ikke fet*') }],
    ],
    [
      'separator',
      [
        { type: 'TextBlock', text: 'a' },
        { type: 'TextBlock', separator: true, text: 'b' },
      ],
      [section('a'), { type: 'divider' }, section('b')],
    ],
    ['separator first', { type: 'TextBlock', separator: true, text: 'b' }, [section('b')]],
    ['empty text', { type: 'TextBlock', text: ' \u200B ' }, []],
    [
      'RichTextBlock',
      { type: 'RichTextBlock', inlines: ['sa ', { type: 'TextRun', text: 'hun', weight: 'bolder' }] },
      [section('sa *hun*')],
    ],
    [
      'RichTextBlock with signs',
      { type: 'RichTextBlock', inlines: ['*sa* <!channel> @channel :smile:'] },
      [{ type: 'section', text: plain('*sa* <!channel> @channel :smile:') }],
    ],
    [
      'RichTextBlock with signs and looks',
      {
        type: 'RichTextBlock',
        inlines: [
          'a*b*',
          { type: 'TextRun', text: 'c', underline: true },
          {
            type: 'TextRun',
            text: 'd',
            strikethrough: true,
            selectAction: { type: 'Action.OpenUrl', url: 'https://a.no' },
          },
        ],
      },
      [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: 'a*b*' },
                { type: 'text', text: 'c', style: { underline: true } },
                { type: 'link', url: 'https://a.no', text: 'd', style: { strike: true } },
              ],
            },
          ],
        },
      ],
    ],
    [
      'FactSet',
      {
        type: 'FactSet',
        facts: [
          { title: 'Frist', value: 'fredag' },
          { title: '', value: 'bare **dette**' },
        ],
      },
      [{ type: 'section', fields: [mrkdwn('*Frist*\nfredag'), mrkdwn('bare *dette*')] }],
    ],
    ['Image', { type: 'Image', url: 'https://a.no/b.png', altText: 'Hjulet' }, [picture]],
    [
      'Container',
      {
        type: 'Container',
        items: [
          { type: 'TextBlock', text: 'a' },
          { type: 'TextBlock', text: 'b' },
        ],
      },
      [section('a'), section('b')],
    ],
    [
      'ColumnSet of two texts',
      {
        type: 'ColumnSet',
        columns: [
          { items: [{ type: 'TextBlock', text: 'a' }] },
          { items: [{ type: 'TextBlock', text: 'b' }] },
        ],
      },
      [{ type: 'section', fields: [mrkdwn('a'), mrkdwn('b')] }],
    ],
    [
      'ColumnSet of text and picture',
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', items: [{ type: 'TextBlock', text: 'a' }] },
          { type: 'Column', items: [{ type: 'Image', url: 'https://a.no/b.png', altText: 'Hjulet' }] },
        ],
      },
      [{ ...section('a'), accessory: picture }],
    ],
    [
      'ColumnSet of text and button',
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', items: [{ type: 'TextBlock', text: 'a' }] },
          { type: 'Column', items: [{ type: 'ActionSet', actions: [save] }] },
        ],
      },
      [{ ...section('a'), accessory: saveButton }],
    ],
    [
      'Table',
      {
        type: 'Table',
        columns: [{ horizontalCellContentAlignment: 'right' }],
        rows: [
          { cells: [{ items: [{ type: 'TextBlock', text: 'Skole' }] }, { items: [] }] },
          { cells: [{ items: [{ type: 'TextBlock', text: 'Nordlia' }] }] },
        ],
      },
      [
        {
          type: 'table',
          column_settings: [{ align: 'right', is_wrapped: true }],
          rows: [
            [
              {
                type: 'rich_text',
                elements: [
                  {
                    type: 'rich_text_section',
                    elements: [{ type: 'text', text: 'Skole', style: { bold: true } }],
                  },
                ],
              },
              { type: 'raw_text', text: ' ' },
            ],
            [
              { type: 'raw_text', text: 'Nordlia' },
              { type: 'raw_text', text: ' ' },
            ],
          ],
        },
      ],
    ],
    [
      'ActionSet',
      { type: 'ActionSet', actions: [save, save] },
      [{ type: 'actions', elements: [saveButton, { ...saveButton, action_id: 'answer.save~2' }] }],
    ],
    [
      'Input.Text',
      {
        type: 'Input.Text',
        id: 'a',
        label: 'Hva?',
        placeholder: 'Skriv',
        isMultiline: true,
        isRequired: true,
        maxLength: 500,
        value: '42',
      },
      [
        input(
          'a',
          'Hva?',
          {
            type: 'plain_text_input',
            multiline: true,
            max_length: 500,
            initial_value: '42',
            placeholder: plain('Skriv'),
          },
          false,
        ),
      ],
    ],
    [
      'Input.Number',
      { type: 'Input.Number', id: 'n', label: 'Antall', min: 0, max: 10, value: 4 },
      [
        input('n', 'Antall', {
          type: 'number_input',
          is_decimal_allowed: true,
          min_value: '0',
          max_value: '10',
          initial_value: '4',
        }),
      ],
    ],
    [
      'Input.Date',
      { type: 'Input.Date', id: 'd', label: 'Dag', value: '2026-08-28' },
      [input('d', 'Dag', { type: 'datepicker', initial_date: '2026-08-28' })],
    ],
    [
      'Input.Time',
      { type: 'Input.Time', id: 't', label: 'Tid', value: '08:30' },
      [input('t', 'Tid', { type: 'timepicker', initial_time: '08:30' })],
    ],
    [
      'Input.Toggle',
      {
        type: 'Input.Toggle',
        id: 'x',
        label: 'Deling',
        title: 'Del med rektor',
        valueOff: 'nei',
        valueOn: 'ja',
        value: 'ja',
      },
      [
        input('x', 'Deling', {
          type: 'checkboxes',
          action_id: 'toggle=nei',
          options: [{ text: plain('Del med rektor'), value: 'ja' }],
          initial_options: [{ text: plain('Del med rektor'), value: 'ja' }],
        }),
      ],
    ],
    [
      'Input.ChoiceSet expanded',
      {
        type: 'Input.ChoiceSet',
        id: 'c',
        label: 'Valg',
        style: 'expanded',
        value: 'n',
        choices: [
          { title: 'Ja', value: 'j' },
          { title: 'Nei', value: 'n' },
        ],
      },
      [
        input('c', 'Valg', {
          type: 'radio_buttons',
          options: [
            { text: plain('Ja'), value: 'j' },
            { text: plain('Nei'), value: 'n' },
          ],
          initial_option: { text: plain('Nei'), value: 'n' },
        }),
      ],
    ],
    [
      'Input.ChoiceSet compact',
      {
        type: 'Input.ChoiceSet',
        id: 'c',
        label: 'Valg',
        placeholder: 'Velg',
        choices: [{ title: 'Ja', value: 'j' }],
      },
      [
        input('c', 'Valg', {
          type: 'static_select',
          options: [{ text: plain('Ja'), value: 'j' }],
          placeholder: plain('Velg'),
        }),
      ],
    ],
    [
      'Input.ChoiceSet multiple',
      {
        type: 'Input.ChoiceSet',
        id: 'c',
        label: 'Valg',
        isMultiSelect: true,
        value: 'j',
        choices: [{ title: 'Ja', value: 'j' }],
      },
      [
        input('c', 'Valg', {
          type: 'checkboxes',
          options: [{ text: plain('Ja'), value: 'j' }],
          initial_options: [{ text: plain('Ja'), value: 'j' }],
        }),
      ],
    ],
    [
      'requires what is there',
      { type: 'TextBlock', text: 'a', requires: { adaptiveCards: '1.5' }, fallback: 'drop' },
      [section('a')],
    ],
  ])('%s', (_name, element, blocks) => {
    expect(convert(element)).toEqual({ blocks, codes: [] });
  });

  it('styles, tooltip, address and less common actions', () => {
    const { blocks, codes } = convert({
      type: 'ActionSet',
      actions: [
        { ...save, style: 'positive', tooltip: 'Lagres med en gang' },
        {
          type: 'Action.Submit',
          title: 'Slett',
          style: 'destructive',
          data: { verb: 'answer.delete', ref: 'r1' },
        },
        { type: 'Action.OpenUrl', title: 'Les', url: 'https://a.no' },
        {
          type: 'Action.Execute',
          title: 'Senere',
          verb: 'prompt.later',
          mode: 'secondary',
          data: { ref: 'r1' },
        },
        {
          type: 'Action.Execute',
          title: 'Hopp over',
          verb: 'prompt.skip',
          mode: 'secondary',
          data: { ref: 'r1' },
        },
      ],
    });
    expect(codes).toEqual([]);
    expect(blocks).toEqual([
      {
        type: 'actions',
        elements: [
          { ...saveButton, style: 'primary', accessibility_label: 'Lagre: Lagres med en gang' },
          { type: 'button', action_id: 'answer.delete', text: plain('Slett'), style: 'danger', value: 'r1' },
          { type: 'button', action_id: 'open-url', text: plain('Les'), url: 'https://a.no' },
          {
            type: 'overflow',
            action_id: 'more',
            options: [
              { text: plain('Senere'), value: 'prompt.later|r1' },
              { text: plain('Hopp over'), value: 'prompt.skip|r1' },
            ],
          },
        ],
      },
    ]);
  });

  it('dates and times in the language and zone that are given', () => {
    const text =
      '{{DATE(2026-08-28T22:30:00Z, LONG)}} kl. {{TIME(2026-08-28T22:30:00Z)}} {{DATE(2026-99-99)}}';
    expect(convert({ type: 'TextBlock', text }, { locale: 'nb', timeZone: 'Europe/Oslo' }).blocks).toEqual([
      section('lørdag 29. august 2026 kl. 0:30 {{DATE(2026-99-99)}}'),
    ]);
  });
});
