import type { App, ReceiverEvent } from '@slack/bolt';
import { inTime } from '../../../app/in-time.ts';
import type { Log } from '../../../app/ports/log.ts';
import type { SlackSettings } from '../settings.ts';
import { type Body, readEnvelope } from './envelope.ts';
import type { Ack } from './listeners.ts';

export interface Verdict {
  status: number;
  body?: string | Record<string, unknown>;
}

export interface Arrival {
  value: unknown;
  retryNum?: number;
  retryReason?: string;
}

export interface GateParts {
  bolt: Pick<App, 'processEvent'>;
  settings: Pick<SlackSettings, 'workspaces'>;
  log: Log;
  /** What somebody in a workspace that is not on the list is told. */
  notListed: string;
  /** After this Slack gets its answer, whatever goes on. */
  deadlineMs: number;
}

const DONE: Verdict = { status: 200 };
/** Slack keeps the dialog open with every word in it, and says that it may be sent again. */
const NOT_TAKEN: Verdict = { status: 503 };

/** From what Slack says, however it came, to what is answered. Nothing gets further that is not shaped as it should be. */
export function createGate({ bolt, settings, log, notListed, deadlineMs }: GateParts) {
  return async function take({ value, retryNum, retryReason }: Arrival): Promise<Verdict> {
    const read = readEnvelope(value);
    if (!read.ok) {
      log.warn('A request from Slack that cannot be read was refused', { where: read.where });
      return { status: 400 };
    }
    if (read.kind === 'challenge') return { status: 200, body: { challenge: read.challenge } };
    if (read.kind === 'unknown') return DONE;
    const { body, team } = read;
    // Handled like the first copy: the first may never have got through. What has had its effect has no second one.
    if (retryNum !== undefined) log.warn('Slack sent something again', { retryNum, retryReason });
    if (!settings.workspaces.has(team)) return stranger(body);
    return isEvent(body) ? event(body) : interaction(body);
  };

  /** Answered, so that Slack does not send it again and again; nothing is done. */
  function stranger(body: Body): Verdict {
    log.warn('A request from a workspace that is not on the list was turned away');
    if (!('command' in body)) return DONE;
    return { status: 200, body: { response_type: 'ephemeral', text: notListed } };
  }

  /** Events are sent again when they fail, so the answer waits for what came of them. */
  async function event(body: Body): Promise<Verdict> {
    const work = through(body, async () => undefined).then(() => DONE);
    const handled = work.catch((error): Verdict => {
      log.error('An event from Slack could not be handled; Slack sends it again', {}, error);
      return { status: 503 };
    });
    const verdict = await inTime(handled, deadlineMs);
    return verdict === 'late' ? DONE : verdict;
  }

  /** The listener says what is answered, as soon as it knows. */
  async function interaction(body: Body): Promise<Verdict> {
    let said: (ack: Ack) => void = () => undefined;
    const acked = new Promise<Ack>((resolve) => {
      said = resolve;
    });
    const work = through(body, async (ack) => said(ack as Ack)).then(
      () => said(undefined),
      (error) => {
        log.error('Something done in Slack could not be handled', {}, error);
        said(undefined);
      },
    );
    void work;
    const ack = await inTime(acked, deadlineMs);
    if (ack !== 'late' && ack !== undefined) return { status: 200, body: ack };
    // Without a word a dialog closes as if all were saved.
    return isSubmission(body) ? NOT_TAKEN : DONE;
  }

  function through(body: Body, ack: ReceiverEvent['ack']): Promise<void> {
    return bolt.processEvent({ body: body as unknown as ReceiverEvent['body'], ack });
  }
}

export type Gate = ReturnType<typeof createGate>;

function isSubmission(body: Body): boolean {
  return 'type' in body && body.type === 'view_submission';
}

function isEvent(body: Body): boolean {
  return 'event_id' in body;
}
