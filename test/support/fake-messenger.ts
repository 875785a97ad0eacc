import type { Clock } from '../../src/app/ports/clock.ts';
import type {
  Address,
  Message,
  MessageReference,
  Messenger,
  MessengerLimits,
  Outcome,
  Platform,
} from '../../src/app/ports/messenger.ts';

/** What the dispatcher's tests address: the tenant is named so that budgets can be checked from the outside. */
export interface FakeConversation {
  tenant: string;
  id: string;
}

export interface Post {
  kind: 'send' | 'update';
  deliveryId: string | undefined;
  conversation: FakeConversation;
  at: number;
  message: Message;
  outcome: 'sent' | Outcome['type'] | 'not-understood';
}

/** How a POST ends. `error`: thrown as it is, which `outcome` does not understand. */
export type Answer = { type: 'sent' } | Outcome | { type: 'error'; error: unknown };

export interface FakeMessenger extends Messenger {
  posts: Post[];
}

export interface FakeMessengerOptions {
  clock: Clock;
  platform?: Platform;
  limits?: MessengerLimits;
  answer?(post: Omit<Post, 'outcome'>): Answer | Promise<Answer>;
}

export const TEAMS_LIMITS: MessengerLimits = {
  perTenantPerSecond: 30,
  perConversation: [
    { limit: 7, seconds: 1 },
    { limit: 60, seconds: 30 },
  ],
};

class FakePlatformError extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super(`the fake platform answers ${outcome.type}`);
    this.outcome = outcome;
  }
}

/** Notes every POST it gets, and refuses those that no real platform would be asked. */
export function createFakeMessenger(options: FakeMessengerOptions): FakeMessenger {
  const { clock, platform = 'teams', limits = TEAMS_LIMITS, answer = () => ({ type: 'sent' }) } = options;
  const posts: Post[] = [];

  async function post(request: Omit<Post, 'outcome'>, now: number): Promise<MessageReference> {
    if (request.message.fallbackText === '') throw new Error('a message needs its fallback text');
    if (now !== clock.now()) throw new Error('a POST is made at the time it says');
    const made: Post = { ...request, outcome: 'ambiguous' };
    posts.push(made);
    const answered = await answer(request);
    made.outcome = answered.type === 'error' ? 'not-understood' : answered.type;
    if (answered.type === 'error') throw answered.error;
    if (answered.type !== 'sent') throw new FakePlatformError(answered);
    return { platform, id: `message-${posts.indexOf(made)}`, conversation: request.conversation };
  }

  return {
    platform,
    limits,
    posts,
    send: (address: Address, message, deliveryId, now) => {
      const conversation = address.conversation as FakeConversation;
      return post({ kind: 'send', deliveryId, conversation, at: clock.now(), message }, now);
    },
    update: (reference, message, now) => {
      const conversation = reference.conversation as FakeConversation;
      return post({ kind: 'update', deliveryId: undefined, conversation, at: clock.now(), message }, now);
    },
    outcome(error) {
      if (error instanceof FakePlatformError) return error.outcome;
      throw new Error('this error did not come from the platform');
    },
  };
}

/** The most POSTs in any window of this length, wherever it begins. Counted apart from the limiter's own way. */
export function mostWithin(times: number[], windowMs: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted.reduce((most, start, index) => {
    const end = sorted.findIndex((at) => at >= start + windowMs);
    return Math.max(most, (end < 0 ? sorted.length : end) - index);
  }, 0);
}

/** Every budget that the POSTs went over, as sentences; empty when all held. */
export function brokenBudgets(posts: Post[], limits: MessengerLimits): string[] {
  const broken: string[] = [];
  const tenants = Map.groupBy(posts, ({ conversation }) => conversation.tenant);
  for (const [tenant, its] of tenants) {
    const most = mostWithin(timesOf(its), 1000);
    if (most > limits.perTenantPerSecond) broken.push(`${most} in one second to ${tenant}`);
  }
  const conversations = Map.groupBy(posts, ({ conversation: { tenant, id } }) => `${tenant} ${id}`);
  for (const [conversation, its] of conversations) {
    for (const { limit, seconds } of limits.perConversation) {
      const most = mostWithin(timesOf(its), seconds * 1000);
      if (most > limit) broken.push(`${most} in ${seconds} s to ${conversation}`);
    }
  }
  return broken;
}

function timesOf(posts: Post[]): number[] {
  return posts.map(({ at }) => at);
}
