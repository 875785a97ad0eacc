import type { Action, Reply, Said } from '../../app/action.ts';
import type { Message } from '../../app/ports/messenger.ts';
import { isVerb } from '../../app/verbs.ts';
import type { CardView } from '../../app/view.ts';
import type { Person } from '../../domain/people/people.ts';
import type { VirtualClock } from '../advance-time.ts';
import { type Button, type Input, lookOf, wordsOf } from '../card-look.ts';
import type { Chat, ChatMessage } from '../chat.ts';
import type { Journal } from '../journal.ts';
import type { Acknowledged, PlatformRecord } from '../records.ts';

export interface HandsParts {
  owner: string;
  /** Number of this run: a key is never used again after a restart. */
  run: number;
  clock: VirtualClock;
  chat: Chat;
  journal: Journal<PlatformRecord>;
  handleAction(action: Action): Promise<Reply>;
  handleSaid(said: Said): Promise<Reply>;
  render(view: CardView): Message;
  /** Something was said yes to: written down before the person sees the answer. */
  acknowledged(ack: Acknowledged): void;
  watch(acted: Acted): Promise<void>;
}

/** One press of a button (or a typed command), with what came of it. */
export interface Acted {
  who: Person;
  action: Action;
  code: string;
  /** What the person sees now. */
  message: ChatMessage;
  drawn: Message;
  forged: boolean;
}

export interface Pressed {
  code: string;
  message: ChatMessage;
}

export interface Hands {
  /** Presses a button of the card as it looks now. Undefined when there is no such button. */
  press(who: Person, message: ChatMessage, verb: string, press?: Press): Promise<Pressed | undefined>;
  say(who: Person, text: string): Promise<Pressed>;
}

export interface Press {
  values?: Record<string, string>;
  /** Which of several buttons with the same verb. */
  ref?: (ref: string) => boolean;
  /** Pressed twice: once more as a new event, or the platform sends the same event again. */
  again?: 'newEvent' | 'sameEvent';
  /** Sent in place of the card's own reference. */
  forgedRef?: string;
}

export function createHands(parts: HandsParts): Hands {
  const { owner, run, clock, chat, journal } = parts;
  let events = 0;

  function nextKey(): string {
    events += 1;
    return `sim:${run}:${events}`;
  }

  function show(who: Person, message: ChatMessage, reply: Reply, drawn: Message): ChatMessage {
    const now = { look: lookOf(drawn.card), words: wordsOf(drawn.card) };
    const shared = message.to.startsWith('team:') && message.onlyFor === undefined;
    if (reply.inPlace && !shared) return chat.revise(message.id, now) ?? message;
    const onlyFor = message.to.startsWith('team:') ? { onlyFor: who.id } : {};
    return chat.post({ to: message.to, at: clock.now(), ...onlyFor, ...now });
  }

  async function note(
    who: Person,
    action: Action,
    reply: Reply,
    from: ChatMessage,
    forged: boolean,
  ): Promise<Pressed> {
    const { at, verb, reference: ref } = action;
    const drawn = parts.render(reply.view);
    if (reply.code === 'OK' && !asksForMore(verb, drawn)) parts.acknowledged(ackOf(action));
    const message = show(who, from, reply, drawn);
    const { code } = reply;
    const { to, look } = message;
    const only = message.onlyFor ? { onlyFor: message.onlyFor } : {};
    journal.add({ t: 'press', at, who: who.id, verb, ref, code, message: message.id, to, ...only, look });
    await parts.watch({ who, action, code, message, drawn, forged });
    return { code, message };
  }

  async function act(
    who: Person,
    message: ChatMessage,
    button: Button,
    press: Press,
    key: string,
  ): Promise<Pressed> {
    if (!isVerb(button.verb)) throw new Error(`a card has a button for "${button.verb}", which is no verb`);
    const action: Action = {
      key,
      owner,
      actor: who.id,
      verb: button.verb,
      reference: press.forgedRef ?? button.ref,
      values: button.sends ? filledIn(message.look.inputs, press.values ?? {}) : {},
      at: clock.now(),
      place: message.to.startsWith('team:')
        ? { type: 'team', team: message.to.slice(5) }
        : { type: 'personal' },
    };
    if (button.sends) journal.add({ t: 'try', at: action.at, tried: ackOf(action) });
    return note(who, action, await parts.handleAction(action), message, press.forgedRef !== undefined);
  }

  return {
    async press(who, message, verb, press = {}) {
      const button = message.look.buttons.find((one) => one.verb === verb && (press.ref?.(one.ref) ?? true));
      if (!button) return undefined;
      const before = { ...message };
      const key = nextKey();
      const pressed = await act(who, message, button, press, key);
      if (press.again) await act(who, before, button, press, press.again === 'sameEvent' ? key : nextKey());
      return press.again ? { ...pressed, message: chat.get(pressed.message.id) ?? pressed.message } : pressed;
    },
    async say(who, text) {
      const said = {
        key: nextKey(),
        owner,
        actor: who.id,
        text,
        at: clock.now(),
        place: { type: 'personal' as const },
      };
      const reply = await parts.handleSaid(said);
      const message = chat.post({
        to: `person:${who.id}`,
        at: clock.now(),
        look: { buttons: [], inputs: [] },
        words: [],
      });
      const action: Action = { ...said, verb: 'home.help', reference: text, values: {} };
      const drawn = parts.render(reply.view);
      chat.revise(message.id, { look: lookOf(drawn.card), words: wordsOf(drawn.card) });
      const { code } = reply;
      journal.add({
        t: 'press',
        at: clock.now(),
        who: who.id,
        verb: 'said',
        ref: text,
        code,
        message: message.id,
        to: message.to,
        look: message.look,
      });
      await parts.watch({ who, action, code, message, drawn, forged: false });
      return { code, message };
    },
  };
}

function ackOf({ at, key, actor, verb, reference: ref, values }: Action): Acknowledged {
  return { at, key, actor, verb, ref, values };
}

/** On to the next phase, but not without a reason: the answer is a form, not a yes. */
function asksForMore(verb: string, drawn: Message): boolean {
  return verb === 'round.advance' && lookOf(drawn.card).inputs.some(({ id }) => id === 'reason');
}

/** All fields go along, as clients send them: what the person filled in, and what stood there. */
function filledIn(inputs: Input[], values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(inputs.map((input) => [input.id, values[input.id] ?? input.value]));
}
