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
function section(text: string) {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}
const save = { type: 'Action.Execute', title: 'Lagre', verb: 'answer.save', data: { ref: 'r1' } };

describe('an element with loss says so', () => {
  it.each<[string, Json, string[], number]>([
    ['hidden', { type: 'TextBlock', text: 'x', isVisible: false }, ['body[0] HIDDEN'], 0],
    ['unknown', { type: 'Badge', text: 'x' }, ['body[0] UNKNOWN_ELEMENT'], 0],
    [
      'unknown with fallback',
      { type: 'Badge', text: 'x', fallback: { type: 'TextBlock', text: 'y' } },
      ['body[0] FALLBACK_USED'],
      1,
    ],
    ['requires', { type: 'TextBlock', text: 'x', requires: { acTeams: '1' } }, ['body[0] REQUIRES'], 0],
    [
      'ImageSet',
      {
        type: 'ImageSet',
        images: [
          { url: 'https://a.no/b.png', altText: 'a' },
          { url: 'https://a.no/c.png', altText: 'b' },
        ],
      },
      ['body[0] STACKED'],
      2,
    ],
    ['Image without altText', { type: 'Image', url: 'https://a.no/b.png' }, ['body[0] IMAGE_WITHOUT_ALT'], 1],
    [
      'Image without address',
      { type: 'Image', url: 'data:image/png;base64,AA', altText: 'Hjulet' },
      ['body[0] IMAGE_AS_TEXT'],
      1,
    ],
    [
      'Media',
      {
        type: 'Media',
        poster: 'https://a.no/b.png',
        altText: 'Film',
        sources: [{ url: 'https://a.no/f.mp4' }],
      },
      ['body[0] MEDIA'],
      2,
    ],
    [
      'three columns',
      {
        type: 'ColumnSet',
        columns: ['a', 'b', 'c'].map((text) => ({ items: [{ type: 'TextBlock', text }] })),
      },
      ['body[0] STACKED'],
      3,
    ],
    [
      'ToggleVisibility',
      {
        type: 'ActionSet',
        actions: [{ type: 'Action.ToggleVisibility', title: 'Vis', targetElements: ['x'] }],
      },
      ['body[0].actions[0] TOGGLE'],
      0,
    ],
    [
      'ShowCard',
      {
        type: 'ActionSet',
        actions: [
          { type: 'Action.ShowCard', title: 'Mer', card: { body: [{ type: 'TextBlock', text: 'x' }] } },
        ],
      },
      ['body[0].actions[0] SHOW_CARD'],
      2,
    ],
    [
      'disabled',
      { type: 'ActionSet', actions: [{ ...save, isEnabled: false }] },
      ['body[0].actions[0] DISABLED'],
      1,
    ],
    [
      'bad address',
      { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: 'Ring', url: 'tel:112' }] },
      ['body[0].actions[0] BAD_URL'],
      1,
    ],
    ['password', { type: 'Input.Text', id: 'a', label: 'Ord', style: 'password' }, ['body[0] PASSWORD'], 1],
    [
      'no choices',
      { type: 'Input.ChoiceSet', id: 'a', label: 'Valg', choices: [] },
      ['body[0] NO_CHOICES'],
      1,
    ],
    ['no label', { type: 'Input.Date', id: 'a' }, ['body[0] NO_LABEL'], 1],
    [
      'impossible date',
      { type: 'Input.Date', id: 'a', label: 'Dag', value: '2026-02-30' },
      ['body[0] VALUE_DROPPED'],
      1,
    ],
    [
      'impossible bounds',
      { type: 'Input.Number', id: 'a', label: 'Tall', min: 9, max: 1 },
      ['body[0] RANGE_DROPPED'],
      1,
    ],
    ['bad regex', { type: 'Input.Text', id: 'a', label: 'Kode', regex: '(' }, ['body[0] BAD_REGEX'], 1],
  ])('%s', (_name, element, codes, count) => {
    const converted = convert(element);
    expect(converted.codes).toEqual(codes);
    expect(converted.blocks).toHaveLength(count);
  });

  it('shows what a toggle would show', () => {
    const { blocks } = convert([
      { type: 'TextBlock', id: 'x', text: 'gjemt', isVisible: false },
      {
        type: 'ActionSet',
        actions: [{ type: 'Action.ToggleVisibility', title: 'Vis', targetElements: [{ elementId: 'x' }] }],
      },
    ]);
    expect(blocks).toEqual([section('gjemt')]);
  });

  it('a second table of a message becomes lines', () => {
    const table = {
      type: 'Table',
      rows: [
        {
          cells: [
            { items: [{ type: 'TextBlock', text: 'a' }] },
            { items: [{ type: 'TextBlock', text: 'b' }] },
          ],
        },
      ],
    };
    const { blocks, codes } = convert([table, table]);
    expect(blocks[1]).toEqual(section('*a* | *b*'));
    expect(codes).toEqual(['body[1] TABLE_AS_TEXT']);
  });

  it('tells of colours only when asked', () => {
    const red = { type: 'TextBlock', text: 'x', color: 'Attention' };
    expect(convert(red).codes).toEqual([]);
    expect(convert(red, { reportDecoration: true }).codes).toEqual(['body[0].color DECORATION']);
  });

  it('never throws on what is no card', () => {
    for (const card of [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { body: 7, actions: {} },
      { body: [null, 1, [], { type: {} }] },
    ]) {
      expect(toBlocks(card, { surface: 'message' }).text).toBe('…');
    }
  });

  it('follows no card into its depth for ever', () => {
    let deep: Json = { type: 'TextBlock', text: 'innerst' };
    for (let i = 0; i < 20_000; i++) deep = { type: 'Container', items: [deep] };
    const { degraded } = toBlocks({ body: [deep] }, { surface: 'message' });
    expect(degraded).toMatchObject([{ code: 'TOO_DEEP', texts: ['innerst'] }]);
  });
});
