import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '../../../observe/app-error.ts';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts what must not be readable in the store or a backup of it. */
export interface Seal {
  /** `about` is bound to it: what was sealed for one cannot be put in the place of another. */
  close(plain: string, about: string): string;
  open(sealed: string, about: string): string;
}

/** One key for each purpose, all from the environment's ARSHJUL_KEY. */
export function createSeal(key: string, purpose: string): Seal {
  const secret = Buffer.from(hkdfSync('sha256', key, 'arshjulet', purpose, 32));
  return {
    close(plain, about) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, secret, iv).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, about) {
      try {
        const bytes = Buffer.from(sealed, 'base64url');
        const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
        const decipher = createDecipheriv(ALGORITHM, secret, bytes.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
        const body = bytes.subarray(IV_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new AppError('SLACK.SEAL_BROKEN', 'Something sealed cannot be opened with this key', {
          cause,
          hint: 'Is ARSHJUL_KEY the one it was sealed with? Otherwise install the app in the workspace again.',
        });
      }
    },
  };
}
