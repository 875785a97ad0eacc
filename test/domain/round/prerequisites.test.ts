import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../src/domain/measure/measure.ts';
import { prerequisites, type SchoolYearFacts } from '../../../src/domain/round/prerequisites.ts';
import type { Finding, Round, SourceKind, SourceNote } from '../../../src/domain/round/round.ts';
import { mostOf, NOBODY, type TookPart, tookPart } from '../../../src/domain/round/took-part.ts';
import { DAY_MS } from '../../../src/domain/time.ts';

const NOW = 1_000 * DAY_MS;
const nothing: SchoolYearFacts = {
  rounds: [],
  sourceKinds: [],
  tookPart: NOBODY,
  findings: [],
  measures: [],
  staffTookPart: false,
  now: NOW,
};
const round = (daysAgo: number, phase: Round['phase'] = 'closed') =>
  ({ phase, history: [{ phase, at: NOW - daysAgo * DAY_MS }] }) as Round;
const met = (facts: Partial<SchoolYearFacts>) =>
  prerequisites({ ...nothing, ...facts })
    .filter((one) => one.met)
    .map((one) => one.key);

describe('the five prerequisites', () => {
  it('are all unmet where nothing has happened', () => {
    expect(met({})).toEqual([]);
    expect(prerequisites(nothing)).toHaveLength(5);
  });

  it('ask for two kinds of source, not two notes of one kind', () => {
    expect(met({ sourceKinds: ['results', 'results'] })).toEqual([]);
    expect(met({ sourceKinds: ['results', 'reflection'] })).toEqual(['broadJudgement']);
  });

  it('ask for a finding with two explanations', () => {
    expect(met({ findings: [{ explanations: ['én'] } as Finding] })).toEqual([]);
    expect(met({ findings: [{ explanations: ['én', 'to'] } as Finding] })).toEqual(['alternatives']);
  });

  it('ask for a follow-up that was answered', () => {
    const open = { status: 'ongoing', followUps: [] as unknown[] } as Measure;
    expect(met({ measures: [open] })).toEqual([]);
    expect(met({ measures: [{ ...open, followUps: [{}] } as Measure] })).toEqual(['followedUp']);
  });

  it('ask for staff, pupils and parents, all three, by their own answers', () => {
    const all: TookPart = { pupils: 'own', parents: 'own' };
    expect(met({ staffTookPart: true, tookPart: { ...all, parents: 'none' } })).toEqual([]);
    expect(met({ tookPart: all })).toEqual([]);
    expect(met({ staffTookPart: true, tookPart: all })).toEqual(['participation']);
  });

  it('do not take the one contact of FAU for the parents', () => {
    const card = { kind: 'parents', id: 'r:r:parentVoice:parents', source: '' } as SourceNote;
    const byStaff = { kind: 'parents', id: 'r:1', source: 'Foreldreundersøkelsen' } as SourceNote;
    const council = { kind: 'pupils', id: 'r:r:pupils:council', source: 'Elevrådet' } as SourceNote;
    expect(tookPart([], [card, byStaff])).toEqual({ pupils: 'none', parents: 'contact' });
    expect(tookPart(['parents'], [card, council])).toEqual({ pupils: 'contact', parents: 'own' });
    expect(tookPart([], [byStaff])).toEqual(NOBODY);
    const facts = { staffTookPart: true, sourceKinds: ['pupils', 'parents'] as SourceKind[] };
    const spokenFor = { ...facts, tookPart: { pupils: 'own', parents: 'contact' } as TookPart };
    expect(met(spokenFor)).not.toContain('participation');
    const participation = prerequisites({ ...nothing, ...spokenFor }).find(
      (one) => one.key === 'participation',
    );
    expect(participation?.evidence).toEqual({ staff: 1, pupils: 2, parents: 1 });
    expect(
      mostOf([
        { pupils: 'contact', parents: 'none' },
        { pupils: 'own', parents: 'contact' },
      ]),
    ).toEqual({
      pupils: 'own',
      parents: 'contact',
    });
  });

  it('ask for a round that was finished within a year; one that has begun is not an evaluation yet', () => {
    expect(met({ rounds: [round(0, 'collect')] })).toEqual([]);
    const [regular] = prerequisites({ ...nothing, rounds: [round(0, 'collect')] }).slice(-1);
    expect(regular?.evidence).toMatchObject({ rounds: 0, ongoing: 1 });
    expect(met({ rounds: [round(400)] })).toEqual([]);
    expect(met({ rounds: [round(400), round(365)] })).toEqual(['regular']);
  });
});
