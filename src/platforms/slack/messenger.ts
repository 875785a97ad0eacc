import type { Log } from '../../app/ports/log.ts';
import type { Message, MessageReference, Messenger } from '../../app/ports/messenger.ts';
import { AppError } from '../../observe/app-error.ts';
import type { Content, SlackCalls } from './api/calls.ts';
import { outcomeOf } from './api/outcome.ts';
import type { Draw } from './draw.ts';
import type { Forms } from './forms.ts';
import { mustBelong, type Place, placeOf } from './place.ts';
import type { SlackSettings } from './settings.ts';

/**
 * One a second in each conversation is Slack's own rule. Of «several hundred a minute» in a workspace, which Slack
 * does not put a number on, 240 are taken: the rest is for answers to what people do (platforms.md 2.1).
 */
const LIMITS = { perTenantPerSecond: 4, perConversation: [{ limit: 1, seconds: 1 }] };

export interface SlackMessengerParts {
  calls: SlackCalls;
  draw: Draw;
  forms: Forms;
  settings: Pick<SlackSettings, 'workspaces'>;
  log: Log;
}

/** Slack as one of the platforms that the outbox sends to. */
export function createSlackMessenger({ calls, draw, forms, settings, log }: SlackMessengerParts): Messenger {
  /** The operator learns of it here; in the outbox it is «unreachable», never «did not answer». */
  async function reported<T>(work: () => Promise<T>, delivery?: string): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.type === 'unreachable' || outcome.type === 'tenant-stopped') {
        log.warn('Slack did not take a message', { delivery, outcome: outcome.type, reason: outcome.reason });
      }
      throw error;
    }
  }

  async function send(place: Place, message: Message, now: number): Promise<MessageReference> {
    mustBelong(place, settings);
    const drawn = draw(message);
    const [first, ...rest] = drawn.parts;
    const sent = await calls.post(place.team, place.channel, first as Content);
    const stamps = [sent.ts];
    for (const part of rest)
      stamps.push((await further(() => calls.post(place.team, sent.channel, part))).ts);
    const id = stamps.at(-1) ?? sent.ts;
    const there: Place = { owner: place.owner, team: place.team, channel: sent.channel };
    await forms
      .follow(there, id, message, drawn.dialog, now)
      .catch((error) =>
        log.error('A form that was sent could not be kept; its button leads to a sentence', {}, error),
      );
    return referenceTo(there, id, stamps.slice(0, -1));
  }

  /** The last part has the buttons and is the one that is known; parts before it are paired from the end. */
  async function update(place: Place, id: string, message: Message, now: number): Promise<MessageReference> {
    mustBelong(place, settings);
    const drawn = draw(message);
    const before = drawn.parts.slice(0, -1);
    const stamps = place.parts ?? [];
    // Before the message shows it: its button must lead to this form, not to the one before.
    await forms.follow(place, id, message, drawn.dialog, now);
    await calls.update(place.team, place.channel, id, drawn.parts.at(-1) as Content);
    for (const [index, part] of before.entries()) {
      const ts = stamps[stamps.length - before.length + index];
      if (ts) await further(() => calls.update(place.team, place.channel, ts, part));
      else await further(() => calls.post(place.team, place.channel, part, id));
    }
    return referenceTo(place, id, stamps);
  }

  return {
    platform: 'slack',
    limits: LIMITS,
    send: (address, message, deliveryId, now) =>
      reported(async () => send(placeOf(address), message, now), deliveryId),
    update: (reference, message, now) =>
      reported(async () => update(placeOf(reference), reference.id, message, now)),
    outcome: outcomeOf,
  };
}

function referenceTo({ owner, team, channel }: Place, id: string, parts: string[]): MessageReference {
  const conversation: Place = { owner, team, channel, ...(parts.length > 0 ? { parts } : {}) };
  return { platform: 'slack', id, conversation };
}

/** Something has arrived already: whatever went wrong with the rest, it is not begun again. */
async function further<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new AppError('SLACK.PARTLY_SENT', 'A long message was sent in part', { cause });
  }
}
