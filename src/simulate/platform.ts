import type { Clock } from '../app/ports/clock.ts';
import type { Address, Message, MessageReference, Messenger, Outcome } from '../app/ports/messenger.ts';
import type { EpochMs } from '../domain/time.ts';
import { lookOf, wordsOf } from './card-look.ts';
import type { Chat, ChatMessage } from './chat.ts';
import type { Journal } from './journal.ts';
import { random } from './random.ts';
import type { Intent, PlatformRecord, PostEnd } from './records.ts';

/** What Teams allows a bot (platforms.md): 30 a second in the tenant, and per conversation. */
export const PLATFORM_LIMITS = {
  perTenantPerSecond: 30,
  perConversation: [
    { limit: 7, seconds: 1 },
    { limit: 60, seconds: 30 },
    { limit: 1800, seconds: 3600 },
  ],
};

/** One POST, as whoever watches the platform sees it. */
export interface Posted {
  kind: 'send' | 'update';
  at: EpochMs;
  to: string;
  delivery?: string;
  end: PostEnd;
  /** Absent when nothing arrived. */
  message?: ChatMessage;
  drawn: Message;
}

export interface PlatformParts {
  seed: number;
  /** Share of POSTs that go wrong in some way. */
  faults: number;
  clock: Clock;
  chat: Chat;
  journal: Journal<PlatformRecord>;
  /** What the people make of a message that arrived. */
  read: (message: ChatMessage) => Intent[];
  watch: (posted: Posted) => void;
}

class PlatformFault extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super(`the simulated platform answers ${outcome.type}`);
    this.outcome = outcome;
  }
}

/** A platform at whose other end people sit: like Teams, with its limits and its faults, and a memory of its own. */
export function createPlatform(parts: PlatformParts): Messenger {
  const { chat, journal, read, watch } = parts;
  const tries = new Map<string, number>();

  function fate(key: string): { end: PostEnd; waitMs: number } {
    const attempt = (tries.get(key) ?? 0) + 1;
    tries.set(key, attempt);
    const dice = random(parts.seed, 'platform', key, attempt);
    if (!dice.chance(parts.faults)) return { end: 'sent', waitMs: 0 };
    const ends: PostEnd[] = [
      'throttled',
      'throttled',
      'throttled',
      'arrived-but-timed-out',
      'timed-out',
      'refused',
    ];
    return { end: dice.pick(ends), waitMs: dice.between(1, 30) * 1000 };
  }

  async function send(
    address: Address,
    drawn: Message,
    delivery: string,
    now: EpochMs,
  ): Promise<MessageReference> {
    const to = String(address.conversation);
    const { end, waitMs } = fate(delivery);
    if (!arrives(end)) {
      journal.add({ t: 'send', at: now, to, delivery, end });
      watch({ kind: 'send', at: now, to, delivery, end, drawn });
      throw faultOf(end, waitMs);
    }
    const message = chat.post({
      to,
      at: now,
      delivery,
      look: lookOf(drawn.card),
      words: wordsOf(drawn.card),
    });
    const plans = read(message);
    journal.add({
      t: 'send',
      at: now,
      to,
      delivery,
      end,
      message: message.id,
      look: message.look,
      language: drawn.language,
      plans,
    });
    watch({ kind: 'send', at: now, to, delivery, end, message, drawn });
    if (end !== 'sent') throw faultOf(end, waitMs);
    return { platform: 'teams', id: message.id, conversation: to };
  }

  async function update(
    reference: MessageReference,
    drawn: Message,
    now: EpochMs,
  ): Promise<MessageReference> {
    const to = String(reference.conversation);
    const { end, waitMs } = fate(`update ${reference.id} ${now}`);
    if (!arrives(end)) {
      journal.add({ t: 'update', at: now, to, message: reference.id, end });
      watch({ kind: 'update', at: now, to, end, drawn });
      throw faultOf(end, waitMs);
    }
    const message = chat.revise(reference.id, { look: lookOf(drawn.card), words: wordsOf(drawn.card) });
    if (!message) throw new PlatformFault({ type: 'unreachable', reason: 'NO_SUCH_MESSAGE' });
    journal.add({ t: 'update', at: now, to, message: reference.id, end, look: message.look });
    watch({ kind: 'update', at: now, to, end, message, drawn });
    if (end !== 'sent') throw faultOf(end, waitMs);
    return reference;
  }

  return { platform: 'teams', limits: PLATFORM_LIMITS, send, update, outcome };
}

export function arrives(end: PostEnd): boolean {
  return end === 'sent' || end === 'arrived-but-timed-out';
}

function faultOf(end: PostEnd, waitMs: number): PlatformFault {
  if (end === 'throttled') return new PlatformFault({ type: 'retry-after', ms: waitMs });
  if (end === 'refused') return new PlatformFault({ type: 'unreachable', reason: 'BLOCKED' });
  return new PlatformFault({ type: 'ambiguous', reason: 'TIMEOUT' });
}

function outcome(error: unknown): Outcome {
  if (error instanceof PlatformFault) return error.outcome;
  return { type: 'ambiguous', reason: 'NOT_UNDERSTOOD' };
}
