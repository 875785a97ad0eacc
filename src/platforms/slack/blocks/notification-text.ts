import type { Block } from './block-types.ts';
import { cleanText, escapeMrkdwn, isBlank } from './clean-text.ts';
import { gather } from './gather.ts';
import { LIMITS } from './limits.ts';
import type { Json } from './read-json.ts';
import { str } from './read-json.ts';
import { splitSpans } from './split-spans.ts';

/** What notifications and screen readers get. Never empty, never pings, within the limit. */
export function notificationText(card: Json, wanted: string | undefined, blocks: Block[]): string {
  const texts = [wanted ?? '', str(card.fallbackText), headings(blocks), gather(card.body).texts.join('\n')];
  const text = texts.map((one) => cleanText(one).trim()).find((one) => !isBlank(one)) ?? '…';
  const [first = [{ text: '…' }]] = splitSpans([{ text }], LIMITS.messageText);
  return escapeMrkdwn(
    first
      .map((span) => span.text)
      .join('')
      .trim(),
  );
}

function headings(blocks: Block[]): string {
  return blocks.flatMap((block) => (block.type === 'header' ? [block.text.text] : [])).join('\n');
}
