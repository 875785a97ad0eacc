import { h } from './dom.js';
import { t } from './texts.js';

/** Block Kit as Slack draws it, as far as our cards use it: messages, dialogs and the home tab. */
export function drawSlack(surface) {
  const blocks = h('div', { class: 'slack-blocks' }, surface.blocks.map(drawBlock));
  if (surface.type !== 'modal') {
    return h(
      'div',
      { class: 'slack-message' },
      h('img', { class: 'slack-face', src: '/workbench/icon.svg', alt: '', width: '36', height: '36' }),
      h(
        'div',
        { class: 'slack-body' },
        h('p', { class: 'slack-from' }, 'Årshjulet', h('span', { class: 'slack-app' }, 'APP')),
        blocks,
      ),
    );
  }
  const { title, submit, close } = surface;
  return h(
    'div',
    { class: 'slack-modal' },
    h('div', { class: 'slack-modal-head' }, title.text),
    blocks,
    h(
      'div',
      { class: 'slack-modal-foot' },
      close && h('button', { type: 'button', class: 'slack-button' }, close.text),
      submit && h('button', { type: 'button', class: 'slack-button slack-primary-green' }, submit.text),
    ),
  );
}

const BLOCKS = {
  header: ({ text }) => h('p', { class: 'slack-header' }, text.text),
  section: drawSection,
  context: ({ elements }) =>
    h(
      'div',
      { class: 'slack-context' },
      elements.map((one) => (one.type === 'image' ? picture(one) : textOf(one))),
    ),
  actions: ({ elements }) => h('div', { class: 'slack-actions' }, elements.map(drawElement)),
  input: drawInput,
  divider: () => h('hr', { class: 'slack-divider' }),
  image: (block) => picture(block),
  rich_text: ({ elements }) =>
    h(
      'p',
      { class: 'slack-text' },
      elements.flatMap((one) => one.elements.map(drawRich)),
    ),
  table: ({ rows }) =>
    h(
      'table',
      { class: 'slack-table' },
      rows.map((row) =>
        h(
          'tr',
          {},
          row.map((cell) => h('td', {}, cell.type === 'raw_text' ? cell.text : drawBlock(cell))),
        ),
      ),
    ),
};

function drawBlock(block) {
  return BLOCKS[block.type] ? BLOCKS[block.type](block) : h('p', { class: 'slack-text' }, block.type);
}

function drawSection({ text, fields = [], accessory }) {
  return h(
    'div',
    { class: 'slack-section' },
    h(
      'div',
      { class: 'slack-section-text' },
      text && textOf(text),
      fields.length > 0 && h('div', { class: 'slack-fields' }, fields.map(textOf)),
    ),
    accessory && drawElement(accessory),
  );
}

let labels = 0;

function drawInput({ label, hint, optional, element }) {
  labels += 1;
  const id = `slack-field-${labels}`;
  const name = h(
    'span',
    { class: 'slack-label', id },
    label.text,
    optional && h('span', { class: 'slack-optional' }, ` (${t('cards.optional')})`),
  );
  const field = drawElement(element);
  field.setAttribute('aria-labelledby', id);
  return h('div', { class: 'slack-input' }, name, field, hint && h('p', { class: 'slack-hint' }, hint.text));
}

const ELEMENTS = {
  button: ({ text, style, url }) =>
    h(
      'button',
      { type: 'button', class: `slack-button${style ? ` slack-${style}` : ''}` },
      text.text,
      url && ' ↗',
    ),
  overflow: ({ options }) =>
    h(
      'details',
      { class: 'slack-overflow' },
      h('summary', { class: 'slack-button' }, '⋯'),
      h(
        'ul',
        {},
        options.map(({ text }) => h('li', {}, text.text)),
      ),
    ),
  image: (element) => picture(element),
  plain_text_input: ({ multiline, initial_value: value = '', placeholder }) => {
    const field = h(multiline ? 'textarea' : 'input', {
      class: 'slack-field',
      placeholder: placeholder?.text,
      rows: multiline ? '4' : undefined,
    });
    field.value = value;
    return field;
  },
  static_select: (element) => select(element, [element.initial_option]),
  multi_static_select: (element) => select(element, element.initial_options ?? []),
  radio_buttons: (element) => boxes('radio', element, [element.initial_option]),
  checkboxes: (element) => boxes('checkbox', element, element.initial_options ?? []),
  datepicker: ({ initial_date: value }) => h('input', { class: 'slack-field', type: 'date', value }),
  timepicker: ({ initial_time: value }) => h('input', { class: 'slack-field', type: 'time', value }),
  number_input: ({ initial_value: value }) => h('input', { class: 'slack-field', type: 'number', value }),
  email_text_input: ({ initial_value: value }) => h('input', { class: 'slack-field', type: 'email', value }),
  url_text_input: ({ initial_value: value }) => h('input', { class: 'slack-field', type: 'url', value }),
};

function drawElement(element) {
  return ELEMENTS[element.type] ? ELEMENTS[element.type](element) : h('span', {}, element.type);
}

function select({ options = [], option_groups: groups = [], placeholder }, chosen) {
  const values = chosen.filter(Boolean).map(({ value }) => value);
  const all = [...options, ...groups.flatMap((group) => group.options)];
  const none = values.length === 0 ? [h('option', {}, placeholder?.text ?? '')] : [];
  return h(
    'select',
    { class: 'slack-field' },
    none,
    all.map(({ text, value }) => h('option', { value, selected: values.includes(value) }, text.text)),
  );
}

let groups = 0;

function boxes(type, { options }, chosen) {
  groups += 1;
  const name = `slack-${groups}`;
  const values = chosen.filter(Boolean).map(({ value }) => value);
  return h(
    'div',
    { class: 'slack-boxes', role: type === 'radio' ? 'radiogroup' : 'group' },
    options.map(({ text, description, value }) =>
      h(
        'label',
        {},
        h('input', { type, name, checked: values.includes(value) }),
        h('span', {}, text.text, description && h('span', { class: 'slack-hint' }, description.text)),
      ),
    ),
  );
}

function picture({ image_url: src, alt_text: alt }) {
  return h('img', { class: 'slack-image', src, alt });
}

function textOf({ type, text }) {
  return h('p', { class: 'slack-text' }, type === 'mrkdwn' ? mrkdwn(text) : text);
}

function drawRich({ type, text, url, style = {} }) {
  const inner = type === 'link' ? h('a', { href: url, rel: 'noreferrer' }, text) : h('span', {}, text);
  return Object.keys(style).reduce((made, name) => h(STYLES[name] ?? 'span', {}, made), inner);
}

const STYLES = { bold: 'strong', italic: 'em', strike: 's', underline: 'u' };
const MARKS = [
  [/^\*(?=\S)([^*\n]+?)\*(?![\p{L}\p{N}])/u, 'strong'],
  [/^_(?=\S)([^_\n]+?)_(?![\p{L}\p{N}])/u, 'em'],
  [/^~(?=\S)([^~\n]+?)~(?![\p{L}\p{N}])/u, 's'],
];

/** Slack's own markup: bold, italic, struck out, links and the three entities. */
function mrkdwn(text) {
  const made = [];
  let plain = '';
  const flush = () => {
    if (plain) made.push(entities(plain));
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const link = /^<((?:https?:\/\/|mailto:)[^|>]+)(?:\|([^>]*))?>/.exec(rest);
    const mark = /[\p{L}\p{N}]$/u.test(plain)
      ? undefined
      : MARKS.map(([pattern, tag]) => [pattern.exec(rest), tag]).find(([found]) => found);
    if (link) {
      flush();
      made.push(h('a', { href: entities(link[1]), rel: 'noreferrer' }, entities(link[2] ?? link[1])));
      at += link[0].length;
    } else if (mark) {
      flush();
      made.push(h(mark[1], {}, mrkdwn(mark[0][1])));
      at += mark[0][0].length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return made;
}

function entities(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
