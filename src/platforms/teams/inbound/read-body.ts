import type { IncomingMessage } from 'node:http';

/** Far above what Teams sends. */
const MOST_BYTES = 512 * 1024;
const TIME_MS = 10_000;

export type Body = { ok: true; value: unknown } | { ok: false; status: 400 | 408 | 413 };

export async function readBody(request: IncomingMessage): Promise<Body> {
  const timer = setTimeout(() => request.destroy(new Error('slow')), TIME_MS);
  try {
    const raw = await allOf(request);
    if (!raw) return { ok: false, status: 413 };
    return { ok: true, value: JSON.parse(raw.toString('utf8')) };
  } catch (error) {
    return { ok: false, status: error instanceof SyntaxError ? 400 : 408 };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * By events: an async iterator costs several times as much. Undefined when it was too much: that is read to its end all
 * the same, so that the answer arrives, and thrown away.
 */
function allOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | undefined>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  });
  request.once('end', () => resolve(size > MOST_BYTES ? undefined : Buffer.concat(chunks)));
  request.once('error', reject);
  request.once('close', () => reject(new Error('broken off')));
  return promise;
}
