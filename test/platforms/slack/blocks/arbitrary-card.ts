/** Generates Adaptive Cards 1.5: all elements, nested, with the texts that break things. */
import fc from 'fast-check';
import { hostileText as text } from './hostile-text.ts';

type Json = Record<string, unknown>;

const id = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[a-z]{1,6}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'a~2',
      '~#3',
      'x'.repeat(255),
      'y'.repeat(300),
      ' a',
      'æ ø',
      '',
      '__proto__',
      'a\u0000b',
    ),
  },
);
const flag = fc.boolean();
const url = fc.constantFrom(
  'https://eksempel.no/a.png',
  'http://a.no/?x=1&y=2',
  'https://a.no/|x>',
  'data:image/png;base64,AAAA',
  'javascript:alert(1)',
  'mailto:rektor@skole.no',
  'tel:112',
  '',
  'ikke en adresse',
  `https://a.no/${'x'.repeat(1_500)}`,
  `https://a.no/${'x'.repeat(3_100)}`,
);

function record(shape: Record<string, fc.Arbitrary<unknown>>, required: string[]): fc.Arbitrary<Json> {
  return fc.record(shape, { requiredKeys: required }) as fc.Arbitrary<Json>;
}
function element(
  type: string,
  shape: Record<string, fc.Arbitrary<unknown>>,
  required: string[] = [],
): fc.Arbitrary<Json> {
  const common = {
    separator: flag,
    isVisible: fc.oneof(
      { weight: 9, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
    spacing: fc.constantFrom('none', 'large'),
    requires: fc.constantFrom({ adaptiveCards: '1.2' }, { adaptiveCards: '1.6' }, { acTeams: '1.0' }),
    fallback: fc.constantFrom(
      'drop',
      { type: 'TextBlock', text: 'reserve' },
      { type: 'Ukjent', fallback: { type: 'TextBlock', text: 'siste' } },
    ),
  };
  const rare = ['isVisible', 'requires', 'fallback'];
  return fc
    .tuple(
      record({ type: fc.constant(type), ...common, ...shape }, ['type', ...required]),
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([made, n]) =>
      n === 0 ? made : Object.fromEntries(Object.entries(made).filter(([key]) => !rare.includes(key))),
    );
}

const data = fc.oneof(
  { weight: 4, arbitrary: id.map((ref) => ({ ref })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { ref: '{"x":1}' },
      { verb: 'fra.data', ref: 'r' },
      'streng',
      7,
      null,
      [],
      { a: { b: [1, '2'] } },
      { ref: 'r'.repeat(2_500) },
    ),
  },
  { weight: 1, arbitrary: fc.dictionary(fc.string({ maxLength: 5 }), text, { maxKeys: 3 }) },
);
const press = {
  title: text,
  id,
  data,
  tooltip: text,
  isEnabled: fc.constantFrom(true, true, true, false),
  style: fc.constantFrom('default', 'positive', 'destructive'),
  mode: fc.constantFrom('primary', 'secondary'),
  associatedInputs: fc.constantFrom('auto', 'none'),
};
const verb = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('answer.save', 'prompt.later', 'home.help', 'a') },
  { weight: 1, arbitrary: fc.constantFrom('open:x', 'a~2', '', 'v'.repeat(260), 'a|b', '🙂') },
);

const { node: anyElement, action: anyAction } = fc.letrec<{
  node: Json;
  action: Json;
  nodes: Json[];
  actions: Json[];
}>((tie) => {
  const nodes = tie('nodes');
  const actions = tie('actions');
  const choices = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.array(record({ title: text, value: fc.oneof(id, text) }, ['title', 'value']), {
        maxLength: 13,
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: 90, max: 230 })
        .map((n) => Array.from({ length: n }, (_, i) => ({ title: `Valg ${i}`, value: `${i}` }))),
    },
  );
  const common = { id, label: text, isRequired: flag, errorMessage: text };
  const run = fc.oneof(
    text,
    record(
      {
        type: fc.constant('TextRun'),
        text,
        weight: fc.constantFrom('Bolder', 'lighter'),
        italic: flag,
        strikethrough: flag,
        underline: flag,
        isSubtle: flag,
        size: fc.constantFrom('Large', 'small'),
        selectAction: tie('action'),
      },
      ['type', 'text'],
    ).map((made) => (made.size === 'Large' || made.isSubtle ? { ...made, selectAction: undefined } : made)),
  );
  const column = element(
    'Column',
    { items: nodes, width: fc.constant('auto'), selectAction: tie('action') },
    ['items'],
  );
  const cell = record(
    {
      type: fc.constant('TableCell'),
      items: fc.oneof(
        nodes,
        fc.array(record({ type: fc.constant('TextBlock'), text }, ['type', 'text']), { maxLength: 2 }),
      ),
    },
    ['type', 'items'],
  );
  const row = record({ type: fc.constant('TableRow'), cells: fc.array(cell, { maxLength: 4 }) }, [
    'type',
    'cells',
  ]);
  return {
    nodes: fc.array(tie('node'), { maxLength: 4, depthIdentifier: 'card' }),
    actions: fc.array(tie('action'), { maxLength: 6, depthIdentifier: 'card' }),
    action: fc.oneof(
      { depthIdentifier: 'card', maxDepth: 4 },
      { weight: 4, arbitrary: element('Action.Execute', { ...press, verb }, ['title']) },
      { weight: 2, arbitrary: element('Action.Submit', press, ['title']) },
      { weight: 2, arbitrary: element('Action.OpenUrl', { ...press, url }, ['title', 'url']) },
      {
        weight: 1,
        arbitrary: element(
          'Action.ToggleVisibility',
          {
            title: text,
            targetElements: fc.array(
              fc.oneof(id, record({ elementId: id, isVisible: flag }, ['elementId'])),
              { maxLength: 2 },
            ),
          },
          ['title'],
        ),
      },
      { weight: 1, arbitrary: element('Action.Ukjent', { title: text }, ['title']) },
      {
        weight: 1,
        arbitrary: element(
          'Action.ShowCard',
          {
            title: text,
            card: record({ type: fc.constant('AdaptiveCard'), body: nodes, actions }, ['type']),
          },
          ['title', 'card'],
        ),
      },
    ),
    node: fc.oneof(
      { depthIdentifier: 'card', maxDepth: 4, depthSize: 'small' },
      {
        weight: 6,
        arbitrary: element(
          'TextBlock',
          {
            id,
            text,
            weight: fc.constantFrom('Bolder', 'default'),
            size: fc.constantFrom('Large', 'small', 'Medium'),
            isSubtle: flag,
            style: fc.constantFrom('heading', 'default'),
            wrap: flag,
            color: fc.constant('Attention'),
          },
          ['text'],
        ),
      },
      {
        weight: 4,
        arbitrary: element('RichTextBlock', { inlines: fc.array(run, { maxLength: 4 }) }, ['inlines']),
      },
      {
        weight: 2,
        arbitrary: element(
          'FactSet',
          { facts: fc.array(record({ title: text, value: text }, ['title', 'value']), { maxLength: 13 }) },
          ['facts'],
        ),
      },
      {
        weight: 2,
        arbitrary: element('Image', { url, altText: text, selectAction: tie('action') }, ['url']),
      },
      {
        weight: 1,
        arbitrary: element(
          'ImageSet',
          {
            images: fc.array(record({ type: fc.constant('Image'), url, altText: text }, ['url']), {
              maxLength: 4,
            }),
          },
          ['images'],
        ),
      },
      {
        weight: 1,
        arbitrary: element(
          'Media',
          {
            sources: fc.array(record({ mimeType: fc.constant('video/mp4'), url }, ['url']), { maxLength: 2 }),
            poster: url,
            altText: text,
          },
          ['sources'],
        ),
      },
      {
        weight: 2,
        arbitrary: element(
          'Container',
          { id, items: nodes, selectAction: tie('action'), style: fc.constant('emphasis') },
          ['items'],
        ),
      },
      {
        weight: 2,
        arbitrary: element(
          'ColumnSet',
          { columns: fc.array(column, { maxLength: 3 }), selectAction: tie('action') },
          ['columns'],
        ),
      },
      {
        weight: 1,
        arbitrary: element(
          'Table',
          {
            rows: fc.array(row, { maxLength: 4 }),
            columns: fc.constant([{ width: 1, horizontalCellContentAlignment: 'Center' }]),
            firstRowAsHeader: flag,
          },
          ['rows'],
        ),
      },
      { weight: 2, arbitrary: element('ActionSet', { actions }, ['actions']) },
      { weight: 1, arbitrary: element('Ukjent.Ting', { text, items: nodes }) },
      {
        weight: 2,
        arbitrary: element(
          'Input.Text',
          {
            ...common,
            placeholder: text,
            value: text,
            isMultiline: flag,
            maxLength: fc.constantFrom(0, 10, 3_000, 9_000),
            style: fc.constantFrom('Email', 'url', 'password', 'tel'),
            regex: fc.constantFrom('^a+$', '(', ''),
            inlineAction: tie('action'),
          },
          ['id'],
        ),
      },
      {
        weight: 1,
        arbitrary: element(
          'Input.Number',
          {
            ...common,
            placeholder: text,
            value: fc.oneof(fc.integer(), text, fc.double()),
            min: fc.constantFrom(-1, 5, 1e21),
            max: fc.constantFrom(3, 10, Number.NaN),
          },
          ['id'],
        ),
      },
      {
        weight: 1,
        arbitrary: element(
          'Input.Date',
          {
            ...common,
            placeholder: text,
            value: fc.constantFrom('2026-08-28', '2026-02-30', 'i morgen'),
            min: fc.constant('2026-01-01'),
          },
          ['id'],
        ),
      },
      {
        weight: 1,
        arbitrary: element(
          'Input.Time',
          { ...common, placeholder: text, value: fc.constantFrom('08:30', '24:00', '8.30') },
          ['id'],
        ),
      },
      {
        weight: 1,
        arbitrary: element(
          'Input.Toggle',
          {
            ...common,
            title: text,
            value: fc.constantFrom('true', 'ja'),
            valueOn: fc.oneof(id, text),
            valueOff: fc.oneof(id, text),
          },
          ['id', 'title'],
        ),
      },
      {
        weight: 2,
        arbitrary: element(
          'Input.ChoiceSet',
          {
            ...common,
            placeholder: text,
            choices,
            value: fc.constantFrom('a', '1,2', 'finnes ikke'),
            style: fc.constantFrom('expanded', 'compact', 'filtered'),
            isMultiSelect: flag,
          },
          ['id', 'choices'],
        ),
      },
    ),
  };
});

export const anyCard: fc.Arbitrary<Json> = fc
  .record(
    {
      type: fc.constant('AdaptiveCard'),
      version: fc.constant('1.5'),
      body: fc.oneof(
        { weight: 30, arbitrary: fc.array(anyElement, { maxLength: 9 }) },
        { weight: 1, arbitrary: fc.array(anyElement, { minLength: 40, maxLength: 60 }) },
      ),
      actions: fc.oneof(
        { weight: 20, arbitrary: fc.array(anyAction, { maxLength: 6 }) },
        { weight: 1, arbitrary: fc.array(anyAction, { minLength: 24, maxLength: 30 }) },
      ),
      selectAction: anyAction,
      fallbackText: text,
      lang: fc.constantFrom('nb', 'nn', 'xx-ukjent', '?'),
    },
    { requiredKeys: ['type', 'version', 'body'] },
  )
  .map((card) => JSON.parse(JSON.stringify(card)) as Json);
