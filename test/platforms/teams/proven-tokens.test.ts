import { describe, expect, it } from 'vitest';
import { createProvenTokens } from '../../../src/platforms/teams/inbound/proven-tokens.ts';

const MINUTE = 60_000;
const URL = 'https://smba.trafficmanager.net/emea/';

function bearer(claims: object): string {
  return `Bearer head.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
}

describe('a token that was proved', () => {
  it('needs no second proof for five minutes, for the same address', () => {
    let now = 0;
    const proven = createProvenTokens(() => now);
    const token = bearer({ exp: 3600 });
    expect(proven.has(token, URL)).toBe(false);
    proven.keep(token, URL);

    expect(proven.has(token, URL)).toBe(true);
    expect(proven.has(token, 'https://smba.trafficmanager.net/amer/')).toBe(false);
    expect(proven.has(`${token}A`, URL)).toBe(false);
    now = 5 * MINUTE - 1;
    expect(proven.has(token, URL)).toBe(true);
    now = 5 * MINUTE;
    expect(proven.has(token, URL)).toBe(false);
  });

  it('is proved again when its own time is over', () => {
    let now = 0;
    const proven = createProvenTokens(() => now);
    const token = bearer({ exp: 30 });
    proven.keep(token, URL);
    now = 29_999;
    expect(proven.has(token, URL)).toBe(true);
    now = 30_000;
    expect(proven.has(token, URL)).toBe(false);
  });

  it.each([{}, { exp: '3600' }, { exp: null }])(
    'is proved each time when its end is not told: %j',
    (claims) => {
      const proven = createProvenTokens(() => 0);
      proven.keep(bearer(claims), URL);
      expect(proven.has(bearer(claims), URL)).toBe(false);
    },
  );

  it('makes room for a thousand others and no more', () => {
    const proven = createProvenTokens(() => 0);
    for (let n = 0; n <= 1000; n += 1) proven.keep(bearer({ exp: 3600, n }), URL);
    expect(proven.has(bearer({ exp: 3600, n: 0 }), URL)).toBe(false);
    expect(proven.has(bearer({ exp: 3600, n: 1 }), URL)).toBe(true);
    expect(proven.has(bearer({ exp: 3600, n: 1000 }), URL)).toBe(true);
  });
});
