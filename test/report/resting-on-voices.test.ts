import { describe, expect, it } from 'vitest';
import type { ReportedFinding, ReportedRound } from '../../src/domain/report/report.ts';
import { restingOnVoices } from '../../src/report/prose/voice-prose.ts';

const roundOn = (...sources: ReportedFinding['sources'][]) =>
  ({ findings: sources.map((of) => ({ statement: of.join(), sources: of })) }) as ReportedRound;

describe('whose words a finding rests on', () => {
  it.each([
    [[['parents', 'observation']], 'parents', 1],
    [[['pupils'], ['observation']], 'pupils', 1],
    [[['pupils'], ['parents']], 'both', 2],
    [[['parents', 'pupils']], 'both', 1],
  ] as const)('%j: %s', (sources, who, count) => {
    const found = restingOnVoices([roundOn(...sources.map((of) => [...of]))]);
    expect(found.who).toBe(who);
    expect(found.rested).toHaveLength(count);
  });

  it('is nobody where neither said anything', () => {
    expect(restingOnVoices([roundOn(['observation'])]).rested).toEqual([]);
  });
});
