import type { CloudAdapter } from 'botbuilder';
import { AppError } from '../../observe/app-error.ts';

/** What of @azure/core-rest-pipeline is used here; the SDK keeps its client to itself. */
interface Pipeline {
  removePolicy(which: { name: string }): unknown[];
  addPolicy(policy: Policy, options?: { afterPhase: 'Sign' }): void;
}
interface Policy {
  name: string;
  sendRequest(request: { timeout: number }, next: (request: unknown) => Promise<unknown>): Promise<unknown>;
}

/**
 * botbuilder 4.23.3 sends a message again by itself on 408, 5xx and resets, up to four times in all, and follows
 * redirects: people would get it several times, and the token could go to another host. Both are taken out.
 */
const NEVER = ['defaultRetryPolicy', 'redirectPolicy'];

/** Whether the request had left us when something went wrong. */
export interface Posting {
  begun: boolean;
}

const POSTING = Symbol('posting');

/** Every call to the connector goes out once, and is given up in time. */
export function makeOnePostEach(adapter: CloudAdapter, timeoutMs: number): void {
  adapter.use(async (context, next) => {
    const posting: Posting = { begun: false };
    context.turnState.set(POSTING, posting);
    const pipeline = pipelineOf(context.turnState.get(adapter.ConnectorClientKey));
    for (const name of NEVER) {
      if (pipeline.removePolicy({ name }).length === 0) throw changed(name);
    }
    pipeline.addPolicy(givenUpAfter(timeoutMs, posting), { afterPhase: 'Sign' });
    await next();
  });
}

export function postingOf(context: { turnState: { get(key: symbol): unknown } }): Posting {
  return context.turnState.get(POSTING) as Posting;
}

function givenUpAfter(timeoutMs: number, posting: Posting): Policy {
  return {
    name: 'arshjulet.onePost',
    sendRequest(request, next) {
      posting.begun = true;
      request.timeout = timeoutMs;
      return next(request);
    },
  };
}

function pipelineOf(connector: unknown): Pipeline {
  const pipeline = (connector as { client?: { pipeline?: Pipeline } } | undefined)?.client?.pipeline;
  if (!pipeline) throw changed('pipeline');
  return pipeline;
}

function changed(what: string): AppError {
  return new AppError('TEAMS.SDK_CHANGED', `botbuilder has no ${what} to take hold of any more`, {
    hint: 'Nothing was sent. Use the botbuilder version of package-lock.json, or see how it retries now.',
  });
}
