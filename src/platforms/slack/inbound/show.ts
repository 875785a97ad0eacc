import type { Log } from '../../../app/ports/log.ts';
import type { Message } from '../../../app/ports/messenger.ts';
import type { Content, SlackCalls } from '../api/calls.ts';
import type { Respond } from '../api/hooks.ts';
import type { Dialogs, Meta } from '../dialogs.ts';
import type { Draw } from '../draw.ts';
import type { Forms } from '../forms.ts';
import type { Place } from '../place.ts';
import type { SlackTexts } from '../texts.ts';
import { isShared, type Turn } from './turn.ts';

/** Slack takes replies through the address of a button for 30 minutes. */
const RESPONSE_URL_MS = 28 * 60_000;

export interface ShowParts {
  calls: SlackCalls;
  respond: Respond;
  draw: Draw;
  forms: Forms;
  dialogs: Dialogs;
  texts: SlackTexts;
  clock: { now(): number };
  log: Log;
}

export interface Where {
  channel: string;
  ts: string;
  ephemeral?: boolean;
  shared?: boolean;
}

/** Brings an answer to the one who asked for it, where nobody else reads what is theirs alone. */
export function createShow(parts: ShowParts) {
  const { calls, respond, draw, forms, dialogs, texts, clock, log } = parts;

  const placeIn = (turn: Turn, channel: string): Place => ({ owner: turn.owner, team: turn.team, channel });

  /** As a message of its own in the conversation with the bot. */
  async function post(turn: Turn, message: Message, channel = ownChat(turn), thread?: string): Promise<void> {
    const { parts: drawn, dialog } = draw(message);
    let sent = { channel, ts: '' };
    for (const part of drawn) sent = await calls.post(turn.team, sent.channel, part, thread);
    await forms.follow(placeIn(turn, sent.channel), sent.ts, message, dialog, clock.now());
  }

  /** Only they see it. A form there would have nothing to open it, so it goes to their own conversation. */
  async function privately(turn: Turn, message: Message): Promise<void> {
    const { parts: drawn, dialog } = draw(message);
    if (dialog || (!turn.responseUrl && !isShared(turn))) return post(turn, message);
    for (const part of drawn) await sayPrivately(turn, part);
  }

  async function sayPrivately(turn: Turn, content: Content): Promise<void> {
    if (turn.responseUrl) {
      return respond(turn.responseUrl, { response_type: 'ephemeral', replace_original: false, ...content });
    }
    await calls.postFor(turn.team, turn.channel?.id ?? turn.user, turn.user, content);
  }

  /** In place of the message, for whoever sees it. Through the button's own address while it lasts: that has no budget. */
  async function replace(turn: Turn, where: Where, message: Message, meta?: Meta): Promise<void> {
    const { parts: drawn, dialog } = draw(message);
    const last = drawn.at(-1) as Content;
    if (!where.ephemeral)
      await forms.follow(placeIn(turn, where.channel), where.ts, message, dialog, clock.now());
    for (const part of drawn.slice(0, -1)) await calls.post(turn.team, where.channel, part, where.ts);
    const url = addressFor(turn, meta);
    if (url) {
      try {
        return await respond(url, { replace_original: true, ...last });
      } catch (error) {
        log.info('A message could not be replaced through its button; it is updated', {}, error);
      }
    }
    if (where.ephemeral) return privately(turn, message);
    await calls.update(turn.team, where.channel, where.ts, last);
  }

  function addressFor(turn: Turn, meta: Meta | undefined): string | undefined {
    if (turn.responseUrl) return turn.responseUrl;
    const isFresh = meta !== undefined && clock.now() - meta.openedAt < RESPONSE_URL_MS;
    return isFresh ? meta.responseUrl : undefined;
  }

  /** As a dialog; as a message when the three seconds are over, unless that message is there already. */
  async function open(
    turn: Turn,
    message: Message,
    options: Parameters<Dialogs['plain']>[1],
  ): Promise<boolean> {
    if (turn.trigger) {
      try {
        const person = turn.person?.id ?? '';
        const view = await dialogs.withDraft(message, options, { owner: turn.owner, person });
        await calls.openView(turn.team, turn.trigger, view);
        return true;
      } catch (error) {
        const isThere = options.companion === true;
        log.info('A dialog could not be opened', { sentAsMessage: !isThere }, error);
      }
    }
    if (!options.companion) await post(turn, message);
    return false;
  }

  /** On top of an open dialog, whose words are kept below; in its place when there is no room. */
  async function push(turn: Turn, message: Message, viewId: string, meta: Meta): Promise<void> {
    const view = dialogs.plain(message, { meta });
    if (turn.trigger) {
      try {
        return await calls.pushView(turn.team, turn.trigger, view);
      } catch (error) {
        log.info('A dialog could not be laid on top; it takes the place of the other', {}, error);
      }
    }
    await calls.updateView(turn.team, viewId, view);
  }

  async function inDialog(turn: Turn, message: Message, viewId: string, meta: Meta): Promise<void> {
    const iteration = String(clock.now());
    await calls.updateView(turn.team, viewId, dialogs.plain(message, { meta, iteration }));
  }

  /** What could not be done in time or at all is said where it can be. */
  async function tell(turn: Turn, matter: Parameters<SlackTexts['notice']>[1]): Promise<void> {
    await privately(turn, texts.notice(turn.language, matter));
  }

  return { post, privately, replace, open, push, inDialog, tell };
}

export type Show = ReturnType<typeof createShow>;

function ownChat(turn: Turn): string {
  return turn.channel && !isShared(turn) ? turn.channel.id : turn.user;
}
