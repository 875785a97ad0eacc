import { inTime } from '../../../app/in-time.ts';
import type { Message } from '../../../app/ports/messenger.ts';
import { isVerb } from '../../../app/verbs.ts';
import { type Block, errorsByBlock, fromState, type ModalView, validateInputs } from '../blocks/index.ts';
import { type Meta, readMeta } from '../dialogs.ts';
import type { SlackView, ViewClosed, ViewSubmission } from './envelope.ts';
import type { Ack, ListenerParts } from './listeners.ts';
import { isForeign } from './on-action.ts';
import { refill } from './refill.ts';
import { type Answer, inClass, isRefusal, keyOf, type Turn } from './turn.ts';
import { forgetTyped, keepTyped } from './typed.ts';

/** What a sent dialog leads to. */
type Outcome =
  /** Stays open, with what is wrong at each field. */
  | { type: 'errors'; errors: Record<string, string>; message: Message }
  /** The dialog shows what came of it. */
  | { type: 'show'; message: Message }
  /** The dialog closes; the message it was opened from says what came of it. */
  | { type: 'done'; message: Message };

/** A dialog that was sent. The answer says what becomes of it, so it must be there in three seconds. */
export function createOnSubmission(parts: ListenerParts) {
  const { handle, show, calls, forms, dialogs, draw, texts, log, background, deadlineMs, once, clock } =
    parts;

  async function onSubmission(owner: string, body: ViewSubmission): Promise<Ack> {
    const turn = turnOf(owner, body);
    const { verb } = fromState({}, body.view);
    if (!isVerb(verb)) return { response_action: 'clear' };
    const work = once(turn.key, () => submitted(turn, body.view)) as Promise<Outcome>;
    const outcome = await inTime(
      work.catch((error) => failed(turn, body.view, error)),
      deadlineMs,
    );
    if (outcome !== 'late') return ackOf(body.view, outcome);
    background(
      work
        .then((late) => afterwards(turn, body.view, late))
        .catch((error) => restore(turn, body.view, error)),
    );
    return update(dialogs.plain(texts.notice(turn.language, 'saving'), { meta: metaOf(body.view) }));
  }

  async function submitted(turn: Turn, view: SlackView): Promise<Outcome> {
    const { verb, reference, values, meta: packed } = fromState(view.state?.values, view);
    if (!isVerb(verb)) throw new Error('checked before');
    const meta = readMeta(packed);
    const wrong = await checked(turn, meta, values);
    if (wrong) return wrong;
    const answer = await handle.act(inClass(turn, verb, meta), { verb, reference, values });
    const { message, reply } = answer;
    if (!isRefusal(answer)) {
      await forgetTyped(parts, turn, view).catch((error) => log.warn('A draft was left behind', {}, error));
    }
    if (reply.inPlace && meta.message && !meta.message.shared && !draw(message).dialog) {
      background(
        show.replace(turn, meta.message, message, meta).catch((error) => notReplaced(turn, answer, error)),
      );
    }
    return outcomeOf(answer, view, meta);
  }

  /** What the card itself says of its fields, when it is known. The application checks again, whatever this says. */
  async function checked(
    turn: Turn,
    meta: Meta,
    values: Record<string, string>,
  ): Promise<Outcome | undefined> {
    const { message } = meta;
    const place = { owner: turn.owner, team: turn.team, channel: message?.channel ?? '' };
    if (!message || !(await handle.identify(turn))) return undefined;
    const form = await forms.find(place, message.ts);
    const errors = form ? validateInputs(form.card, values, texts.fault(turn.language)) : {};
    if (!form || Object.keys(errors).length === 0) return undefined;
    return { type: 'errors', errors: errorsByBlock(form.card, errors, meta.iteration), message: form };
  }

  function outcomeOf(answer: Answer, view: SlackView, meta: Meta): Outcome {
    const { reply, message } = answer;
    const errors = errorsAt(answer, view, meta);
    if (Object.keys(errors).length > 0) return { type: 'errors', errors, message };
    const whole = isRefusal(answer) ? errorOfAll(answer, view, meta) : undefined;
    if (whole) return { type: 'errors', errors: whole, message };
    const isRoot = !view.root_view_id || view.root_view_id === view.id;
    const closes = !isRefusal(answer) && reply.inPlace && meta.message && isRoot && !draw(message).dialog;
    return { type: closes ? 'done' : 'show', message };
  }

  /**
   * The same form again, with something to say of all of it: said at its first field, so that what was typed stays. A form
   * that sends something else (it asks whether one means it) takes the place of the dialog.
   */
  function errorOfAll(
    { reply, message }: Answer,
    view: SlackView,
    meta: Meta,
  ): Record<string, string> | undefined {
    const { language, data } = reply.view;
    const fields = (data.fields ?? []).map(({ id }) => [id, '…']);
    const { verb, reference } = fromState({}, view);
    const isSame =
      fields.length > 0 &&
      (data.actions ?? []).some((action) => action.verb === verb && action.ref === reference) &&
      Object.keys(atBlocks(message, Object.fromEntries(fields), view, meta)).length === fields.length;
    const [first] = inputsOf(view.blocks);
    return isSame && first && data.notice ? { [first]: texts.phrase(language, data.notice) } : undefined;
  }

  function errorsAt({ reply, message }: Answer, view: SlackView, meta: Meta): Record<string, string> {
    const wrong = (reply.view.data.fields ?? []).filter((field) => field.error !== undefined);
    const errors = wrong.map(({ id }) => [id, errorText(message, id)]);
    return atBlocks(message, Object.fromEntries(errors), view, meta);
  }

  /** Only blocks that the dialog has: Slack refuses an error for one that it has not. */
  function atBlocks(
    message: Message,
    errors: Record<string, string>,
    { blocks }: SlackView,
    { iteration }: Meta,
  ) {
    const there = inputsOf(blocks);
    const byBlock = Object.entries(errorsByBlock(message.card, errors, iteration));
    return Object.fromEntries(byBlock.filter(([id]) => there.includes(id)));
  }

  function errorText(message: Message, id: string): string {
    return errorsIn(message.card).get(id) ?? texts.say(message.language, 'slack.fieldWrong');
  }

  function ackOf(view: SlackView, outcome: Outcome): Ack {
    if (outcome.type === 'errors') return { response_action: 'errors', errors: outcome.errors };
    if (outcome.type === 'done') return { response_action: 'clear' };
    return update(dialogs.plain(outcome.message, { meta: metaOf(view), iteration: String(clock.now()) }));
  }

  const metaOf = (view: SlackView) => readMeta(fromState({}, view).meta);

  /** The dialog says «being saved»: now it says what came of it. */
  async function afterwards(turn: Turn, view: SlackView, outcome: Outcome): Promise<void> {
    log.warn('A dialog in Slack was done after its time', { outcome: outcome.type });
    const message = outcome.type === 'done' ? texts.notice(turn.language, 'thanks') : outcome.message;
    await show.inDialog(turn, message, view.id, metaOf(view));
  }

  /** Nothing was saved in time: the words stay in the dialog, with a sentence at the first field. */
  async function failed(turn: Turn, view: SlackView, error: unknown): Promise<Outcome> {
    log.error('A dialog in Slack could not be saved', {}, error);
    const [first] = inputsOf(view.blocks);
    const message = texts.notice(turn.language, 'notSaved');
    if (!first) return { type: 'show', message };
    const sentence = texts.say(turn.language, 'slack.notSaved.lead');
    return { type: 'errors', errors: { [first]: sentence }, message };
  }

  /** The dialog said «being saved» and it was not: it comes back with every word that was typed. */
  async function restore(turn: Turn, view: SlackView, error: unknown): Promise<void> {
    log.error('A dialog in Slack could not be saved, and said so late', {}, error);
    const sentence = texts.say(turn.language, 'slack.notSaved.lead');
    try {
      await calls.updateView(
        turn.team,
        view.id,
        refill(view, sentence, texts.labels(turn.language)) as ModalView,
      );
    } catch {
      await show.tell(turn, 'notSaved');
    }
  }

  async function notReplaced(turn: Turn, { message }: Answer, error: unknown): Promise<void> {
    log.warn('An answered message could not be replaced; the answer is sent as a new one', {}, error);
    await show.post(turn, message);
  }

  return onSubmission;
}

/** A dialog that was closed: what stood in it is kept. */
export function createOnClosed(parts: ListenerParts) {
  return async function onClosed(owner: string, body: ViewClosed): Promise<Ack> {
    const hasState = Object.keys((body.view.state?.values ?? {}) as object).length > 0;
    if (hasState) parts.background(keepTyped(parts, turnOf(owner, body), body.view));
    return undefined;
  };
}

function inputsOf(blocks: SlackView['blocks']): string[] {
  const inputs = (blocks as Partial<Block & { block_id: string }>[]).filter(({ type }) => type === 'input');
  return inputs.flatMap(({ block_id: id }) => id ?? []);
}

function update(view: ModalView): Ack {
  return { response_action: 'update', view };
}

/** What the card says is wrong, by field: the application's own words, as they are drawn for Teams too. */
function errorsIn(card: unknown): Map<string, string> {
  const found = new Map<string, string>();
  JSON.stringify(card, (_key, node) => {
    const isField = typeof node === 'object' && node !== null && String(node.type).startsWith('Input.');
    if (isField && typeof node.errorMessage === 'string') found.set(String(node.id), node.errorMessage);
    return node;
  });
  return found;
}

function turnOf(
  owner: string,
  { team, user, trigger_id: trigger, view }: ViewSubmission | (ViewClosed & { trigger_id?: string }),
): Turn {
  return {
    owner,
    team: team.id,
    user: user.id,
    foreign: isForeign(team.id, user.team_id),
    key: keyOf(team.id, 'view', view.id, view.hash ?? '', trigger ?? ''),
    language: 'nb',
    ...(trigger ? { trigger } : {}),
  };
}
