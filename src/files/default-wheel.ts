import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Wheel } from '../domain/cycle/activity.ts';
import { layOver } from '../domain/cycle/lay-over.ts';
import { type Mistake, printMistake } from './mistake.ts';
import { type PlanRead, readPlan, readPlanSource } from './plan-read.ts';

/** The plans that come with the program. */
export const PLANS_FOLDER = fileURLToPath(new URL('../../plans/', import.meta.url));

/** What is not laid into the wheel: formats, lists and words to read (`reference.ts`). */
export const REFERENCE_FOLDER = 'reference';

export const EMPTY_WHEEL: Wheel = { activities: [], questionSets: [], nationalDates: [] };

/** Every plan file of a folder laid on top of each other, in the order of their names. */
export function readPlansFolder(
  folder: string,
): { ok: true; wheel: Wheel } | { ok: false; mistakes: Mistake[] } {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name) && !name.startsWith(REFERENCE_FOLDER))
    .sort();
  const texts = files.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const plans = texts.map(({ name, text }) => readPlan(text, name));
  const wheel = plans
    .filter((plan): plan is PlanRead => plan.ok)
    .reduce((below, { patch }) => layOver(below, patch), EMPTY_WHEEL);
  const surroundings: Wheel = { ...wheel, activities: [] };
  const mistakes = plans.flatMap((plan) => {
    if (!plan.ok) return plan.mistakes;
    const again = readPlanSource(plan.source, { base: surroundings });
    return again.ok ? [] : again.mistakes;
  });
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, wheel };
}

let known: Wheel | undefined;

/** The default Norwegian wheel. A mistake in it is a fault of the program, not of the user. */
export function defaultWheel(): Wheel {
  if (known) return known;
  const read = readPlansFolder(PLANS_FOLDER);
  if (!read.ok)
    throw new Error(`the default wheel is broken:\n${read.mistakes.map(printMistake).join('\n')}`);
  known = read.wheel;
  return known;
}
