import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, gateAfter, type RoundFacts } from '../../../src/domain/round/gates.ts';
import { PHASES, type Phase, type Round } from '../../../src/domain/round/round.ts';

function round(phase: Phase, more: Partial<Round> = {}): Round {
  return {
    id: 'r',
    school: 'nordlia',
    theme: 'Lesing',
    problem: 'Hvorfor?',
    questionSet: 'staff',
    questions: ['a'],
    teams: ['t'],
    windowSchoolDays: 5,
    createdBy: 'rektor',
    createdAt: 0,
    phase,
    history: [],
    summary: '',
    priority: [],
    goals: [],
    ...more,
  };
}

const NOTHING: RoundFacts = {
  teamAnswers: 0,
  answers: 0,
  sourceKinds: [],
  tookPart: { pupils: 'none', parents: 'none' },
  findings: 0,
  measures: 0,
  openMeasures: 0,
  windowOpen: false,
};

describe('the gates of a round', () => {
  it.each([
    ['draft', NOTHING, {}, 'ROUND.NOT_STARTED'],
    ['collect', NOTHING, {}, 'ROUND.NOTHING_COLLECTED'],
    ['evidence', NOTHING, {}, 'ROUND.SUMMARY_NOT_SENT'],
    ['evidence', { ...NOTHING, sourceKinds: ['results'] }, { summarySentAt: 1 }, 'ROUND.ONE_SOURCE'],
    ['collect', { ...NOTHING, answers: 2, windowOpen: true }, {}, 'ROUND.STILL_COLLECTING'],
    ['prioritise', { ...NOTHING, windowOpen: true }, { priority: ['f'] }, 'ROUND.VOTE_OPEN'],
    ['analyse', NOTHING, {}, 'ROUND.NO_FINDINGS'],
    ['prioritise', NOTHING, {}, 'ROUND.NOT_PRIORITISED'],
    ['goal', NOTHING, {}, 'ROUND.NO_GOAL'],
    ['measures', NOTHING, {}, 'ROUND.NO_MEASURES'],
    ['followUp', { ...NOTHING, openMeasures: 1 }, {}, 'ROUND.OPEN_MEASURES'],
    ['loopBack', NOTHING, {}, 'ROUND.NO_LOOP_BACK'],
    ['closed', NOTHING, {}, 'ROUND.CLOSED'],
  ] as [Phase, RoundFacts, Partial<Round>, string][])('%s is held by %s', (phase, facts, more, code) => {
    expect(gateAfter(round(phase, more), facts)).toMatchObject({ code });
  });

  it('lets a soft gate be passed with a reason, which is kept', () => {
    const facts: RoundFacts = { ...NOTHING, sourceKinds: ['results'] };
    const one = round('evidence', { summarySentAt: 1 });
    expect(advance(one, facts, 'evidence', 5)).toMatchObject({ ok: false, code: 'ROUND.ONE_SOURCE' });
    const passed = advance(one, facts, 'evidence', 5, 'Vi er få.');
    expect(passed).toMatchObject({ ok: true, round: { phase: 'analyse' } });
    if (passed.ok)
      expect(passed.round.history.at(-1)).toEqual({ phase: 'analyse', at: 5, reason: 'Vi er få.' });
  });

  it('never lets a reason through a hard gate', () => {
    expect(advance(round('goal'), NOTHING, 'goal', 5, 'Fordi.')).toMatchObject({
      ok: false,
      code: 'ROUND.NO_GOAL',
    });
  });

  it('moves one phase at most for one card, however often it is pressed', () => {
    const facts: RoundFacts = {
      teamAnswers: 3,
      answers: 9,
      sourceKinds: ['results', 'reflection'],
      tookPart: { pupils: 'none', parents: 'none' },
      findings: 2,
      measures: 1,
      openMeasures: 0,
      windowOpen: false,
    };
    fc.assert(
      fc.property(fc.constantFrom(...PHASES), fc.constantFrom(...PHASES), (phase, drawn) => {
        const full = round(phase, {
          summarySentAt: 1,
          priority: ['f'],
          goals: [{ finding: 'f', text: 'x', sign: 'y' }],
          loopBack: { text: 'z', at: 1 },
        });
        const moved = advance(full, facts, drawn, 9);
        if (!moved.ok) return;
        expect(drawn).toBe(phase);
        expect(PHASES.indexOf(moved.round.phase)).toBe(PHASES.indexOf(phase) + 1);
        expect(advance(moved.round, facts, drawn, 10)).toMatchObject({ ok: false, code: 'ROUND.MOVED_ON' });
      }),
    );
  });

  it('stands still once it is cancelled', () => {
    const cancelled = round('collect', { cancelled: { at: 1, reason: 'x' } });
    expect(advance(cancelled, { ...NOTHING, answers: 3 }, 'collect', 2)).toMatchObject({
      code: 'ROUND.CANCELLED',
    });
  });
});
