import type { Block } from './block-types.ts';
import { type Degradation, type DegradationCode, degradation, type Lost } from './degradation.ts';
import type { Surface } from './limits.ts';
import { type Json, typeOf } from './read-json.ts';

/** The few words that the converter itself may have to write. Give them in the reader's language. */
export interface Labels {
  /** A picture without altText. */
  image: string;
  /** A button without a title. */
  button: string;
  /** Sends a form whose card has no action for it. */
  submit: string;
  /** Closes a dialog. */
  close: string;
  /** Title of a dialog whose card has no heading. */
  title: string;
  /** Opens the dialog; the title of the sending action when not given. */
  open: string | undefined;
}

export const ENGLISH: Labels = {
  image: 'Image',
  button: 'Choose',
  submit: 'Send',
  close: 'Close',
  title: 'Form',
  open: undefined,
};

export interface BlocksOptions {
  surface: Surface;
  /** For {{DATE()}} and {{TIME()}}; the card's own `lang`, else English. */
  locale?: string;
  /** IANA name; UTC when not given. */
  timeZone?: string;
  labels?: Partial<Labels>;
  /** What `requires` may ask for, with versions. `adaptiveCards` 1.5 is always there. */
  features?: Record<string, string>;
  /** Reports lost colours, sizes and places too; they never carry meaning alone in a good card. */
  reportDecoration?: boolean;
  /** Put in block ids, so that Slack takes an updated message or view as new fields with new initial values. */
  iteration?: string;
  /** Notification text; else the card's `fallbackText`, else its texts. */
  text?: string;
}

export interface FoundField {
  /** As in the card. */
  id: string;
  blockId: string;
  input: Json;
}

/** What one conversion carries along. */
export interface Context {
  surface: Surface;
  locale: string;
  timeZone: string;
  labels: Labels;
  features: Record<string, string>;
  decoration: boolean;
  iteration: string;
  degraded: Degradation[];
  /** `listed`: the fields are in a dialog, only their labels stand here. */
  fields: 'shown' | 'listed';
  /** Sections that are only labels of fields: neighbours are joined to one list. */
  listed: Set<Block>;
  /** Actions that stand elsewhere (the submit of a dialog). */
  elsewhere: ReadonlySet<unknown>;
  actionIds: Set<string>;
  /** What stands behind an action id or an address, for the report when its block does not fit. */
  pressable: Map<string, string[]>;
  blockIds: Set<string>;
  /** Ids that some Action.ToggleVisibility can show. */
  revealable: ReadonlySet<string>;
  /** The fields so far, in the order of their blocks. */
  found: FoundField[];
  /** The action that is shown as the button which opens the dialog. */
  opener: unknown;
  tableUsed: boolean;
  depth: number;
  /** Converts elements; here so that converters of containers need not import the dispatcher. */
  elements(items: unknown, path: string, firstIndex?: number): Block[];
  actions(items: unknown, path: string, title?: string): Block[];
}

export function report(
  ctx: Context,
  path: string,
  element: unknown,
  code: DegradationCode,
  lost?: Lost,
): void {
  ctx.degraded.push(degradation(path, typeOf(element) || 'unknown', code, lost));
}

/** Looks without meaning: told only when asked for. */
export function reportLooks(ctx: Context, path: string, element: Json, names: string[]): void {
  if (!ctx.decoration) return;
  const found = names.filter((name) => element[name] !== undefined && element[name] !== 'default');
  if (found.length > 0) report(ctx, `${path}.${found.join('+')}`, element, 'DECORATION');
}
