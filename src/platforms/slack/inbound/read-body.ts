import type { IncomingMessage } from 'node:http';

/** A dialog of a hundred blocks with long answers, as a form, stays under this. */
export const MOST_BYTES = 1024 * 1024;
const TIME_MS = 10_000;

export type RawBody = { ok: true; raw: Buffer } | { ok: false; status: 408 | 413 };

/** The bytes as they came: the signature is of them, not of what they mean. */
export async function readRaw(request: IncomingMessage): Promise<RawBody> {
  const timer = setTimeout(() => request.destroy(new Error('slow')), TIME_MS);
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request) {
      size += chunk.length;
      // Read to its end all the same, so that the answer arrives; what is read is thrown away.
      if (size <= MOST_BYTES) chunks.push(chunk);
    }
    return size > MOST_BYTES ? { ok: false, status: 413 } : { ok: true, raw: Buffer.concat(chunks) };
  } catch {
    return { ok: false, status: 408 };
  } finally {
    clearTimeout(timer);
  }
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
