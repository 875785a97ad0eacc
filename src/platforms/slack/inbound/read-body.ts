import type { IncomingMessage } from 'node:http';

/** A dialog of a hundred blocks with long answers, as a form, stays under this. */
export const MOST_BYTES = 1024 * 1024;
const TIME_MS = 10_000;

export type RawBody = { ok: true; raw: Buffer } | { ok: false; status: 408 | 413 };

/** The bytes as they came: the signature is of them, not of what they mean. */
export async function readRaw(request: IncomingMessage): Promise<RawBody> {
  const timer = setTimeout(() => request.destroy(new Error('slow')), TIME_MS);
  try {
    const raw = await allOf(request);
    return raw ? { ok: true, raw } : { ok: false, status: 413 };
  } catch {
    return { ok: false, status: 408 };
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

export type Parsed = { ok: true; value: unknown } | { ok: false };

/** Events come as JSON, commands as a form, interactions as JSON in a form. */
export function parseBody(raw: Buffer, contentType: string | undefined): Parsed {
  const text = raw.toString('utf8');
  if (!(contentType ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded'))
    return parseJson(text);
  const form = new URLSearchParams(text);
  const payload = form.get('payload');
  return payload === null ? { ok: true, value: Object.fromEntries(form) } : parseJson(payload);
}

function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
