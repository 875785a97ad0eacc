import { request } from 'node:http';

export type Sent =
  | { type: 'answered'; status: number; body: string; ms: number }
  /** Nobody listened: a load balancer takes the next instance. */
  | { type: 'refused' }
  /** The connection broke, or nothing came for so long that the platform gave up. */
  | { type: 'broken' };

export interface Outgoing {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** One request as a platform makes it, on a connection of its own. */
export function sendTo(port: number, { path, headers, body }: Outgoing, patienceMs: number): Promise<Sent> {
  const began = performance.now();
  return new Promise((resolve) => {
    const sending = request({ host: '127.0.0.1', port, path, method: 'POST', agent: false, headers });
    const timer = setTimeout(() => sending.destroy(), patienceMs);
    const end = (sent: Sent) => {
      clearTimeout(timer);
      resolve(sent);
    };
    sending.once('error', (error: Error & { code?: string }) =>
      end({ type: error.code === 'ECONNREFUSED' ? 'refused' : 'broken' }),
    );
    sending.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', () => end({ type: 'broken' }));
      response.once('close', () => end({ type: 'broken' }));
      response.once('end', () =>
        end({
          type: 'answered',
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
          ms: performance.now() - began,
        }),
      );
    });
    sending.end(body);
  });
}

/** Behind a load balancer: whoever listens gets it, beginning with `first`. */
export async function sendToAny(
  ports: number[],
  first: number,
  outgoing: Outgoing,
  patienceMs: number,
): Promise<Sent> {
  for (let n = 0; n < ports.length; n += 1) {
    const sent = await sendTo(ports[(first + n) % ports.length] ?? 0, outgoing, patienceMs);
    if (sent.type !== 'refused') return sent;
  }
  return { type: 'refused' };
}
