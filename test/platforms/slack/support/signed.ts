import { createHmac } from 'node:crypto';
import { request } from 'node:http';

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
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
    ...options.headers,
  };
  return post(url, raw, headers);
}

/** A connection of its own for each: one that is kept may be closed from the other end while it is used. */
function post(url: string, raw: string, headers: Record<string, string>): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent: false, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, body: text === '' ? undefined : JSON.parse(text) });
      });
    });
    sending.on('error', reject);
    sending.end(raw);
  });
}

export const FORM = 'application/x-www-form-urlencoded';

export function interaction(payload: object): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
