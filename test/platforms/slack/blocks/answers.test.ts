import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actionTakesFields,
  errorsByBlock,
  fromState,
  needsModal,
  toBlocks,
  toMessage,
  toModal,
  validateInputs,
} from '../../../../src/platforms/slack/blocks/index.ts';
import { modalView } from './block-kit-rules.ts';

type Json = Record<string, unknown>;

const question = {
  type: 'Input.Text',
  id: 'answer',
  label: 'Hva lærte dere?',
  isMultiline: true,
  isRequired: true,
};
const save = {
  type: 'Action.Execute',
  title: 'Lagre',
  verb: 'answer.save',
  style: 'positive',
  data: { ref: 'r1' },
  fallback: { type: 'Action.Submit', title: 'Lagre', data: { verb: 'answer.save', ref: 'r1' } },
};
const later = {
  type: 'Action.Execute',
  title: 'Senere',
  verb: 'prompt.later',
  data: { ref: 'r1' },
  associatedInputs: 'none',
};
const form = {
  type: 'AdaptiveCard',
  body: [{ type: 'TextBlock', style: 'heading', text: 'Refleksjon' }, question],
  actions: [save, later],
};
const yesOrNo = { type: 'Input.ChoiceSet', id: 'c', label: 'Valg', choices: [{ title: 'Ja', value: 'j' }] };

describe('message or dialog', () => {
  it('one short field is answered in the message', () => {
    const card = { body: [yesOrNo], actions: [save] };
    expect(needsModal(card)).toBe(false);
    expect(toMessage(card).messages[0]?.blocks.map((block) => block.type)).toEqual(['input', 'actions']);
  });

  it.each<[string, Json[]]>([
    ['a long text', [question]],
    ['two fields', [yesOrNo, { ...yesOrNo, id: 'd' }]],
    [
      'a field in a message that must be split',
      [yesOrNo, ...Array.from({ length: 60 }, () => ({ type: 'Image', url: 'https://a.no', altText: 'x' }))],
    ],
  ])('%s needs a dialog', (_what, body) => {
    expect(needsModal({ body, actions: [save] })).toBe(true);
  });

  it('the message shows what is asked, and a button that opens the dialog', () => {
    const { messages, degraded, dialog } = toMessage(form, { labels: { open: 'Svar' } });
    expect({ dialog, degraded }).toEqual({ dialog: true, degraded: [] });
    expect(JSON.stringify(messages[0]?.blocks)).toContain('• Hva lærte dere?');
    expect(messages[0]?.blocks.at(-1)).toMatchObject({
      elements: [
        { action_id: 'open:answer.save', value: 'r1', text: { text: 'Svar' }, style: 'primary' },
        { action_id: 'prompt.later', value: 'r1' },
      ],
    });
  });

  it('the dialog is sent by the action whose button opened it', () => {
    const other = { ...save, verb: 'answer.share', title: 'Lagre og del' };
    const card = { ...form, actions: [save, other, later] };
    const { view, degraded } = toModal(card, {
      action: { verb: 'answer.share', reference: 'r1' },
      companion: true,
      meta: 'C1 12.3',
    });
    modalView.parse(view);
    expect(degraded).toEqual([]);
    expect(view).toMatchObject({
      callback_id: 'answer.share',
      title: { text: 'Refleksjon' },
      submit: { text: 'Lagre og del' },
    });
    expect(view.blocks.at(-1)).toMatchObject({ type: 'actions', elements: [{ action_id: 'answer.save' }] });
    expect(fromState({}, view)).toMatchObject({
      verb: 'answer.share',
      reference: 'r1',
      meta: 'C1 12.3',
      opens: false,
    });
  });

  it('a form without an action to send it is reported, and can still be filled in', () => {
    const card = { body: [question] };
    const { view, degraded } = toModal(card, { labels: { submit: 'Send' } });
    modalView.parse(view);
    expect(degraded.map((one) => one.code)).toEqual(['NO_SUBMIT']);
    expect(toMessage(card).messages[0]?.blocks.at(-1)).toMatchObject({
      elements: [{ action_id: 'open:submit' }],
    });
  });

  it('a new iteration has new block ids, and the answers the old ids', () => {
    const { view } = toModal(form, { iteration: '17' });
    expect(view.blocks[1]).toMatchObject({ block_id: 'answer~1.17' });
    expect(
      fromState({ 'answer~1.17': { field: { type: 'plain_text_input', value: 'x' } } }, view).values,
    ).toEqual({ answer: 'x' });
    expect(errorsByBlock(form, { answer: 'Skriv noe' }, '17')).toEqual({ 'answer~1.17': 'Skriv noe' });
  });
});

describe('what comes back', () => {
  it('is as typed: "42" is no number, and JSON is text', () => {
    const state = {
      a: { field: { type: 'plain_text_input', value: '42' } },
      b: { field: { type: 'plain_text_input', value: '{"x":1}' } },
      c: { field: { type: 'number_input', value: '4.50' } },
      d: { field: { type: 'plain_text_input', value: null } },
      e: { field: { type: 'datepicker', selected_date: '2026-08-28' } },
      f: { field: { type: 'timepicker', selected_time: null } },
      g: { field: { type: 'static_select', selected_option: { value: 'j' } } },
      h: { field: { type: 'checkboxes', selected_options: [{ value: 'x' }, { value: 'y' }] } },
      i: { 'toggle=nei': { type: 'checkboxes', selected_options: [] } },
      j: { 'toggle=nei': { type: 'checkboxes', selected_options: [{ value: 'ja' }] } },
    };
    expect(fromState(state, { action_id: 'answer.save~2', value: 'r1' })).toEqual({
      verb: 'answer.save',
      reference: 'r1',
      opens: false,
      meta: '',
      values: {
        a: '42',
        b: '{"x":1}',
        c: '4.50',
        d: '',
        e: '2026-08-28',
        f: '',
        g: 'j',
        h: 'x,y',
        i: 'nei',
        j: 'ja',
      },
    });
  });

  it('knows the button that opens, and the choice of a menu', () => {
    expect(fromState({}, { action_id: 'open:answer.save', value: 'r1' })).toMatchObject({
      verb: 'answer.save',
      opens: true,
    });
    expect(fromState({}, { action_id: 'more', selected_option: { value: 'prompt.skip|r|1' } })).toMatchObject(
      { verb: 'prompt.skip', reference: 'r|1' },
    );
  });

  it.each([
    undefined,
    null,
    7,
    [],
    { a: null },
    { a: { field: null } },
    { a: { field: { type: 'checkboxes', selected_options: 7 } } },
  ])('takes %j without a throw', (state) => {
    expect(fromState(state, { action_id: 'v', value: '{"broken' })).toMatchObject({
      verb: 'v',
      reference: '{"broken',
    });
  });

  it('every choice of every field comes back as the card has it', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('', '~1', '~0=x', ' a ', 'x'.repeat(80), 'a,b', '\uD83D'),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        value,
        value,
        (values, multiple, on, off) => {
          const choices = values.map((one, index) => ({ title: `t${index}`, value: one }));
          const card = {
            body: [
              { type: 'Input.ChoiceSet', id: 'c', label: 'x', isMultiSelect: multiple, choices },
              { type: 'Input.Toggle', id: 't', title: 'x', valueOn: on, valueOff: off },
            ],
            actions: [save],
          };
          const [set, toggle] = toBlocks(card, { surface: 'modal' }).blocks as unknown as {
            element: Json & { options: Json[] };
          }[];
          const state = (option: Json | undefined, checked: boolean) => ({
            c: { field: { type: set?.element.type, selected_option: option, selected_options: [option] } },
            t: {
              [String(toggle?.element.action_id)]: {
                type: 'checkboxes',
                selected_options: checked ? toggle?.element.options : [],
              },
            },
          });
          values.forEach((one, index) => {
            const got = fromState(
              state(set?.element.options[index], index % 2 === 0),
              { action_id: 'v' },
              card,
            ).values;
            expect(got).toEqual({ c: one, t: index % 2 === 0 ? on : off });
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('says which actions take the fields', () => {
    expect(actionTakesFields(form, { verb: 'answer.save', reference: 'r1' })).toBe(true);
    expect(actionTakesFields(form, { verb: 'prompt.later', reference: 'r1' })).toBe(false);
  });
});

describe('checking of fields', () => {
  const checks: [string, Json, string, boolean][] = [
    ['required', { type: 'Input.Text', isRequired: true }, ' ', false],
    ['required', { type: 'Input.Text', isRequired: true }, 'x', true],
    ['not required', { type: 'Input.Date' }, '', true],
    ['maxLength', { type: 'Input.Text', maxLength: 3 }, 'abc', true],
    ['maxLength', { type: 'Input.Text', maxLength: 3 }, 'abcd', false],
    ['regex', { type: 'Input.Text', regex: '^\\d{4}$' }, '7601', true],
    ['regex', { type: 'Input.Text', regex: '^\\d{4}$' }, '760', false],
    ['regex with choices', { type: 'Input.Text', regex: '^(nb|nn)+$' }, 'nbnn', true],
    ['regex with choices', { type: 'Input.Text', regex: '^(nb|nn)+$' }, 'en', false],
    ['bad regex', { type: 'Input.Text', regex: '(' }, 'x', true],
    ['number', { type: 'Input.Number', min: 1, max: 10 }, '1', true],
    ['number', { type: 'Input.Number', min: 1, max: 10 }, '10,5', false],
    ['number', { type: 'Input.Number', min: 1, max: 10 }, '0.9', false],
    ['number', { type: 'Input.Number' }, '4,5', true],
    ['number', { type: 'Input.Number' }, '0x10', false],
    ['date', { type: 'Input.Date', min: '2026-08-01', max: '2026-08-31' }, '2026-08-31', true],
    ['date', { type: 'Input.Date', max: '2026-08-31' }, '2026-09-01', false],
    ['date', { type: 'Input.Date' }, '2026-02-30', false],
    ['time', { type: 'Input.Time', min: '08:00' }, '07:59', false],
    ['time', { type: 'Input.Time', min: '08:00' }, '08:00', true],
    ['choice', { type: 'Input.ChoiceSet', choices: [{ value: 'a' }] }, 'a', true],
    ['choice', { type: 'Input.ChoiceSet', choices: [{ value: 'a' }] }, 'b', false],
    [
      'choices',
      { type: 'Input.ChoiceSet', isMultiSelect: true, choices: [{ value: 'a' }, { value: 'b' }] },
      'a,b',
      true,
    ],
    [
      'choices',
      { type: 'Input.ChoiceSet', isMultiSelect: true, choices: [{ value: 'a' }, { value: 'b' }] },
      'a,c',
      false,
    ],
    ['toggle', { type: 'Input.Toggle', title: 'x', isRequired: true }, 'false', false],
    ['toggle', { type: 'Input.Toggle', title: 'x', isRequired: true }, 'true', true],
  ];
  it.each(checks)('%s %j: %s', (_what, input, value, right) => {
    const errors = validateInputs(
      { body: [{ label: 'x', id: 'a', errorMessage: 'Feil', ...input }] },
      { a: value },
    );
    expect(errors).toEqual(right ? {} : { a: 'Feil' });
  });

  it('says it in the words that are given', () => {
    const card = { body: [{ type: 'Input.Text', id: 'a', label: 'x', maxLength: 1 }] };
    expect(validateInputs(card, { a: 'xy' })).toEqual({ a: 'At most 1 characters.' });
    expect(validateInputs(card, { a: 'xy' }, (fault) => fault.code)).toEqual({ a: 'too-long' });
  });

  it('is not held up by an expression that backtracks without end', () => {
    const card = {
      body: [{ type: 'Input.Text', id: 'a', label: 'x', regex: '^(a+)+$', errorMessage: 'Feil' }],
    };
    const from = performance.now();
    expect(validateInputs(card, { a: `${'a'.repeat(200)}!` })).toEqual({ a: 'Feil' });
    // 50 ms is the bound; without it this takes longer than the universe.
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  it('ids that are names of object properties do no harm', () => {
    const card = {
      body: [{ type: 'Input.Text', id: '__proto__', label: 'x', isRequired: true, errorMessage: 'Feil' }],
    };
    expect(Object.entries(validateInputs(card, {}))).toEqual([['__proto__', 'Feil']]);
  });
});
