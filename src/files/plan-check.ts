import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { decodeText } from './decode.ts';
import { defaultWheel, EMPTY_WHEEL, PLANS_FOLDER, readPlansFolder } from './default-wheel.ts';
import { LANGUAGES_FOLDER, readLanguagePack } from './language-pack.ts';
import { printMistake } from './mistake.ts';
import { SCHOOLS_FILE } from './owner-folder.ts';
import { type PlanResult, readPlan } from './plan-read.ts';
import { readSchools } from './schools-yaml.ts';

export interface PlanCheck {
  ok: boolean;
  /** What to print: one line per mistake, or what the plan holds. */
  lines: string[];
}

/**
 * `plan check FILE`: an owner's arshjul.yaml is checked against the default wheel and against the schools.yaml beside
 * it; a file of `plans/` against the other files there.
 */
export function checkPlan(file: string): PlanCheck {
  if (!existsSync(file) || !statSync(file).isFile()) {
    return {
      ok: false,
      lines: [
        `${file}: there is no such file. Expected: the path of a plan, as examples/fjordvik/arshjul.yaml`,
      ],
    };
  }
  const { text, encoding } = decodeText(readFileSync(file));
  if (encoding !== 'utf-8')
    return { ok: false, lines: [`${file}:1:1 the file is saved as ${encoding}. Expected: UTF-8`] };
  if (basename(dirname(resolve(file))) === LANGUAGES_FOLDER) return checkPack(text, file);
  const plan = isDefault(file) ? readDefault(text, file) : readPlan(text, file, contextOf(file));
  if (plan.ok) return { ok: true, lines: [summary(file, plan.patch), ...unchecked(file, plan.patch)] };
  const count = plan.mistakes.length;
  return {
    ok: false,
    lines: [
      ...plan.mistakes.map(printMistake),
      `${count} ${count === 1 ? 'mistake' : 'mistakes'} in ${file}`,
    ],
  };
}

/** A language pack; beside an owner's arshjul.yaml also with the owner's own questions. */
function checkPack(text: string, file: string): PlanCheck {
  const beside = join(dirname(dirname(resolve(file))), 'arshjul.yaml');
  const base = defaultWheel();
  const plan = existsSync(beside) ? readPlan(readFileSync(beside, 'utf8'), beside, { base }) : undefined;
  const sets = [...base.questionSets, ...(plan?.ok ? plan.patch.questionSets : [])];
  const read = readLanguagePack(text, file, sets);
  if (!read.ok)
    return { ok: false, lines: [...read.mistakes.map(printMistake), `${read.mistakes.length} in ${file}`] };
  const state = read.pack.checked ? 'checked, shown to pupils and parents' : 'a draft, shown to nobody';
  const left = read.missing === 0 ? 'every text is there' : `${read.missing} texts are missing`;
  return { ok: true, lines: [`${file}: no mistakes (${state}; ${left})`] };
}

/** Without the schools beside it, a misspelt school cannot be told from a right one. */
function unchecked(file: string, { schools, add, change }: Patch): string[] {
  const named = [...add, ...Object.values(change)].some((activity) => activity.schools !== undefined);
  const names = named || Object.keys(schools).length > 0;
  if (isDefault(file) || !names || existsSync(join(dirname(file), SCHOOLS_FILE))) return [];
  return [`Names of schools were not checked: there is no ${SCHOOLS_FILE} beside it`];
}

function isDefault(file: string): boolean {
  return !relative(PLANS_FOLDER, resolve(file)).startsWith('..');
}

function readDefault(text: string, file: string): PlanResult {
  const whole = readPlansFolder(PLANS_FOLDER);
  return readPlan(text, file, { base: { ...(whole.ok ? whole.wheel : EMPTY_WHEEL), activities: [] } });
}

function contextOf(file: string): Parameters<typeof readPlan>[2] {
  const base = defaultWheel();
  const beside = join(dirname(file), SCHOOLS_FILE);
  if (!existsSync(beside)) return { base };
  const schools = readSchools(readFileSync(beside, 'utf8'), SCHOOLS_FILE);
  return schools.ok ? { base, schools: schools.file.schools.map(({ id }) => id) } : { base };
}

type Patch = Extract<PlanResult, { ok: true }>['patch'];

function summary(file: string, patch: Patch): string {
  const counts = [
    [patch.add.length, 'added'],
    [Object.keys(patch.change).length, 'changed'],
    [patch.remove.length, 'removed'],
    [patch.questionSets.length, 'question sets'],
    [patch.nationalDates.length, 'national dates'],
    [Object.keys(patch.schools).length, 'schools with changes of their own'],
  ] as const;
  const parts = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `${file}: no mistakes (${parts.join(', ') || 'an empty plan'})`;
}
