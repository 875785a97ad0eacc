import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPupilDay } from '../../src/domain/calendar/school-days.ts';
import { readOwnerFolder } from '../../src/files/owner-folder.ts';
import { checkPlan } from '../../src/files/plan-check.ts';

const FJORDVIK = fileURLToPath(new URL('../../examples/fjordvik/', import.meta.url));

describe('the example owner', () => {
  const read = readOwnerFolder(FJORDVIK);
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));

  it('loads without a warning', () => {
    expect(read.warnings).toEqual([]);
    expect(read.schools.map(({ id, writtenStandard }) => [id, writtenStandard])).toEqual([
      ['nordlia', 'nb'],
      ['fjordvik-ungdom', 'nn'],
      ['holmen', 'nb'],
    ]);
    expect([read.people.length, read.classes.length, read.teams.length]).toEqual([58, 25, 8]);
  });

  it('has 190 pupil days and six planning days at each school', () => {
    for (const { days } of read.calendars) {
      expect(days.filter(isPupilDay)).toHaveLength(190);
      expect(days.filter((day) => day.teacherDay && !day.pupilDay)).toHaveLength(6);
    }
  });

  it('has ids that are each used once', () => {
    for (const items of [read.people, read.classes, read.teams, read.schools]) {
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    }
  });

  it('lays the owner’s and the schools’ changes over the default wheel', () => {
    const find = (id: string) => read.wheel.activities.find((activity) => activity.id === id);
    expect(find('quality-report')?.when).toEqual({ type: 'date', month: 5, day: 19 });
    expect(find('holmen-village-evening')?.schools).toEqual(['holmen']);
    expect(find('year-reflection')?.perSchool).toHaveProperty('fjordvik-ungdom');
  });

  it('passes plan check', () => {
    expect(checkPlan(join(FJORDVIK, 'arshjul.yaml'))).toMatchObject({ ok: true });
  });
});

describe('a folder with mistakes', () => {
  let folder = '';
  const change = (file: string, from: string, to: string) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'owner-'));
    cpSync(FJORDVIK, folder, { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('tells those of all files together', () => {
    change('people.csv', 'Holmen skole;Lærer;', 'Holme skole;Lærer;');
    change('arshjul.yaml', 'id: quality-report', 'id: quality-repport');
    change('skolerute/skolerute-nordlia-2026-2027.csv', '2026-08-17,', '2026-18-17,');
    const read = readOwnerFolder(folder);
    expect(!read.ok && read.mistakes.map(({ file }) => file)).toEqual([
      'arshjul.yaml',
      'people.csv',
      'skolerute/skolerute-nordlia-2026-2027.csv',
    ]);
    const check = checkPlan(join(folder, 'arshjul.yaml'));
    expect(check.ok).toBe(false);
    expect(check.lines[0]).toMatch(
      /arshjul\.yaml:\d+:\d+ there is no activity "quality-repport"\. Expected: did you mean/,
    );
  });

  it('says what is wrong in schools.yaml, each at its line', () => {
    change('schools.yaml', 'weekday: tuesday', 'weekday: tirsda');
    change('schools.yaml', 'end: "15:30"', 'end: "08:00"');
    change('schools.yaml', 'name: 1A, yearLevel: 1, size: 21', 'name: 1A, yearLevel: 1, size: many');
    const read = readOwnerFolder(folder);
    expect(!read.ok && read.mistakes.map(({ message }) => message)).toEqual([
      '"tirsda" is not a school weekday',
      '"size" is "many"',
      'the end 08:00 is not after the start 08:15',
    ]);
  });

  it('does not read outside the folder, and names what is missing', () => {
    cpSync(join(FJORDVIK, 'schools.yaml'), join(folder, 'schools.yaml'));
    change('schools.yaml', 'skolerute/skolerute-nordlia-2026-2027.csv', '../../../etc/passwd');
    rmSync(join(folder, 'people.csv'));
    const read = readOwnerFolder(folder);
    const told = read.ok ? [] : read.mistakes.map(({ file, message }) => `${file}: ${message}`);
    expect(told).toContain('people.csv: the file is missing');
    expect(told.join('\n')).toMatch(/etc\/passwd: the file (lies outside the folder|is missing)/);
    expect(readOwnerFolder(join(folder, 'nowhere')).ok).toBe(false);
  });
});

describe('plan check', () => {
  it('passes every plan that comes with the program', () => {
    for (const name of ['wheel', 'national-dates', 'question-sets/staff', 'question-sets/pupils']) {
      const file = fileURLToPath(new URL(`../../plans/${name}.yaml`, import.meta.url));
      expect(checkPlan(file)).toMatchObject({ ok: true });
    }
  });

  it('says when there is no such file', () => {
    expect(checkPlan('no/such/plan.yaml')).toMatchObject({ ok: false });
    expect(checkPlan(FJORDVIK).ok).toBe(false);
  });
});
