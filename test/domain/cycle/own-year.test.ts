import { describe, expect, it } from 'vitest';
import { type OwnYearInput, ownYear } from '../../../src/domain/cycle/own-year.ts';
import type { Dialogue } from '../../../src/domain/dialogue/dialogue.ts';
import type { Measure } from '../../../src/domain/measure/measure.ts';
import { STANDINGS } from '../../../src/domain/privacy/visibility.ts';
import type { Round } from '../../../src/domain/round/round.ts';

const at = (day: string) => Date.parse(`${day}T10:00:00Z`);
const round: Round = {
  id: 'r1',
  school: 'nordlia',
  theme: 'Lesing',
  problem: 'Leser de nok?',
  questionSet: 'set',
  questions: ['q'],
  teams: ['t'],
  windowSchoolDays: 5,
  createdBy: 'kari',
  createdAt: at('2026-08-20'),
  phase: 'followUp',
  history: [{ phase: 'collect', at: at('2026-09-01') }],
  collect: { opensAt: at('2026-09-02'), closesAt: at('2026-09-09') },
  vote: { opensAt: at('2026-09-21'), closesAt: at('2026-09-23') },
  summary: '',
  priority: [],
  goals: [],
};
const measure: Measure = {
  id: 'r1:m1',
  school: 'nordlia',
  round: 'r1',
  finding: 'f',
  problem: 'p',
  what: 'Lese høyt hver dag',
  startsOn: '2026-10-01',
  responsible: 'person:kari',
  evaluateOn: '2027-01-15',
  order: 1,
  status: 'continued',
  followUps: [
    {
      askedOn: '2026-11-10',
      at: at('2026-11-12'),
      done: 'yes',
      effect: 'some',
      decision: 'continue',
      why: '',
    },
  ],
};
const dialogue: Dialogue = {
  id: 'd1',
  school: 'nordlia',
  activity: 'leader-talk',
  date: '2026-09-24',
  startsAt: at('2026-09-24'),
  agenda: [],
  minutes: '',
};

function year(over: Partial<OwnYearInput> = {}) {
  return ownYear({
    rounds: [round],
    measures: [measure],
    dialogues: [dialogue],
    reader: 'leader',
    schoolYear: '2026/27',
    today: '2026-12-01',
    dayOf: (moment) => new Date(moment).toISOString().slice(0, 10),
    ...over,
  });
}

describe('what a school has itself', () => {
  it('has each round with when it began, its windows, and when it ended', () => {
    expect(year().rounds).toEqual([
      {
        id: 'r1',
        theme: 'Lesing',
        phase: 'followUp',
        state: 'now',
        startedOn: '2026-09-02',
        windows: [
          { kind: 'collect', from: '2026-09-02', until: '2026-09-09' },
          { kind: 'vote', from: '2026-09-21', until: '2026-09-23' },
        ],
      },
    ]);
    const closed: Round = {
      ...round,
      phase: 'closed',
      history: [...round.history, { phase: 'closed', at: at('2026-11-20') }],
    };
    expect(year({ rounds: [closed] }).rounds[0]).toMatchObject({ state: 'done', endedOn: '2026-11-20' });
  });

  it('has neither drafts nor what was called off', () => {
    expect(year({ rounds: [{ ...round, phase: 'draft' }] }).rounds).toEqual([]);
    const cancelled = { ...round, cancelled: { at: at('2026-09-03'), reason: 'syk' } };
    const without = year({ rounds: [cancelled], dialogues: [{ ...dialogue, cancelledAt: 1 }] });
    expect(without).toEqual({ rounds: [], followUps: [], meetings: [] });
  });

  it('tells what has been from what comes, and from what still waits', () => {
    expect(year().followUps.map(({ date, state }) => [date, state])).toEqual([
      ['2026-11-10', 'done'],
      ['2027-01-15', 'coming'],
    ]);
    expect(year({ today: '2027-01-15' }).followUps[1]?.state).toBe('now');
    expect(year({ today: '2027-01-16' }).followUps[1]?.state).toBe('waiting');
    expect(year({ measures: [{ ...measure, status: 'completed' }] }).followUps).toHaveLength(1);
    expect(year().meetings[0]?.state).toBe('waiting');
    expect(year({ dialogues: [{ ...dialogue, heldAt: 1 }] }).meetings[0]?.state).toBe('done');
  });

  it('has only what falls in the year', () => {
    const next = year({ schoolYear: '2027/28', today: '2027-09-01' });
    expect(next.followUps).toEqual([]);
    expect(next.meetings).toEqual([]);
    // It goes on still.
    expect(next.rounds).toHaveLength(1);
    expect(year({ schoolYear: '2025/26' }).rounds).toEqual([]);
  });
});

describe('who sees it', () => {
  it('is the owner as to process; the theme and the tiltak only once rektor has shared the round', () => {
    const before = year({ reader: 'owner' });
    expect(before.rounds[0]).not.toHaveProperty('theme');
    expect(before.followUps).toEqual([]);
    expect(before.meetings).toHaveLength(1);
    const after = year({ reader: 'owner', rounds: [{ ...round, sharedAt: at('2026-10-05') }] });
    expect(after.rounds[0]?.theme).toBe('Lesing');
    expect(after.followUps).toHaveLength(2);
  });

  it('is the staff as to rounds and tiltak, and not the meetings of the leaders and the owner', () => {
    const seen = year({ reader: 'sameSchool' });
    expect([seen.rounds.length, seen.followUps.length, seen.meetings.length]).toEqual([1, 2, 0]);
  });

  it.each(STANDINGS.filter((one) => one === 'contributor' || one === 'stranger'))(
    'is nobody else: %s',
    (reader) => {
      expect(year({ reader })).toEqual({ rounds: [], followUps: [], meetings: [] });
    },
  );
});
