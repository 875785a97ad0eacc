/** A button as a person sees it. */
export interface Button {
  verb: string;
  ref: string;
  /** False: works without the fields. */
  sends: boolean;
}

/** A field as a person sees it. */
export interface Input {
  id: string;
  kind: 'text' | 'choice' | 'choices' | 'date' | 'number' | 'toggle';
  value: string;
  choices: string[];
  /** What stands beside each choice. */
  titles: string[];
  required: boolean;
  maxLength: number;
}

/** What can be done in a card: all that a person needs to act on it. */
export interface Look {
  buttons: Button[];
  inputs: Input[];
}

type Json = Record<string, unknown>;

const READ_BY_PEOPLE = new Set(['text', 'title', 'value', 'label', 'placeholder', 'altText', 'errorMessage']);

/** Finds buttons and fields in the expanded Adaptive Card, as a client draws them. */
export function lookOf(card: unknown): Look {
  const look: Look = { buttons: [], inputs: [] };
  walk(card, (element) => {
    if (element.type === 'Action.Execute') look.buttons.push(buttonFrom(element));
    if (typeof element.type === 'string' && element.type.startsWith('Input.'))
      look.inputs.push(inputFrom(element));
  });
  return look;
}

/** Every string of the card that somebody may read, in order. */
export function wordsOf(card: unknown): string[] {
  const words: string[] = [];
  walk(card, (element) => {
    for (const [name, value] of Object.entries(element)) {
      if (READ_BY_PEOPLE.has(name) && typeof value === 'string' && value !== '') words.push(value);
    }
  });
  return words;
}

/** A platform that knows Action.Execute never shows its fallback. */
function walk(node: unknown, visit: (element: Json) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, visit);
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
  visit(node as Json);
  for (const [name, child] of Object.entries(node)) if (name !== 'fallback') walk(child, visit);
}

function buttonFrom(element: Json): Button {
  const data = (element.data ?? {}) as Json;
  return {
    verb: String(element.verb),
    ref: String(data.ref ?? ''),
    sends: element.associatedInputs !== 'none',
  };
}

const KINDS: Record<string, Input['kind']> = {
  'Input.Text': 'text',
  'Input.Date': 'date',
  'Input.Number': 'number',
  'Input.Toggle': 'toggle',
};

function inputFrom(element: Json): Input {
  const choices = Array.isArray(element.choices) ? (element.choices as Json[]) : [];
  const kind = KINDS[String(element.type)] ?? (element.isMultiSelect === true ? 'choices' : 'choice');
  return {
    id: String(element.id),
    kind,
    value: String(element.value ?? ''),
    choices: choices.map((choice) => String(choice.value)),
    titles: choices.map((choice) => String(choice.title)),
    required: element.isRequired === true,
    maxLength: Number(element.maxLength ?? 0),
  };
}
