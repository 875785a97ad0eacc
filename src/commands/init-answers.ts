import { isSchoolYear } from '../domain/calendar/weeks.ts';
import type { WrittenStandard } from '../domain/language.ts';
import { WrongInput } from './command.ts';

export interface SchoolAnswer {
  id: string;
  name: string;
  standard: WrittenStandard;
  from: number;
  to: number;
  principal: PersonAnswer;
}

export interface PersonAnswer {
  name: string;
  email: string;
}

export interface InitAnswers {
  id: string;
  name: string;
  language: WrittenStandard;
  schoolYear: string;
  director: PersonAnswer;
  schools: SchoolAnswer[];
  platform: 'teams' | 'slack' | 'none';
}

export interface InitFlags {
  name?: string;
  id?: string;
  language?: string;
  schoolYear?: string;
  director?: string;
  school?: string[];
  platform?: string;
}

/** Asks a person one thing; `undefined` where nobody can be asked. */
export type Ask = ((question: string, otherwise?: string) => Promise<string>) | undefined;

const HINT = {
  name: '--name "Fjordvik kommune"',
  director: '--director "Dagny Fjelldal <dagny@kommune.no>"',
  school: '--school "Nordlia barneskole; nb; 1-7; Line Åsenhus <line@kommune.no>" (once for each school)',
};

/** From the flags, and from the person for what they leave open. Whatever is missing or wrong is named all at once. */
export async function initAnswers(flags: InitFlags, ask: Ask, thisYear: string): Promise<InitAnswers> {
  const missing: string[] = [];
  const get = async (flag: string | undefined, question: string, hint: string, otherwise?: string) => {
    if (flag !== undefined && flag !== '') return flag;
    if (ask) return ask(question, otherwise);
    if (otherwise !== undefined) return otherwise;
    missing.push(hint);
    return '';
  };
  const name = await get(flags.name, 'Kommunens navn', HINT.name);
  const id = await get(flags.id, 'Kort id, små bokstaver', '--id fjordvik', idFrom(name));
  const language = await get(flags.language, 'Målform hos skoleeier (nb/nn)', '--language nb', 'nb');
  const schoolYear = await get(flags.schoolYear, 'Skoleår', '--school-year 2026/27', thisYear);
  const director = await get(flags.director, 'Kommunalsjef oppvekst, som «Navn <e-post>»', HINT.director);
  const schools = await schoolWords(flags, ask, missing);
  const platform = await get(flags.platform, 'Teams, Slack eller ingen ennå (teams/slack/none)', '', 'none');
  if (missing.length > 0) throw new WrongInput(['These are missing:', ...missing.map((one) => `  ${one}`)]);
  return checked({ name, id, language, schoolYear, director, schools, platform });
}

async function schoolWords(flags: InitFlags, ask: Ask, missing: string[]): Promise<string[]> {
  const given = flags.school ?? [];
  if (given.length > 0) return given;
  if (!ask) {
    missing.push(HINT.school);
    return [];
  }
  const schools: string[] = [];
  for (;;) {
    const name = await ask(
      schools.length === 0 ? 'Første skole: navn' : 'Neste skole: navn (tom = ferdig)',
      '',
    );
    if (name === '' && schools.length > 0) return schools;
    if (name === '') continue;
    const standard = await ask('  Målform (nb/nn)', 'nb');
    const levels = await ask('  Trinn, som 1-7', '1-7');
    const principal = await ask('  Rektor, som «Navn <e-post>»');
    schools.push([name, standard, levels, principal].join(';'));
  }
}

function checked(
  typed: Record<Exclude<keyof InitAnswers, 'schools'>, string> & { schools: string[] },
): InitAnswers {
  const faults: string[] = [];
  const fault = (what: string, expected: string) => {
    faults.push(`${what}. Expected: ${expected}`);
  };
  if (typed.name.trim() === '') fault('the name is empty', HINT.name);
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(typed.id))
    fault(`"${typed.id}" is not an id`, 'small letters, as fjordvik');
  if (!isSchoolYear(typed.schoolYear)) fault(`"${typed.schoolYear}" is not a school year`, '2026/27');
  const director = personFrom(typed.director);
  if (!director) fault(`"${typed.director}" is not a person`, HINT.director);
  const schools = typed.schools.flatMap((words) => {
    const school = schoolFrom(words);
    if (!school) fault(`"${words}" is not a school`, HINT.school);
    return school ? [school] : [];
  });
  const twice = schools.filter(({ id }, index) => schools.findIndex((one) => one.id === id) !== index);
  for (const { name } of twice) fault(`"${name}" is there twice`, 'each school once');
  if (!isStandard(typed.language)) fault(`"${typed.language}" is not a målform`, 'nb or nn');
  if (!['teams', 'slack', 'none'].includes(typed.platform))
    fault(`"${typed.platform}" is not a platform`, 'teams, slack or none');
  if (faults.length > 0 || !director) throw new WrongInput(faults);
  return {
    id: typed.id,
    name: typed.name.trim(),
    language: typed.language as WrittenStandard,
    schoolYear: typed.schoolYear,
    director,
    schools,
    platform: typed.platform as InitAnswers['platform'],
  };
}

function schoolFrom(words: string): SchoolAnswer | undefined {
  const [name = '', standard = '', levels = '', principal = ''] = words.split(';').map((one) => one.trim());
  const [, from = '', to = ''] = /^(\d{1,2})\s*[-–]\s*(\d{1,2})$/.exec(levels) ?? [];
  const person = personFrom(principal);
  const [first, last] = [Number(from), Number(to)];
  if (name === '' || !isStandard(standard) || !person) return undefined;
  if (first < 1 || last > 13 || first > last) return undefined;
  return { id: idFrom(name), name, standard, from: first, to: last, principal: person };
}

function personFrom(words: string): PersonAnswer | undefined {
  const [, name = '', email = ''] =
    /^\s*([^<;]+?)\s*<\s*([^\s<>;@]+@[^\s<>;@]+\.[^\s<>;@]+)\s*>\s*$/.exec(words) ?? [];
  return name === '' ? undefined : { name, email: email.toLowerCase() };
}

function isStandard(value: string): value is WrittenStandard {
  return value === 'nb' || value === 'nn';
}

/** «Øvre Ås skole» -> ovre-as */
export function idFrom(name: string): string {
  return name
    .toLowerCase()
    .replace(/[æä]/g, 'ae')
    .replace(/[øö]/g, 'o')
    .replace(/å/g, 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\b(kommune|fylkeskommune|skole|skule|barneskole|barneskule)\b/g, ' ')
    .trim()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
}
