import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Slack's own codes live ten minutes. */
const LIVES_MS = 10 * 60_000;

/** What goes to Slack and comes back, so that nobody can be made to finish what another began. */
export interface States {
  issue(now: number): string;
  /** True once, in time, for what was issued here or by another instance with the same key. */
  redeem(state: string, now: number): boolean;
}

export function createStates(key: string): States {
  const secret = Buffer.from(hkdfSync('sha256', key, 'arshjulet', 'slack oauth state', 32));
  const used = new Map<string, number>();
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');

  function isOurs(text: string, signature: string): boolean {
    const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(text))];
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }

  return {
    issue(now) {
      const text = `${now.toString(36)}.${randomBytes(16).toString('base64url')}`;
      return `${text}.${sign(text)}`;
    },
    redeem(state, now) {
      const [at = '', random = '', signature = ''] = state.split('.');
      if (!isOurs(`${at}.${random}`, signature)) return false;
      const age = now - Number.parseInt(at, 36);
      for (const [old, until] of used) if (until < now) used.delete(old);
      if (age < 0 || age > LIVES_MS || used.has(random)) return false;
      used.set(random, now + LIVES_MS);
      return true;
    },
  };
}
