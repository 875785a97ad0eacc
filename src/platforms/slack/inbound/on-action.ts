import { inTime } from '../../../app/in-time.ts';
import type { Message } from '../../../app/ports/messenger.ts';
import { isVerb, type Verb } from '../../../app/verbs.ts';
import { fromState } from '../blocks/index.ts';
import { type Meta, readMeta } from '../dialogs.ts';
import type { BlockActions, Pressed, SlackView } from './envelope.ts';
import type { Ack, ListenerParts } from './listeners.ts';
import type { Where } from './show.ts';
import { type Answer, inClass, isRefusal, isShared, keyOf, type Turn } from './turn.ts';
import { keepTyped } from './typed.ts';

interface Press {
  verb: Verb;
  reference: string;
  values: Record<string, string>;
  opens: boolean;
}

/**
 * Where the form was never kept, for the message's own answer was lost on the way and its place is not known: what shows
 * the same form as things stand.
 */
const MADE_ANEW: Partial<Record<Verb, Verb>> = {
  'answer.save': 'answer.edit',
  'ballot.save': 'ballot.edit',
};

const isButton = ({ type }: Pressed) => type === 'button' || type === 'overflow';

/** A button in a message, a dialog or on the home tab. Slack wants a sign within three seconds; what is shown comes apart. */
export function createOnAction(parts: ListenerParts) {
  const { handle, show, forms, publishHome, clock, log, background, deadlineMs, once } = parts;

  async function onAction(owner: string, body: BlockActions): Promise<Ack> {
    const turn = turnOf(owner, body);
    const pressed = body.actions.find(isButton);
    if (!pressed) {
      if (body.view) background(keepTyped(parts, turn, body.view));
      return undefined;
    }
    const press = pressOf(body, pressed);
    // An address is opened by Slack itself and only told of here.
    if (!press) return undefined;
    const work = once(turn.key, () => done(turn, body, press));
    background(work.catch((error) => failed(turn, error)));
    if (
      (await inTime(
        work.catch(() => undefined),
        deadlineMs,
      )) === 'late'
    ) {
      background(show.tell(turn, press.opens ? 'tooSlow' : 'saving'));
    }
    return undefined;
  }

  async function failed(turn: Turn, error: unknown): Promise<void> {
    log.error('A button in Slack failed', {}, error);
    await show.tell(turn, 'notSaved');
  }

  function done(turn: Turn, body: BlockActions, press: Press): Promise<void> {
    if (body.view?.type === 'modal') return inDialog(turn, body.view, press);
    if (body.view) return onHome(turn, press);
    return inMessage(turn, whereOf(body), press);
  }

  async function inMessage(turn: Turn, where: Where | undefined, press: Press): Promise<void> {
    if (press.opens && where) return openForm(turn, where, press);
    const answer = await handle.act(turn, press);
    const { reply, message } = answer;
    const meta = metaOf(turn, where);
    if (isRefusal(answer) && !reply.inPlace) return show.privately(turn, message);
    if (parts.draw(message).dialog) return void (await show.open(turn, message, { meta }));
    const forAll = press.verb.startsWith('channel.');
    const inPlace =
      where !== undefined && (where.ephemeral ? reply.inPlace : reply.inPlace && !isShared(turn));
    if (where && (forAll || inPlace)) return show.replace(turn, where, message);
    await (isShared(turn) ? show.privately(turn, message) : show.post(turn, message));
  }

  /** The button that the converter made: the card it stands for is opened as a dialog. */
  async function openForm(turn: Turn, where: Where, { verb, reference }: Press): Promise<void> {
    const person = await handle.identify(turn);
    const place = { owner: turn.owner, team: turn.team, channel: where.channel };
    const form = person && ((await forms.find(place, where.ts)) ?? (await madeAnew(turn, verb, reference)));
    if (!person)
      return show.privately(turn, (await handle.act(turn, { verb, reference, values: {} })).message);
    if (!form) return show.tell(turn, 'formGone');
    const meta = metaOf(turn, where);
    const opened = await show.open(turn, form, { meta, action: { verb, reference }, companion: true });
    // Who has waited for longer has been told.
    if (!opened && clock.now() - meta.openedAt < deadlineMs) await show.tell(turn, 'tooSlow');
  }

  async function madeAnew(turn: Turn, verb: Verb, reference: string): Promise<Message | undefined> {
    const anew = MADE_ANEW[verb];
    if (!anew) return undefined;
    const { message } = await handle.act(turn, { verb: anew, reference, values: {} });
    return parts.draw(message).dialog ? message : undefined;
  }

  async function inDialog(turn: Turn, view: SlackView, press: Press): Promise<void> {
    const meta = readMeta(fromState({}, view).meta);
    const answer = await handle.act(inClass(turn, press.verb, meta), press);
    const { reply, message } = answer;
    if (!reply.inPlace) return show.push(turn, message, view.id, meta);
    await show.inDialog(turn, message, view.id, meta);
    if (meta.message && !meta.message.shared && !isRefusal(answer) && !parts.draw(message).dialog) {
      await show.replace(turn, meta.message, message, meta);
    }
  }

  async function onHome(turn: Turn, press: Press): Promise<void> {
    const answer: Answer = await handle.act(turn, press);
    await show.open(turn, answer.message, { meta: metaOf(turn, undefined) });
    if (answer.reply.inPlace) await publishHome(turn);
  }

  function metaOf(turn: Turn, where: Where | undefined): Meta {
    const { responseUrl } = turn;
    const message = where && isShared(turn) && !where.ephemeral ? { ...where, shared: true } : where;
    return {
      ...(message ? { message } : {}),
      ...(responseUrl ? { responseUrl } : {}),
      openedAt: clock.now(),
    };
  }

  return onAction;
}

function pressOf(body: BlockActions, pressed: Pressed): Press | undefined {
  const state = body.view?.state ?? body.state;
  const button = { ...pressed, action_id: pressed.action_id, value: pressed.value ?? '' };
  const { verb, reference, values, opens } = fromState(state?.values, button);
  return isVerb(verb) ? { verb, reference, values, opens } : undefined;
}

function whereOf({ channel, message, container }: BlockActions): Where | undefined {
  const ts = message?.ts ?? container?.message_ts;
  if (!channel || !ts) return undefined;
  return { channel: channel.id, ts, ...(container?.is_ephemeral ? { ephemeral: true } : {}) };
}

/** A press has no id of its own: where, what and exactly when tell a second copy from a second press. */
function turnOf(owner: string, body: BlockActions): Turn {
  const { team, user, channel, trigger_id: trigger, response_url: responseUrl } = body;
  const [first] = body.actions;
  const stands = body.view ? body.view.id : `${channel?.id ?? ''}:${whereOf(body)?.ts ?? ''}`;
  const when = first?.action_ts ?? trigger ?? '';
  return {
    owner,
    team: team.id,
    user: user.id,
    foreign: isForeign(team.id, user.team_id),
    key: keyOf(team.id, 'press', user.id, stands, first?.action_id ?? '', when),
    language: 'nb',
    ...(channel ? { channel: { id: channel.id, ...(channel.name ? { name: channel.name } : {}) } } : {}),
    ...(trigger ? { trigger } : {}),
    ...(responseUrl ? { responseUrl } : {}),
  };
}

export function isForeign(team: string, home: string | null | undefined): boolean {
  return home !== undefined && home !== null && home !== team;
}
