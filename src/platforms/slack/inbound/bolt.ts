import { App, type Receiver } from '@slack/bolt';
import type { Log } from '../../../app/ports/log.ts';
import { createSlackLogger } from '../api/logger.ts';
import { BOT_EVENTS, COMMAND, type SlackSettings } from '../settings.ts';
import {
  type BlockActions,
  type Body,
  type Command,
  type EventCallback,
  type Shortcut,
  type ViewClosed,
  type ViewSubmission,
  workspaceOf,
} from './envelope.ts';
import type { Ack } from './listeners.ts';

/** One for each kind of thing that happens in Slack. */
export interface Listeners {
  action(owner: string, body: BlockActions): Promise<Ack>;
  submission(owner: string, body: ViewSubmission): Promise<Ack>;
  closed(owner: string, body: ViewClosed): Promise<Ack>;
  command(owner: string, body: Command): Promise<Ack>;
  shortcut(owner: string, body: Shortcut): Promise<Ack>;
  event(owner: string, team: string, body: EventCallback): Promise<void>;
}

/** Bolt finds the listener. Signature, shape and allow-list are checked before it, and calls are made by clients of ours. */
export function createBolt(listeners: Listeners, settings: Pick<SlackSettings, 'workspaces'>, log: Log): App {
  const app = new App({
    receiver: nowhere(),
    // Tokens are fetched where a call is made: an event is not held up by a store that is slow.
    authorize: async ({ teamId }) => (teamId ? { teamId } : {}),
    // Both are ours to decide, and Bolt's own memory of conversations is none that lasts.
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
    logger: createSlackLogger(log),
  });
  const ownerOf = (body: Body) => settings.workspaces.get(workspaceOf(body)) ?? '';

  type Listen<T> = (owner: string, body: T) => Promise<Ack>;
  const answering =
    <T extends Body>(listen: Listen<T>) =>
    async ({ body, ack }: { body: unknown; ack: (answer?: never) => Promise<void> }) => {
      await ack((await listen(ownerOf(body as T), body as T)) as never);
    };

  app.action({ type: 'block_actions' }, answering(listeners.action));
  app.view({ type: 'view_submission' }, answering(listeners.submission));
  app.view({ type: 'view_closed' }, answering(listeners.closed));
  app.command(COMMAND, answering(listeners.command));
  app.shortcut({ type: 'shortcut' }, answering(listeners.shortcut));
  for (const name of new Set(BOT_EVENTS.map((one) => one.split('.')[0] ?? one))) {
    app.event(name, async ({ body }) => {
      const event = body as unknown as EventCallback;
      await listeners.event(ownerOf(event), workspaceOf(event), event);
    });
  }
  return app;
}

/** Requests come in through our own route, or Socket Mode; Bolt is handed what is left of them. */
function nowhere(): Receiver {
  return { init: () => undefined, start: async () => undefined, stop: async () => undefined };
}
