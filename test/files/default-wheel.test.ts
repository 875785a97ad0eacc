import { describe, expect, it } from 'vitest';
import { ownerCalendar } from '../../src/domain/calendar/calendar-from.ts';
import { toLocal } from '../../src/domain/calendar/zoned-time.ts';
import { ACTIVITY_KINDS } from '../../src/domain/cycle/activity.ts';
import { occurrencesOf } from '../../src/domain/cycle/occurrences.ts';
import { defaultWheel } from '../../src/files/default-wheel.ts';
import { makeCalendar, NORDLIA } from '../domain/calendar/make-calendar.ts';

const wheel = defaultWheel();
const sets = new Map(wheel.questionSets.map((set) => [set.id, set]));
const calendar = makeCalendar();
const school = occurrencesOf({ wheel, school: NORDLIA, calendar, schoolYear: '2026/27' });

describe('the default wheel', () => {
  it('uses every kind of activity', () => {
    expect(new Set(wheel.activities.map(({ kind }) => kind))).toEqual(new Set(ACTIVITY_KINDS));
  });

  it('has room in an ordinary school year, for a school and for the owner', () => {
    expect(school.problems).toEqual([]);
    const own = ownerCalendar([calendar], '2026/27', 'Europe/Oslo');
    const owner = occurrencesOf({ wheel, calendar: own, schoolYear: '2026/27' });
    expect(owner.problems).toEqual([]);
    expect(owner.occurrences.length).toBeGreaterThan(10);
  });

  it('asks a teacher at most twice a month', () => {
    const asked = wheel.activities.filter(({ audience }) =>
      audience.some((who) => ['allStaff', 'teachers', 'teamChannel'].includes(who)),
    );
    const months = school.occurrences
      .filter(({ activity }) => asked.some(({ id }) => id === activity))
      .map(({ opensAt }) => toLocal(opensAt, 'Europe/Oslo').date.slice(0, 7));
    expect(months.length).toBeGreaterThanOrEqual(5);
    for (const month of months)
      expect(months.filter((other) => other === month).length).toBeLessThanOrEqual(2);
  });

  it('asks teachers two or three questions at a time', () => {
    for (const { kind, audience, questionSet } of wheel.activities) {
      if (kind !== 'reflection' || !audience.includes('teachers')) continue;
      const count = sets.get(questionSet ?? '')?.questions.length ?? 0;
      expect(count).toBeGreaterThanOrEqual(2);
      expect(count).toBeLessThanOrEqual(3);
    }
  });

  it('lets pupils read the survey before the staff analyse it, and teachers prepare before they meet', () => {
    const opens = (id: string) => school.occurrences.find(({ activity }) => activity === id)!.opensAt;
    expect(opens('pupil-survey-pupils')).toBeLessThan(opens('pupil-survey-analysis'));
    expect(opens('three-things')).toBeLessThan(opens('pupil-survey-analysis'));
    expect(opens('quality-dialogue-preparation')).toBeLessThan(opens('quality-dialogue'));
    expect(opens('show-back')).toBeLessThan(opens('year-close'));
  });

  it('holds the whole question sets of the source', () => {
    const counts = ['owner', 'staff', 'pupils'].map((id) => sets.get(id)?.questions.length);
    expect(counts).toEqual([6, 9, 9]);
    expect(sets.get('parents')!.questions.length).toBeGreaterThanOrEqual(6);
  });

  it('has no bokmål in the nynorsk and no nynorsk in the bokmål', () => {
    const texts = [
      ...wheel.activities.flatMap(({ title, why }) => [title, why]),
      ...wheel.nationalDates.map(({ title }) => title),
      ...wheel.questionSets.flatMap(({ title, questions }) => [
        title,
        ...questions.flatMap(({ text, help, choices = [] }) => [
          text,
          ...(help ? [help] : []),
          ...choices.map((choice) => choice.text),
        ]),
      ]),
    ];
    expect(texts.length).toBeGreaterThan(150);
    for (const { nb, nn } of texts) {
      expect(nn).not.toMatch(
        /(?<!\p{L})(ikke|hva|hvor|hvem|hvordan|hvilke|dere|skole\p{L}*|noe|mye|fra|jeg|løfter|foresatte)(?!\p{L})/iu,
      );
      expect(nb).not.toMatch(
        /(?<!\p{L})(ikkje|kva|kvar|kven|korleis|kvifor|skule\p{L}*|noko|vere|frå|eg|føresette)(?!\p{L})/iu,
      );
    }
  });

  it('has the national dates of this year and the next, with source', () => {
    for (const key of new Set(wheel.nationalDates.map((date) => date.key))) {
      const years = wheel.nationalDates.filter((date) => date.key === key).map((date) => date.schoolYear);
      expect(years).toEqual(['2026/27', '2027/28']);
    }
    for (const { source } of wheel.nationalDates) expect(source.length).toBeGreaterThan(10);
  });
});
