import type { Block } from './block-types.ts';
import { cleanText, escapeMrkdwn, isBlank } from './clean-text.ts';
import { gather } from './gather.ts';
import { LIMITS } from './limits.ts';
import { type Json, str } from './read-json.ts';
import { plainOf } from './span.ts';
import { splitSpans } from './split-spans.ts';

/** What notifications and screen readers get. Never empty, never pings, within the limit. */
export function notificationText(card: Json, wanted: string | undefined, blocks: Block[]): string {
  const given = [wanted, card.fallbackText].map((one) => cleanText(str(one)).trim());
  const text = given.find((one) => !isBlank(one)) ?? ownText(card, blocks);
  const [first = []] = splitSpans([{ text }], LIMITS.messageText);
  return escapeMrkdwn(plainOf(first).trim());
}

function ownText(card: Json, blocks: Block[]): string {
  const own = cleanText(headings(blocks) || gather(card.body).texts.join('\n')).trim();
  return isBlank(own) ? '…' : own;
}

function headings(blocks: Block[]): string {
  return blocks.flatMap((block) => (block.type === 'header' ? [block.text.text] : [])).join('\n');
}
