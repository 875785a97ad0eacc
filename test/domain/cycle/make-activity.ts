import type { Activity, Wheel } from '../../../src/domain/cycle/activity.ts';

const text = { nb: 'x', nn: 'x', en: 'x' };

export function makeActivity(changes: Partial<Activity> = {}): Activity {
  return {
    id: 'a',
    kind: 'reflection',
    title: text,
    why: text,
    level: 'school',
    audience: ['teachers'],
    when: { type: 'date', month: 9, day: 15 },
    at: '10:00',
    windowSchoolDays: 5,
    reminders: [2],
    source: 'test',
    checked: '2026-11-23',
    ...changes,
  };
}

export function makeWheel(...activities: Activity[]): Wheel {
  return {
    activities,
    questionSets: [],
    nationalDates: [
      {
        key: 'np-results',
        schoolYear: '2026/27',
        date: '2026-11-14',
        title: text,
        source: 'test',
        checked: '2026-11-23',
        confirmed: true,
      },
    ],
  };
}
