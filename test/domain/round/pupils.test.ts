import { describe, expect, it } from 'vitest';
import type { QuestionSet } from '../../../src/domain/cycle/activity.ts';
import type { Person, SchoolClass } from '../../../src/domain/people/people.ts';
import { classesOfTeams, pupilsOrDefault, readPupils } from '../../../src/domain/round/pupils.ts';

const classes: SchoolClass[] = ['5A', '5B', '6A'].map((name) => ({
  id: name,
  school: 's',
  name,
  yearLevel: Number(name[0]),
  size: 20,
}));
const set = (id: string): QuestionSet => ({
  id,
  title: { nb: id, nn: id, en: id },
  audience: 'pupils',
  source: '',
  checked: '2026-11-25',
  questions: [],
});
const sets = [set('school'), set('teaching')];
const teacher = (teams: string[], homeroomOf: string[], active = true) =>
  ({ id: teams.join(), teams, homeroomOf, active }) as unknown as Person;
const people = [teacher(['five'], ['5A', '5B']), teacher(['six'], ['6A']), teacher(['five'], ['6A'], false)];

describe('which classes', () => {
  it('are those of the teams, where their contact teachers are known', () => {
    expect(classesOfTeams(['five'], people, classes)).toEqual(['5A', '5B']);
    expect(classesOfTeams(['five', 'six'], people, classes)).toEqual(['5A', '5B', '6A']);
  });

  it('are also those that nobody is known to have', () => {
    expect(classesOfTeams(['five'], people.slice(0, 1), classes)).toEqual(['5A', '5B', '6A']);
  });

  it('are all, where nobody of the teams has a class', () => {
    expect(classesOfTeams(['art'], people, classes)).toEqual(['5A', '5B', '6A']);
    // One class alone is not asked.
    expect(classesOfTeams(['six'], people, classes)).toEqual(['5A', '5B', '6A']);
  });

  it('are what rektor chose before, as far as they are still there', () => {
    const choose = (ids: string[]) =>
      pupilsOrDefault({ classes: ids, questionSet: 'teaching' }, ['six'], people, { classes, sets });
    expect(choose(['5A', '6A', '4A'])).toEqual({ classes: ['5A', '6A'], questionSet: 'teaching' });
    expect(choose(['4A', '5A']).classes).toEqual(['5A', '5B', '6A']);
    expect(choose([]).classes).toEqual([]);
    expect(pupilsOrDefault(undefined, ['six'], people, { classes, sets })).toEqual({
      classes: ['5A', '5B', '6A'],
      questionSet: 'school',
    });
  });
});

describe('what rektor chooses', () => {
  const standing = { classes: ['5A'], questionSet: 'school' };
  const read = (values: Record<string, string>) => readPupils(values, standing, { classes, sets });

  it('is classes and questions', () => {
    expect(read({ pupils: 'yes', classes: '5B, 6A,9Z', pupilSet: 'teaching' })).toEqual({
      ok: true,
      pupils: { classes: ['5B', '6A'], questionSet: 'teaching' },
    });
  });

  it('is nobody', () => {
    expect(read({ pupils: 'no', classes: '5B' })).toMatchObject({ ok: true, pupils: { classes: [] } });
  });

  it('is not yes to fewer than two classes: what one class answered is not for everybody', () => {
    const tooFew = { ok: false, code: 'ROUND.TOO_FEW_CLASSES', params: { least: 2 } };
    expect(read({ pupils: 'yes', classes: '' })).toEqual(tooFew);
    expect(read({ pupils: 'yes' })).toEqual(tooFew);
    expect(read({ pupils: 'yes', classes: '5A' })).toEqual(tooFew);
    const only = { classes: classes.slice(0, 1), sets };
    expect(readPupils({ pupils: 'yes', classes: '5A' }, standing, only)).toMatchObject({ ok: true });
    expect(readPupils({ pupils: 'yes', classes: '' }, standing, only)).toMatchObject({
      params: { least: 1 },
    });
    expect(read({ pupils: 'yes', classes: '5A,5B', pupilSet: 'gone' })).toMatchObject({
      code: 'ROUND.UNKNOWN_QUESTION_SET',
    });
  });

  it('stays as it stood on a card from before there was a choice', () => {
    expect(read({})).toEqual({ ok: true, pupils: standing });
  });
});
