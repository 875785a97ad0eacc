import type { AdaptiveCard } from '../../../app/ports/messenger.ts';
import { CARD_TYPE } from '../message-activity.ts';

/** What an `adaptiveCard/action` is answered with; HTTP is 200 whatever `statusCode` says. */
export interface InvokeReply {
  statusCode: number;
  type: string;
  value: unknown;
}

/** In place of the card that was acted on, for the one who acted. */
export function cardReply(card: AdaptiveCard): InvokeReply {
  return { statusCode: 200, type: CARD_TYPE, value: card };
}

/** The card stays as it is, with what was typed, and this is said below it. */
export function textReply(text: string): InvokeReply {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

export function faultReply(statusCode: 400 | 500, code: string, message: string): InvokeReply {
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } };
}
