import { createHmac } from 'node:crypto';

export const SECRET = 'the secret that Slack signs with in tests';

export interface Sent {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  body: any;
}

export interface SendOptions {
  secret?: string;
  /** Seconds, as Slack says them. */
  at: number;
  headers?: Record<string, string>;
}

/** A request as Slack makes it: signed over its bytes. */
export async function sendSigned(
  url: string,
  raw: string,
  type: string,
  options: SendOptions,
): Promise<Sent> {
  const timestamp = String(options.at);
  const signature = createHmac('sha256', options.secret ?? SECRET)
    .update(`v0:${timestamp}:${raw}`)
    .digest('hex');
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...options.headers,
    },
    body: raw,
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

export const FORM = 'application/x-www-form-urlencoded';

export function interaction(payload: object): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
