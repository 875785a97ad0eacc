import type { Owner, School, SchoolClass, Team } from '../domain/people/people.ts';
import { byPosition, type Mistake } from './mistake.ts';
import { type OwnerFile, ownerFileSchema, ownerKeys, type SchoolEntry } from './owner-schema.ts';
import { idFrom } from './people-csv.ts';
import { type Path, readYaml, type YamlSource } from './yaml-source.ts';
import { zodMistakes } from './zod-mistakes.ts';

export interface SchoolsFile {
  owner: Owner;
  schoolYears: string[];
  schools: School[];
  teams: Team[];
  classes: SchoolClass[];
  /** Where each school's days stand. */
  skoleruter: { school: string; file: string; name: string; line: number; column: number }[];
}

export type SchoolsResult = { ok: true; file: SchoolsFile } | { ok: false; mistakes: Mistake[] };

/** The owner, its schools, their teams and classes. */
export function readSchools(text: string, fileName: string): SchoolsResult {
  const yaml = readYaml(text, fileName);
  if (!yaml.ok) return yaml;
  const parsed = ownerFileSchema.safeParse(yaml.source.value ?? {});
  if (!parsed.success) {
    return { ok: false, mistakes: zodMistakes(yaml.source, parsed.error.issues, ownerKeys).sort(byPosition) };
  }
  const mistakes = [...twice(yaml.source, parsed.data), ...outsideLevels(yaml.source, parsed.data)];
  if (mistakes.length > 0) return { ok: false, mistakes: mistakes.sort(byPosition) };
  return { ok: true, file: fileFrom(parsed.data, yaml.source) };
}

function fileFrom({ owner, schoolYears, schools }: OwnerFile, source: YamlSource): SchoolsFile {
  return {
    owner,
    schoolYears,
    schools: schools.map(schoolFrom),
    teams: schools.flatMap(({ id: school, teams }) => teams.map(({ id, name }) => ({ id, school, name }))),
    classes: schools.flatMap(({ id: school, classes }) =>
      classes.map((entry) => ({ id: classId(school, entry.name), school, ...entry })),
    ),
    skoleruter: schools.map(({ id, name, skolerute }, index) => ({
      school: id,
      file: skolerute.file,
      name: skolerute.name ?? name,
      ...source.at(['schools', index, 'skolerute']),
    })),
  };
}

function schoolFrom({
  id,
  name,
  writtenStandard,
  orgNumber,
  yearLevels,
  hours,
  sharedTime,
}: SchoolEntry): School {
  const school: School = { id, name, writtenStandard, yearLevels, hours, sharedTime };
  return orgNumber ? { ...school, orgNumber } : school;
}

/** `nordlia-1a` */
function classId(school: string, name: string): string {
  return `${school}-${idFrom(name)}`;
}

function twice(source: YamlSource, { schools }: OwnerFile): Mistake[] {
  const groups: { name: string; path: Path }[][] = [
    schools.map(({ id }, index) => ({ name: id, path: ['schools', index, 'id'] })),
    schools.flatMap(({ teams }, school) =>
      teams.map(({ id }, index) => ({ name: id, path: ['schools', school, 'teams', index, 'id'] })),
    ),
    ...schools.map(({ classes }, school) =>
      classes.map(({ name }, index) => ({
        name: idFrom(name),
        path: ['schools', school, 'classes', index, 'name'],
      })),
    ),
  ];
  return groups.flatMap((group) =>
    group
      .filter(({ name }, index) => group.findIndex((other) => other.name === name) < index)
      .map(({ name, path }) => ({
        file: source.file,
        ...source.at(path),
        message: `"${name}" is used twice`,
        expected: 'a name of its own',
      })),
  );
}

function outsideLevels(source: YamlSource, { schools }: OwnerFile): Mistake[] {
  return schools.flatMap(({ name, yearLevels: { from, to }, classes }, school) =>
    classes.flatMap(({ yearLevel }, index) =>
      yearLevel >= from && yearLevel <= to
        ? []
        : [
            {
              file: source.file,
              ...source.at(['schools', school, 'classes', index, 'yearLevel']),
              message: `${name} has no year ${yearLevel}`,
              expected: `a year from ${from} to ${to}`,
            },
          ],
    ),
  );
}
