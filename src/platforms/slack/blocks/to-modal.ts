import { type ActionMeaning, meaningOf } from './action-value.ts';
import type { Block, ModalView, PlainText } from './block-types.ts';
import { cleanText, isBlank } from './clean-text.ts';
import { type BlocksOptions, type Context, report } from './context.ts';
import { createContext } from './create-context.ts';
import { plain } from './cut-text.ts';
import type { Degradation } from './degradation.ts';
import { actionRows, sends, submitAction, takesFields, type Wanted } from './form.ts';
import { actionName } from './gather.ts';
import { LIMITS } from './limits.ts';
import { packMetadata } from './private-metadata.ts';
import { isObject, type Json, list, str, typeOf } from './read-json.ts';
import { convertCard, finish } from './to-blocks.ts';

export interface ModalOptions extends Omit<BlocksOptions, 'surface'> {
  /** The first heading of the card when not given. */
  title?: string;
  /** Which action sends it, as `fromState` gave it for the opening button. */
  action?: Wanted;
  /** The bot's own words to itself, back in `fromState` (where the message stands, for instance). */
  meta?: string;
  /** The message that opened it has the actions beside the sending one that take no fields: they are left out here. */
  companion?: boolean;
  /** Slack says when it is closed without sending. */
  notifyOnClose?: boolean;
}

export interface Modal {
  view: ModalView;
  /** Pages that did not fit in the first: 100 blocks each. */
  more: Block[][];
  degraded: Degradation[];
}

/** A card as a dialog: its main action is the submit button, its other actions are buttons inside. */
export function toModal(given: unknown, options: ModalOptions = {}): Modal {
  const card = isObject(given) ? given : {};
  const whole: BlocksOptions = { ...options, surface: 'modal' };
  const submit = submitAction(card, options.action);
  const asForm = convert(card, whole, new Set([submit, ...(options.companion ? besides(card, submit) : [])]));
  const hasFields = asForm.ctx.found.length > 0;
  // Without fields there is nothing to submit: every action is a button.
  const { ctx, content } = hasFields ? asForm : convert(card, whole, new Set());
  const { title, heading } = titleOf(ctx, card, content, options);
  const { blocks, more, degraded } = finish(ctx, card, [...heading, ...content], whole);
  const sent = hasFields ? submit : undefined;
  const view: ModalView = {
    type: 'modal',
    title,
    ...closing(ctx),
    ...sending(ctx, card, sent, options),
    blocks,
  };
  if (hasFields) view.submit = submitLabel(ctx, card, submit);
  if (options.notifyOnClose) view.notify_on_close = true;
  return { view, more, degraded };
}

function convert(
  card: Json,
  options: BlocksOptions,
  elsewhere: Set<unknown>,
): { ctx: Context; content: Block[] } {
  const ctx = createContext(card, options);
  ctx.elsewhere = elsewhere;
  return { ctx, content: convertCard(ctx, card) };
}

/** What takes no fields and stands beside the sending action: the message has it. What stands elsewhere belongs to its text. */
function besides(card: Json, submit: Json | undefined): Json[] {
  const row = actionRows(card).find((actions) => actions.includes(submit)) ?? [];
  return row.filter(isObject).filter((action) => sends(action) && !takesFields(action));
}

/**
 * A title holds 24 signs. A heading that is longer stands whole in the dialog, under the matter that stands above it in the
 * card («Ny vurderingsrunde · Nordlia»); a title that the caller wants and that does not fit is cut, and stands whole as header.
 */
function titleOf(
  ctx: Context,
  card: Json,
  content: Block[],
  options: ModalOptions,
): { title: PlainText; heading: Block[] } {
  const given = cleanText(options.title ?? '').trim();
  if (isBlank(given)) return { title: plain(ownTitle(ctx, card, content), LIMITS.modalTitle), heading: [] };
  const title = plain(given.replace(/\s+/g, ' '), LIMITS.modalTitle);
  if (given.length <= LIMITS.modalTitle) return { title, heading: [] };
  report(ctx, 'title', card, 'TITLE_CUT');
  return { title, heading: [{ type: 'header', text: plain(given, LIMITS.headerText) }] };
}

function ownTitle(ctx: Context, card: Json, content: Block[]): string {
  const heading = content.find((block) => block.type === 'header')?.text.text;
  const above = topLine(card);
  const words = [heading ?? '', above.split(' · ', 1)[0] ?? ''].map((one) => one.replace(/\s+/g, ' ').trim());
  return words.find((one) => !isBlank(one) && one.length <= LIMITS.modalTitle) ?? ctx.labels.title;
}

/** The runs of the text that a card begins with. */
function topLine(card: Json): string {
  const [first] = list(card.body);
  const runs = isObject(first) && typeOf(first) === 'RichTextBlock' ? list(first.inlines) : [];
  return cleanText(runs.map((run) => (isObject(run) ? str(run.text) : str(run))).join(''));
}

function closing(ctx: Context): { close: PlainText } {
  return { close: plain(ctx.labels.close, LIMITS.modalButton) };
}

function submitLabel(ctx: Context, card: Json, submit: Json | undefined): PlainText {
  if (!submit) report(ctx, 'actions', card, 'NO_SUBMIT');
  const title = cleanText(str(submit?.title)).trim();
  if (submit && title.length > LIMITS.modalButton)
    report(ctx, 'actions', submit, 'BUTTON_CUT', { texts: [title] });
  if (submit && !isBlank(str(submit.tooltip)))
    report(ctx, 'actions', submit, 'TOOLTIP_LOST', { texts: [str(submit.tooltip)] });
  return plain(isBlank(title) ? ctx.labels.submit : title, LIMITS.modalButton);
}

/** What the dialog carries to say what it sends. */
function sending(
  ctx: Context,
  card: Json,
  submit: Json | undefined,
  options: ModalOptions,
): { callback_id: string; private_metadata: string } {
  const meaning: ActionMeaning = submit ? meaningOf(submit) : { verb: 'submit', reference: '' };
  const packed = packMetadata(meaning, options.meta);
  if (packed.tooLong)
    report(ctx, 'actions', submit ?? card, 'METADATA_TOO_LONG', {
      actions: submit ? [actionName(submit)] : [],
    });
  return { callback_id: packed.callbackId, private_metadata: packed.metadata };
}
