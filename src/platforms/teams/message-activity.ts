import type { Activity } from 'botbuilder';
import type { AdaptiveCard, Message } from '../../app/ports/messenger.ts';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** A safe size on every route into Teams, as UTF-16: webhooks and connectors take about 28 KB, bots up to 80. */
export const SAFE_BYTES = 28 * 1024;

/** A message as Bot Framework wants it. The summary is what the notification says. */
export function messageActivity({ card, fallbackText }: Message, refresh?: Refresh): Partial<Activity> {
  const full = activityWith(refresh ? { ...card, refresh } : card, fallbackText);
  if (bytesOf(full) <= SAFE_BYTES) return full;
  return activityWith(withoutFallbacks(full.attachments?.[0]?.content as AdaptiveCard), fallbackText);
}

/** How a client asks for its own user's view of a card that others see too. */
export interface Refresh {
  action: { type: 'Action.Execute'; verb: string; data: { ref: string } };
  /** Teams' own ids of users, at most 60. */
  userIds: string[];
}

export function bytesOf(activity: unknown): number {
  return JSON.stringify(activity).length * 2;
}

function activityWith(content: AdaptiveCard, summary: string): Partial<Activity> {
  return { type: 'message', summary, attachments: [{ contentType: CARD_TYPE, content }] };
}

/**
 * Buttons with their stand-ins for old clients are the greatest part of many a card. Without the stand-ins such a
 * client shows the card and no buttons; commands still work there.
 */
function withoutFallbacks(card: AdaptiveCard): AdaptiveCard {
  return JSON.parse(
    JSON.stringify(card, (key, value) =>
      key === 'fallback' && value?.type === 'Action.Submit' ? undefined : value,
    ),
  );
}
