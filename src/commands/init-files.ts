import { randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import type { InitAnswers, PersonAnswer, SchoolAnswer } from './init-answers.ts';
import { draftSkolerute } from './init-skolerute.ts';

export interface NewFile {
  /** From the owner's folder; `.env` stands where the program is started. */
  path: string;
  text: string;
  secret?: true;
}

export function ownerFiles(answers: InitAnswers): NewFile[] {
  return [
    { path: 'schools.yaml', text: schoolsYaml(answers) },
    { path: 'people.csv', text: peopleCsv(answers) },
    { path: 'arshjul.yaml', text: PLAN },
    ...answers.schools.map((school) => ({
      path: skoleruteOf(school, answers.schoolYear),
      text: draftSkolerute(school.name, answers.schoolYear),
    })),
  ];
}

export function skoleruteOf({ id }: SchoolAnswer, schoolYear: string): string {
  return `skolerute/utkast-${id}-${schoolYear.replace('/', '-')}.csv`;
}

const SCHOOLS_HEAD = `# The owner, its schools, their teams and classes, made by \`init\`. Put in the real teams, classes and hours, then run
#   npm run arshjul -- doctor
# size is how many pupils the class has. 0: not put in yet, and then the class is not asked. It is what keeps pupils unnamed, so
# nobody guesses it.
`;

function schoolsYaml({ id, name, language, schoolYear, schools }: InitAnswers): string {
  const content = {
    owner: { id, name, kind: 'municipality', timeZone: 'Europe/Oslo', language },
    schoolYears: [schoolYear],
    schools: schools.map((school) => ({
      id: school.id,
      name: school.name,
      writtenStandard: school.standard,
      yearLevels: { from: school.from, to: school.to },
      hours: { start: '08:00', end: '16:00' },
      sharedTime: [{ weekday: 'tuesday', start: '14:15', end: '15:45' }],
      skolerute: { file: skoleruteOf(school, schoolYear) },
      teams: [{ id: `${school.id}-team`, name: 'Personalet' }],
      classes: levels(school).map((level) => ({ name: `${level}A`, yearLevel: level, size: 0 })),
    })),
  };
  return SCHOOLS_HEAD + stringify(content, { lineWidth: 120 });
}

function levels({ from, to }: SchoolAnswer): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The people that init asked for; the rest comes from the school system's own list with `import people`. */
function peopleCsv({ director, schools }: InitAnswers): string {
  const rows = [
    personRow(director, '', 'Kommunalsjef oppvekst'),
    ...schools.map(({ principal, name }) => personRow(principal, name, 'Rektor')),
  ];
  return `Navn;E-post;Skole;Rolle;Team;Språk;Kontaktlærer for\n${rows.join('\n')}\n`;
}

function personRow({ name, email }: PersonAnswer, school: string, role: string): string {
  return [name, email, school, role, '', '', ''].map(cell).join(';');
}

function cell(text: string): string {
  return /[";\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

const PLAN = `# What you change in the default wheel (plans/wheel.yaml). Empty: the default wheel as it is.
# See examples/fjordvik/arshjul.yaml, and check with: npm run arshjul -- plan check <this file>
activities: []
`;

/** What only this installation knows. The key is made here and stands nowhere else. */
export function envFile(answers: InitAnswers, folder: string): NewFile {
  const lines = [
    '# Made by init. Every variable is explained in .env.example. Keep this file to yourself, and a copy of the key apart.',
    'NODE_ENV=development',
    `STORE_URL=sqlite:./data/${answers.id}.db`,
    `ARSHJUL_KEY=${randomBytes(48).toString('base64')}`,
    `OWNER_FOLDER=${folder}`,
    '# The address of the bot as people reach it, as https://hjul.kommune.no',
    'PUBLIC_URL=',
    ...PLATFORM_LINES[answers.platform](answers.id),
  ];
  return { path: '.env', text: `${lines.join('\n')}\n`, secret: true };
}

const PLATFORM_LINES: Record<InitAnswers['platform'], (owner: string) => string[]> = {
  none: () => [],
  teams: (owner) => [
    '# Fill these in as docs/teams.md says, and take the # away.',
    '#TEAMS_APP_ID=',
    '#TEAMS_APP_PASSWORD=',
    '#TEAMS_APP_TENANT=',
    `#TEAMS_TENANTS=<tenant-id>=${owner}`,
  ],
  slack: (owner) => [
    '# Fill these in as docs/slack.md says, and take the # away.',
    '#SLACK_SIGNING_SECRET=',
    '#SLACK_BOT_TOKEN=',
    `#SLACK_WORKSPACES=<workspace-id>=${owner}`,
  ],
};
