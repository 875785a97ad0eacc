import type { IncomingMessage } from 'node:http';

/** Far above what Teams sends. */
const MOST_BYTES = 512 * 1024;
const TIME_MS = 10_000;

export type Body = { ok: true; value: unknown } | { ok: false; status: 400 | 408 | 413 };

export async function readBody(request: IncomingMessage): Promise<Body> {
  const timer = setTimeout(() => request.destroy(new Error('slow')), TIME_MS);
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request) {
      size += chunk.length;
      // Read to its end all the same, so that the answer arrives; what is read is thrown away.
      if (size <= MOST_BYTES) chunks.push(chunk);
    }
    if (size > MOST_BYTES) return { ok: false, status: 413 };
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch (error) {
    return { ok: false, status: error instanceof SyntaxError ? 400 : 408 };
  } finally {
    clearTimeout(timer);
  }
}
