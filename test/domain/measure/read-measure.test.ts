import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../src/domain/measure/measure.ts';
import {
  answerFollowUp,
  type MeasureContext,
  readDate,
  readMeasure,
} from '../../../src/domain/measure/read-measure.ts';
import type { Finding, Round } from '../../../src/domain/round/round.ts';

const context: MeasureContext = {
  id: 'm',
  round: { id: 'r', school: 's', phase: 'measures' } as Round,
  findings: [{ id: 'f', statement: 'For lite samtale om tekst' } as Finding],
  responsible: ['team:a', 'person:kari'],
  today: '2026-10-01',
  order: 1,
};
const whole = {
  finding: 'f',
  what: 'Lesesamtale',
  responsible: 'team:a',
  startsOn: '2026-10-05',
  evaluateOn: '2026-11-20',
};

describe('a tiltak', () => {
  it('takes its problem from the finding when none is written', () => {
    expect(readMeasure(whole, context)).toMatchObject({
      ok: true,
      measure: { problem: 'For lite samtale om tekst', status: 'planned' },
    });
  });

  it.each([
    [{ finding: 'other' }, 'MEASURE.NO_FINDING'],
    [{ what: ' ' }, 'FORM.EMPTY'],
    [{ responsible: 'person:stranger' }, 'MEASURE.NO_RESPONSIBLE'],
    [{ startsOn: '2026-02-30' }, 'FORM.BAD_DATE'],
    [{ startsOn: '5.10.2026' }, 'FORM.BAD_DATE'],
    [{ startsOn: '9999-12-31' }, 'FORM.BAD_DATE'],
    [{ startsOn: '1999-12-31' }, 'FORM.BAD_DATE'],
    [{ evaluateOn: '2026-10-05' }, 'MEASURE.EVALUATE_TOO_EARLY'],
    [{ startsOn: '2026-09-01', evaluateOn: '2026-10-01' }, 'MEASURE.EVALUATE_TOO_EARLY'],
  ])('is refused with %j', (wrong, code) => {
    expect(readMeasure({ ...whole, ...wrong }, context)).toMatchObject({ ok: false, code });
  });

  it('is not made in any other phase', () => {
    expect(readMeasure(whole, { ...context, round: { ...context.round, phase: 'goal' } })).toMatchObject({
      code: 'ROUND.WRONG_PHASE',
    });
  });
});

describe('a follow-up', () => {
  const measure = {
    id: 'm',
    what: 'Lesesamtale',
    evaluateOn: '2026-11-20',
    status: 'ongoing',
    followUps: [] as unknown[],
  } as Measure;
  const answer = { done: 'yes', effect: 'some', decision: 'complete', why: 'Vane' };
  const give = (values: Record<string, string>, one = measure) =>
    answerFollowUp(one, '2026-11-20', values, '2026-11-20', 5);

  it('closes with an outcome and a why', () => {
    expect(give(answer)).toMatchObject({
      ok: true,
      measure: { status: 'completed', followUps: [{ why: 'Vane', askedOn: '2026-11-20' }] },
    });
    expect(give({ ...answer, why: '' })).toMatchObject({ code: 'FORM.EMPTY' });
    expect(give({ ...answer, effect: '' })).toMatchObject({ code: 'FOLLOW_UP.INCOMPLETE' });
  });

  it('is not completed when nothing was done: the sentence says which choice fits', () => {
    expect(give({ ...answer, done: 'no' })).toMatchObject({
      code: 'FOLLOW_UP.NOT_DONE',
      params: { field: 'decision' },
    });
    expect(give({ ...answer, done: 'no', decision: 'stop' })).toMatchObject({
      measure: { status: 'stopped' },
    });
    expect(give({ ...answer, done: 'partly' })).toMatchObject({ measure: { status: 'completed' } });
  });

  it('adjusts only to something else than what stands', () => {
    const adjust = { ...answer, decision: 'adjust', evaluateOn: '2027-01-15' };
    for (const what of ['', ' ', measure.what])
      expect(give({ ...adjust, what })).toMatchObject({
        code: 'FOLLOW_UP.NOT_ADJUSTED',
        params: { field: 'what' },
      });
  });

  it('goes on only with a new date, and adjusts what is done', () => {
    expect(give({ ...answer, decision: 'continue' })).toMatchObject({ code: 'FOLLOW_UP.NO_DATE' });
    expect(give({ ...answer, decision: 'continue', evaluateOn: '2026-11-20' })).toMatchObject({
      code: 'MEASURE.EVALUATE_TOO_EARLY',
    });
    const adjusted = give({
      ...answer,
      decision: 'adjust',
      evaluateOn: '2027-01-15',
      what: 'To ganger i uka',
    });
    expect(adjusted).toMatchObject({
      ok: true,
      measure: {
        what: 'To ganger i uka',
        evaluateOn: '2027-01-15',
        status: 'adjusted',
        followUps: [{ was: 'Lesesamtale' }],
      },
    });
  });

  it('is answered once for each date it was asked', () => {
    const first = give(answer);
    expect(first.ok && give(answer, first.measure)).toMatchObject({ code: 'FOLLOW_UP.ALREADY' });
    expect(answerFollowUp(measure, '2026-10-01', answer, '2026-11-20', 5)).toMatchObject({
      code: 'FOLLOW_UP.ALREADY',
    });
  });
});

describe('a date from a form', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', 'i morgen', '2026-1-1', '<!channel>'])(
    'refuses %j',
    (typed) => {
      expect(readDate({ d: typed }, 'd')).toMatchObject({ ok: false, code: 'FORM.BAD_DATE' });
    },
  );
  it('says of an empty one that it is missing, not that it is wrong', () => {
    expect(readDate({ d: ' ' }, 'd')).toMatchObject({ code: 'FORM.NO_DATE', params: { field: 'd' } });
  });
  it('knows a leap day', () => {
    expect(readDate({ d: ' 2028-02-29 ' }, 'd')).toEqual({ ok: true, date: '2028-02-29' });
  });
});
