import { type App, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../../app/ports/log.ts';
import { createSlackLogger } from '../api/logger.ts';
import type { Gate } from './gate.ts';

export interface SocketParts {
  appToken: string;
  apiUrl: string;
  gate: Gate;
  log: Log;
}

/** Socket Mode: Slack's requests come over a connection that we opened. The same gate as behind the route. */
export function createSocket({ appToken, apiUrl, gate, log }: SocketParts) {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: createSlackLogger(log),
    installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
    // The answer to a fault is the gate's; what is left is a connection that went away.
    processEventErrorHandler: async ({ error }) => {
      log.error('Something over Socket Mode could not be taken in', {}, error);
      return false;
    },
  });

  async function processEvent({ body, ack, retryNum, retryReason }: ReceiverEvent): Promise<void> {
    const verdict = await gate({
      value: body,
      ...(retryNum ? { retryNum } : {}),
      ...(retryReason ? { retryReason } : {}),
    });
    // Unacknowledged, Slack sends it again.
    if (verdict.status >= 500) return;
    await ack(verdict.body as never);
  }

  receiver.init({ processEvent } as unknown as App);
  return {
    start: () => receiver.start(),
    stop: () => receiver.stop(),
  };
}
