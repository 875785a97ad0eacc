import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, type SchoolState } from '../../../src/domain/digest/digest.ts';
import type { School } from '../../../src/domain/people/people.ts';
import { PHASES, type Round } from '../../../src/domain/round/round.ts';

function state(name: string, rounds: Partial<Round>[] = []): SchoolState {
  return {
    school: { id: name, name } as School,
    rounds: rounds.map((round) => ({ phase: 'collect', createdAt: 1, theme: 'Lesing', ...round }) as Round),
    findings: [],
    measures: [],
    prerequisites: [],
    help: [],
    commitments: [],
    dialogues: [],
  };
}

describe('the digest', () => {
  it('lists schools by name in Norwegian order, whatever they have done', () => {
    const names = ['Øya', 'Ås', 'Bakken', 'Ærø', 'Zita'];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(names, { minLength: 5 }),
        fc.array(fc.constantFrom(...PHASES), { minLength: 5 }),
        (order, phases) => {
          const states = order.map((name, index) => state(name, [{ phase: phases[index] ?? 'collect' }]));
          expect(digestOf(states, '2026-10-01').schools.map((line) => line.school.name)).toEqual([
            'Bakken',
            'Zita',
            'Ærø',
            'Øya',
            'Ås',
          ]);
        },
      ),
    );
  });

  it('names the theme only of a round that rektor has shared', () => {
    expect(digestOf([state('a', [{}])], '2026-10-01').schools[0]).not.toHaveProperty('theme');
    expect(digestOf([state('a', [{ sharedAt: 5 }])], '2026-10-01').schools[0]).toMatchObject({
      theme: 'Lesing',
      shared: true,
    });
  });

  it('asks three questions, also on an empty day', () => {
    for (const states of [[], [state('a')], PHASES.map((phase) => state(phase, [{ phase }]))]) {
      const { questions } = digestOf(states, '2026-10-01');
      expect(new Set(questions).size).toBe(3);
    }
  });

  it('does not see drafts and cancelled rounds', () => {
    const hidden = state('a', [{ phase: 'draft' }, { phase: 'goal', cancelled: { at: 1, reason: 'x' } }]);
    expect(digestOf([hidden], '2026-10-01').schools[0]).toMatchObject({ phase: 'none' });
  });
});
