import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultWheel } from '../../src/files/default-wheel.ts';
import { readPlan } from '../../src/files/plan-read.ts';

const FOLDER = fileURLToPath(new URL('./broken-plans/', import.meta.url));
const context = { base: defaultWheel(), schools: ['nordlia', 'holmen'] };

/** `line:column message` of each mistake. */
function mistakesIn(file: string): string[] {
  const result = readPlan(readFileSync(`${FOLDER}${file}.yaml.txt`, 'utf8'), file, context);
  if (result.ok) throw new Error(`${file} was taken for a good plan`);
  for (const mistake of result.mistakes) expect(mistake.expected.length).toBeGreaterThan(3);
  return result.mistakes.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('broken plans', () => {
  it.each([
    ['01-syntax', ['4:5 Flow sequence in block collection must be sufficiently indented and end with a ]']],
    ['02-tab', ['2:1 Tabs are not allowed as indentation']],
    [
      '03-unknown-keys',
      ['1:1 unknown key "activites"', '4:5 unknown key "windowSchooldays"', '5:5 unknown key "titel"'],
    ],
    [
      '04-wrong-types',
      [
        '5:16 audience item 1 is "teacher"',
        '8:23 "windowSchoolDays" is "five"',
        '9:16 "reminders" is "soon"',
      ],
    ],
    ['05-missing-language', ['11:12 "nn" is missing']],
    [
      '06-dangling',
      [
        '6:20 there is no anchor "np-result"',
        '10:18 there is no question set "staf-year"',
        '15:10 "three-things" cannot be removed while "pupil-survey-analysis" is placed by it',
        '15:24 there is no activity "year-closing"',
      ],
    ],
    ['07-circle', ['6:11 the anchors go in a circle: spring-look → year-close → spring-look']],
    [
      '08-dates',
      [
        '6:19 "02-30" is not a day of the year',
        '17:19 there is no week 54',
        '17:32 "saturday" is not a school weekday',
        '19:11 "weekday" is missing beside "week"',
        '19:35 "schoolDays" does not go together with "week"',
        '21:11 "when" does not say when',
      ],
    ],
    [
      '09-reminders',
      [
        '9:16 "reminders" is a list of 3',
        '18:17 the reminder on school day 6 comes after the window of 4 has closed',
      ],
    ],
    [
      '10-twice',
      [
        '15:9 "spring-look" is used twice',
        '28:9 "year-close" is already in the default wheel',
        '46:14 "2026-02-30" is not a date',
      ],
    ],
    ['11-aliases', ['2:8 an alias "*a" is not allowed here', '3:5 an alias "*b" is not allowed here']],
    [
      '12-schools',
      [
        '2:3 there is no school "nordli"',
        '5:12 there is no activity "year-clos"',
        '8:36 "onsdagen" is not a school weekday',
      ],
    ],
  ])('%s: every mistake at its place', (file, expected) => {
    expect(mistakesIn(file)).toEqual(expected);
  });

  it('suggest the nearest name', () => {
    const result = readPlan(readFileSync(`${FOLDER}06-dangling.yaml.txt`, 'utf8'), 'x', context);
    expect(!result.ok && result.mistakes[0]?.expected).toBe('did you mean "np-results"?');
  });

  it('that are huge, binary or not a plan at all are refused with one line', () => {
    for (const text of [
      'x'.repeat(1_000_001),
      'a: \u0000',
      '- a\n- b',
      'just words',
      '!!js/function "x"',
      '42',
    ]) {
      const result = readPlan(text, 'x', context);
      expect(result.ok).toBe(false);
      if (!result.ok) expect(result.mistakes).toHaveLength(1);
    }
  });
});

describe('good plans', () => {
  it('may be empty', () => {
    for (const text of ['', '# nothing yet\n', '{}', '\uFEFFchange: []\r\n']) {
      expect(readPlan(text, 'x', context).ok).toBe(true);
    }
  });

  it('may name weekdays in three languages, before and after an anchor, and the 29th of February', () => {
    const text = `change:
  - { id: year-close, when: { week: 24, weekday: Tysdag } }
  - { id: show-back, when: { before: year-close, schoolDays: 3 } }
  - { id: midway-check, when: { date: 02-29 } }`;
    const result = readPlan(text, 'x', context);
    expect(result.ok && Object.values(result.patch.change).map(({ when }) => when)).toEqual([
      { type: 'week', week: 24, weekday: 2 },
      { type: 'relative', anchor: 'year-close', schoolDays: -3 },
      { type: 'date', month: 2, day: 29 },
    ]);
  });
});

describe('any text', () => {
  it('is read or refused, never a crash, and mistakes stand inside the file', () => {
    const word = fc.constantFrom(
      'activities',
      'change',
      'id',
      'when',
      'schools',
      'constructor',
      '__proto__',
      '[',
      '{',
      '&a',
      '*a',
      '%',
      '\t',
      '\n',
      '  ',
      ': ',
      '- ',
      '"',
      '|',
      'æ',
      '\u202e',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join('');
        const result = readPlan(text, 'x', context);
        if (result.ok) return;
        expect(result.mistakes.length).toBeGreaterThan(0);
        const lines = text.split(/\r\n|\r|\n/).length;
        for (const { line, column } of result.mistakes) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines + 1);
          expect(column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
