/** What a card holds, found apart from the converter: its texts, its fields, its actions. */
import { decodeAction } from '../../../../src/platforms/slack/blocks/action-value.ts';

type Json = Record<string, unknown>;

export interface Content {
  /** Where markdown counts: only letters and digits can be compared. */
  marked: string[];
  literal: string[];
  inputs: string[];
  /** `verb ref data` or the address. */
  actions: { name: string; key: string }[];
}

const ELEMENTS = new Set([
  'TextBlock',
  'RichTextBlock',
  'FactSet',
  'Image',
  'ImageSet',
  'Media',
  'Container',
  'ColumnSet',
  'Column',
  'Table',
  'ActionSet',
  'Input.Text',
  'Input.Number',
  'Input.Date',
  'Input.Time',
  'Input.Toggle',
  'Input.ChoiceSet',
  'Action.Execute',
  'Action.Submit',
  'Action.OpenUrl',
  'Action.ShowCard',
  'Action.ToggleVisibility',
]);
const LITERAL_KEYS = ['label', 'placeholder', 'altText', 'title', 'tooltip'];
const SKIPPED_KEYS = new Set([
  'data',
  'requires',
  'fallback',
  'fallbackText',
  'errorMessage',
  'targetElements',
]);

export function contentOf(card: Json): Content {
  const content: Content = { marked: [], literal: [], inputs: [], actions: [] };
  visit(card, '', content);
  return content;
}

/** `gone`: inside of something that is not shown, where fallbacks count for nothing. */
function visit(node: unknown, key: string, content: Content, gone = false): void {
  if (Array.isArray(node)) for (const part of node) visit(part, key, content, gone);
  else if (typeof node === 'object' && node !== null) visitObject(node as Json, key, content, gone);
  else if (typeof node === 'string' && key === 'inlines') content.literal.push(node);
}

function visitObject(node: Json, key: string, content: Content, gone: boolean): void {
  const type = String(node.type ?? '');
  addTexts(node, type, key, content);
  if (type.startsWith('Input.')) content.inputs.push(String(node.id));
  if (type.startsWith('Action.')) content.actions.push({ name: nameOf(node), key: keyOf(node) });
  const instead = usesFallback(node, type);
  const inside = gone || instead || node.isVisible === false || node.isEnabled === false;
  for (const [name, part] of Object.entries(node))
    if (!SKIPPED_KEYS.has(name)) visit(part, name, content, inside);
  if (instead && !gone) visit(node.fallback, 'fallback', content);
}

function addTexts(node: Json, type: string, key: string, content: Content): void {
  if (key === 'facts') content.marked.push(String(node.title), String(node.value));
  else if (key === 'choices') content.literal.push(String(node.title));
  else {
    const into = type === 'TextBlock' ? content.marked : content.literal;
    if (typeof node.text === 'string') into.push(node.text);
    for (const name of LITERAL_KEYS) if (typeof node[name] === 'string') content.literal.push(node[name]);
    if (type === 'Input.Text' && typeof node.value === 'string') content.literal.push(node.value);
  }
}

function usesFallback(node: Json, type: string): boolean {
  if (node.isVisible === false && !type.startsWith('Action.')) return false;
  if (type === '' || ['AdaptiveCard', 'TextRun', 'TableRow', 'TableCell'].includes(type)) return false;
  const required = Object.entries((node.requires ?? {}) as Json);
  const met = required.every(([feature, version]) => feature === 'adaptiveCards' && Number(version) <= 1.5);
  return !(ELEMENTS.has(type) && met);
}

function nameOf(action: Json): string {
  return String(action.title || action.verb || action.id || action.type);
}

function keyOf(action: Json): string {
  if (action.type === 'Action.OpenUrl') return `url ${String(action.url)}`;
  if (action.type !== 'Action.Execute' && action.type !== 'Action.Submit') return String(action.type);
  const data = action.data;
  const object =
    typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...(data as Json) } : undefined;
  const submit = action.type === 'Action.Submit';
  const said = submit && typeof object?.verb === 'string' ? object.verb : String(action.verb ?? '');
  if (submit && typeof object?.verb === 'string') delete object.verb;
  const ref = typeof object?.ref === 'string' ? object.ref : '';
  if (typeof object?.ref === 'string') delete object.ref;
  const rest = object ? (Object.keys(object).length > 0 ? object : undefined) : (data ?? undefined);
  return pressKey(said || String(action.id || (submit ? 'submit' : 'execute')), ref, rest);
}

function pressKey(verb: string, reference: string, data: unknown): string {
  return JSON.stringify([verb, reference, data ?? null]);
}

/** The keys of all that can be pressed in some blocks. */
export function pressable(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(pressable);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Json;
  if (node.type === 'link') return [`url ${String(node.url)}`];
  if (node.type === 'mrkdwn') {
    return [...String(node.text).matchAll(/<([^<>|]+)\|/g)].map(
      (match) => `url ${String(match[1]).replaceAll('&amp;', '&')}`,
    );
  }
  if (node.type === 'button') {
    if (node.url !== undefined) return [`url ${String(node.url)}`];
    const { verb, reference, data } = decodeAction(
      String(node.action_id),
      node.value === undefined ? undefined : String(node.value),
    );
    return [pressKey(verb, reference, data)];
  }
  if (node.type === 'overflow') {
    return (node.options as { value: string }[]).map((option) => {
      const border = option.value.indexOf('|');
      const { verb, reference, data } = decodeAction(
        option.value.slice(0, border),
        option.value.slice(border + 1),
      );
      return pressKey(verb, reference, data);
    });
  }
  return Object.values(node).flatMap(pressable);
}

/** All strings that are shown or read out, in order; mrkdwn with its entities and links as people see them. */
export function shownTexts(value: unknown): string[] {
  if (Array.isArray(value)) {
    // What stands beside a text does not interrupt it.
    return [
      ...value.flatMap(shownTexts),
      ...value.flatMap((part) => shownTexts((part as Json | null)?.accessory)),
    ];
  }
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Json;
  const shown = ['text', 'alt_text', 'initial_value', 'accessibility_label'];
  return Object.entries(node).flatMap(([key, part]) => {
    if (typeof part !== 'string') return key === 'accessory' ? [] : shownTexts(part);
    return shown.includes(key) ? [node.type === 'mrkdwn' ? seen(part) : part] : [];
  });
}

function seen(mrkdwn: string): string {
  return mrkdwn
    .replace(/<([^<>|]+)\|([^<>]*)>/g, '$2')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
const CONTROLS = /[\u0000-\u001F\u007F-\u009F]/g;

/** Without white space, what has no width, and what no text can hold. */
export function squash(text: string): string {
  return text
    .toWellFormed()
    .replace(CONTROLS, '')
    .replace(/[\s\p{Cf}]+/gu, '');
}

/** Only what no markdown takes away. */
export function letters(text: string): string {
  return squash(text).replace(/[\u0021-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u007E•…]/g, '');
}
