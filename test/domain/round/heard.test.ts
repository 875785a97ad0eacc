import { describe, expect, it } from 'vitest';
import { HEARD, heardAs, saidBy } from '../../../src/domain/round/heard.ts';
import { SOURCE_KINDS } from '../../../src/domain/round/round.ts';
import { PARTS } from '../../../src/domain/round/took-part.ts';
import { VOICES } from '../../../src/domain/voice/hearing.ts';

describe('who said what a finding says', () => {
  it('is the group itself only where the finding rests on what it answered', () => {
    for (const voice of VOICES)
      for (const source of SOURCE_KINDS)
        for (const heard of HEARD) {
          const by = saidBy({ sources: [source] }, voice, heard);
          const theirs = source === voice ? { own: 'them', contact: 'contact' } : {};
          expect(by, `${voice} ${source} ${heard}`).toBe(theirs[heard as never] ?? 'school');
        }
    expect(saidBy(undefined, 'pupils', 'own')).toBe('school');
  });

  it('a school has few answers or none where nothing may be told', () => {
    const all = PARTS.flatMap((part) => [0, 3].map((n) => heardAs(part, n)));
    expect(all).toEqual(['none', 'few', 'contact', 'contact', 'own', 'own']);
  });
});
