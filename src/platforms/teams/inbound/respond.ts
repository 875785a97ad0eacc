import { inTime } from '../../../app/in-time.ts';
import type { Log } from '../../../app/ports/log.ts';
import { conversationOf } from '../conversation.ts';
import type { TeamsTexts } from '../texts.ts';
import type { Handle } from './handle.ts';
import { faultReply, type InvokeReply, textReply } from './invoke-reply.ts';
import type { Entry, Recent } from './recent.ts';
import type { Show } from './show.ts';
import { type Answer, isInvoke, type Turn } from './turn.ts';

/** What goes back over HTTP. A body only for invokes. */
export interface HttpReply {
  status: number;
  /** JSON. */
  text?: string;
}

export interface RespondParts {
  handle: Handle;
  show: Show;
  texts: TeamsTexts;
  recent: Recent;
  log: Log;
  background(work: Promise<unknown>): void;
  /** Teams gives up after five seconds; some of them are the network's. */
  deadlineMs: number;
}

const DONE: HttpReply = { status: 200 };

/** Answers in time, whatever the store does. What comes late is shown in the chat when it is really done. */
export function createRespond({ handle, show, texts, recent, log, background, deadlineMs }: RespondParts) {
  async function respond(turn: Turn): Promise<HttpReply> {
    switch (turn.event.type) {
      case 'nothing':
        background(handle.identify(turn));
        return DONE;
      case 'unknownInvoke':
        return { status: 501 };
      case 'malformed':
        return malformed(turn);
      case 'installed':
        return untold(turn, async () => (turn.shared ? introduce(turn) : void (await handle.identify(turn))));
      case 'members':
        return untold(turn, () => handle.members(turn));
      case 'removed':
        return untold(turn, () => handle.removed(turn));
      default:
        return isInvoke(turn) ? invoke(turn) : untold(turn, () => command(turn));
    }
  }

  function malformed(turn: Turn): HttpReply {
    if (!isInvoke(turn)) return DONE;
    const message = texts.say(turn.language, 'teams.badCard');
    return saying(faultReply(400, 'BadCard', message));
  }

  /** Work whose outcome the HTTP reply does not tell. */
  async function untold(turn: Turn, work: () => Promise<void>): Promise<HttpReply> {
    if (recent.find(turn)) return DONE;
    const done = work().catch((error) => failed(turn, error));
    recent.keep(
      turn,
      done.then(() => undefined),
    );
    background(done);
    await inTime(done, deadlineMs);
    return DONE;
  }

  async function introduce(turn: Turn): Promise<void> {
    const answers = await handle.installedInTeam(turn);
    for (const { channel, answer } of answers)
      await show.post(conversationOf(channel.address), answer.message);
    if (answers.length === 0) await show.inThread(turn, texts.whoMayLink(turn.language));
  }

  async function command(turn: Turn): Promise<void> {
    if (turn.shared && turn.event.type === 'said') {
      const asked = await handle.askForTeam(turn);
      if (asked) return void (await show.post(turn.conversation, asked.message));
    }
    const answer = await handle.answer(turn);
    if (answer.reply.code === 'STRANGER' && turn.shared)
      return show.inThread(turn, answer.message.fallbackText);
    await show.asMessage(turn, answer);
  }

  /** A second copy of the same event waits for the first and gets the same reply. */
  async function invoke(turn: Turn): Promise<HttpReply> {
    const entry = recent.find(turn) ?? begin(turn);
    const answer = entry.work && (await inTime(entry.work, deadlineMs));
    if (answer === 'late') {
      entry.late = true;
      return saying(textReply(texts.say(turn.language, 'teams.saving')));
    }
    entry.replied ??= JSON.stringify(
      answer ? show.asInvokeReply(turn, answer) : textReply(texts.notSaved(turn.language).fallbackText),
    );
    delete entry.work;
    return { status: 200, text: entry.replied };
  }

  function begin(turn: Turn): Entry {
    const work = handle.answer(turn).catch((error) => {
      log.error('An action in Teams failed', {}, error);
      return undefined;
    });
    const entry = recent.keep(turn, work);
    background(work.then((answer) => (entry.late ? afterwards(turn, answer) : undefined)));
    return entry;
  }

  async function afterwards(turn: Turn, answer: Answer | undefined): Promise<void> {
    log.warn('An action in Teams was done after its time', { done: answer !== undefined });
    if (answer) await show.asMessage(turn, answer);
    else await show.notSaved(turn);
  }

  async function failed(turn: Turn, error: unknown): Promise<void> {
    log.error('An event from Teams could not be handled', { event: turn.event.type }, error);
    if (turn.event.type !== 'said' && turn.event.type !== 'acted') return;
    await show.notSaved(turn).catch((fault) => log.error('Nor could that be said', {}, fault));
  }

  return respond;
}

function saying(reply: InvokeReply): HttpReply {
  return { status: 200, text: JSON.stringify(reply) };
}
