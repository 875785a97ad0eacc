import { createHmac, timingSafeEqual } from 'node:crypto';

/** Five minutes both ways: an old request may be a replay, one from the future is kept for later. */
const MOST_OFF_MS = 5 * 60_000;

export interface SignedHeaders {
  timestamp: string | undefined;
  signature: string | undefined;
}

/** Whether Slack sent exactly these bytes, now. */
export function isFromSlack(
  secret: string,
  raw: Buffer,
  { timestamp, signature }: SignedHeaders,
  now: number,
): boolean {
  if (secret === '' || !timestamp || !signature) return false;
  if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  if (Math.abs(now - Number(timestamp) * 1000) > MOST_OFF_MS) return false;
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(raw).digest();
  return timingSafeEqual(expected, Buffer.from(signature.slice(3), 'hex'));
}
