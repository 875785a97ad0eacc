type Node = Record<string, unknown>;

/** What a client assumes anyway; left out, a card is a third smaller. */
const ASSUMED: Record<string, unknown> = {
  style: 'default',
  mode: 'primary',
  associatedInputs: 'auto',
  color: 'Default',
  weight: 'Default',
  isSubtle: false,
  spacing: 'Default',
  isRequired: false,
  isMultiline: false,
  isMultiSelect: false,
  separator: false,
  maxLength: 0,
};

/** Without these an element shows nothing. */
const CONTENT: Record<string, string> = {
  Container: 'items',
  ColumnSet: 'columns',
  Column: 'items',
  ActionSet: 'actions',
  RichTextBlock: 'inlines',
  FactSet: 'facts',
  TextBlock: 'text',
  TextRun: 'text',
  Image: 'url',
};

/**
 * Takes away what says nothing: empty texts, assumed values, containers without content. `Group` is a word of our
 * templates only, for several elements under one `$data`: its items take its place.
 */
export function tidy(card: Node): Node {
  return (tidyNode(card) ?? {}) as Node;
}

function tidyNode(node: unknown): unknown {
  if (Array.isArray(node)) return tidyList(node);
  if (typeof node !== 'object' || node === null) return node;
  const result: Node = {};
  for (const [key, value] of Object.entries(node)) {
    if (value === ASSUMED[key]) continue;
    const kept = tidyNode(value);
    if (!isNothing(kept)) result[key] = kept;
  }
  const content = CONTENT[String(result.type)];
  return content !== undefined && result[content] === undefined ? undefined : result;
}

function tidyList(list: unknown[]): unknown[] {
  const result: unknown[] = [];
  for (const item of list) {
    const kept = tidyNode(item);
    if (isNothing(kept)) continue;
    if (isGroup(kept)) result.push(...(kept.items ?? []));
    else result.push(kept);
  }
  return result;
}

function isGroup(node: unknown): node is { items?: unknown[] } {
  return typeof node === 'object' && node !== null && (node as Node).type === 'Group';
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
