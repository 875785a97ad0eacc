import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Ids } from '../ports/clock.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** All papers are equally long: what a pupil wrote is seen neither in the answer nor in how much room it takes. */
const PADDED_TO = 4096;

/**
 * A paper on its way into the urn. The key is made from the server's key, which is not in the store, and the urn's salt,
 * which is deleted when the urn is emptied: what a write-ahead log or a backup keeps of the moment when the code
 * was used can then be read by nobody.
 */
export function seal(ids: Ids, salt: string, texts: Record<string, string>): string | undefined {
  const paper = padded(JSON.stringify(texts));
  if (!paper) return undefined;
  const iv = createHash('sha256').update(ids.next()).digest().subarray(0, IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(ids, salt), iv);
  const sealed = Buffer.concat([cipher.update(paper), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Throws when the paper was changed or belongs to another urn. */
export function unseal(ids: Ids, salt: string, sealed: string): Record<string, string> {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(CIPHER, keyOf(ids, salt), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(inflateRawSync(opened).toString('utf8')) as Record<string, string>;
}

function keyOf(ids: Ids, salt: string): Buffer {
  return createHash('sha256').update(ids.pseudonym(salt, 'urn')).digest();
}

/** Compressed, then filled up. Seven answers of 500 letters take half the room; undefined where even this is too little. */
function padded(json: string): Buffer | undefined {
  const packed = deflateRawSync(Buffer.from(json, 'utf8'));
  return packed.length > PADDED_TO
    ? undefined
    : Buffer.concat([packed, Buffer.alloc(PADDED_TO - packed.length)]);
}
