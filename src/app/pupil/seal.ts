import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { Ids } from '../ports/clock.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** All papers of usual length are equally long. */
const PADDED_TO = 2048;

/**
 * A paper on its way into the urn. The key is made from the server's key, which is not in the store, and the urn's salt,
 * which is deleted when the urn is emptied: what a write-ahead log or a backup keeps of the moment when the code
 * was used can then be read by nobody.
 */
export function seal(ids: Ids, salt: string, texts: Record<string, string>): string {
  const iv = createHash('sha256').update(ids.next()).digest().subarray(0, IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(ids, salt), iv);
  const sealed = Buffer.concat([cipher.update(padded(JSON.stringify(texts))), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Throws when the paper was changed or belongs to another urn. */
export function unseal(ids: Ids, salt: string, sealed: string): Record<string, string> {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(CIPHER, keyOf(ids, salt), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(opened.toString('utf8')) as Record<string, string>;
}

function keyOf(ids: Ids, salt: string): Buffer {
  return createHash('sha256').update(ids.pseudonym(salt, 'urn')).digest();
}

/** JSON does not mind blanks at the end. */
function padded(json: string): Buffer {
  const bytes = Buffer.from(json, 'utf8');
  const length = Math.ceil(Math.max(bytes.length, 1) / PADDED_TO) * PADDED_TO;
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, ' ')]);
}
