import type { Wheel } from '../domain/cycle/activity.ts';
import { layOver, type WheelPatch } from '../domain/cycle/lay-over.ts';
import { byPosition, type Mistake } from './mistake.ts';
import { loosePlan } from './plan-loose.ts';
import { orderMistakes } from './plan-order.ts';
import { referenceMistakes } from './plan-references.ts';
import { type PlanFile, planKeys, planSchema } from './plan-schema.ts';
import { twiceMistakes } from './plan-twice.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';
import { zodMistakes } from './zod-mistakes.ts';

export interface PlanRead {
  ok: true;
  patch: WheelPatch;
  /** Where everything stands, for checks that need other files too. */
  source: YamlSource;
}
export type PlanResult = PlanRead | { ok: false; mistakes: Mistake[] };

/** What a plan may lean on besides itself. */
export interface PlanContext {
  /** The wheel that the plan is laid over. */
  base: Wheel;
  /** The owner's schools; not checked when absent. */
  schools?: readonly string[];
}

/**
 * Reads one plan file and reports all its mistakes at once. With a context, anchors, question sets and schools are
 * checked too; without one only what the file itself can tell.
 */
export function readPlan(text: string, file: string, context?: PlanContext): PlanResult {
  const yaml = readYaml(text, file);
  return yaml.ok ? readPlanSource(yaml.source, context) : yaml;
}

/** The same of a file that has been parsed: parsing is most of the work. */
export function readPlanSource(source: YamlSource, context?: PlanContext): PlanResult {
  const parsed = planSchema.safeParse(source.value ?? {});
  const loose = loosePlan(source.value);
  const mistakes = parsed.success ? [] : zodMistakes(source, parsed.error.issues, planKeys);
  mistakes.push(...twiceMistakes(source, loose));
  if (context) mistakes.push(...referenceMistakes(source, loose, context.base, context.schools));
  if (!parsed.success) return { ok: false, mistakes: sorted(mistakes) };
  const patch = patchFrom(parsed.data);
  if (context) mistakes.push(...orderMistakes(source, loose, layOver(context.base, patch)));
  return mistakes.length > 0 ? { ok: false, mistakes: sorted(mistakes) } : { ok: true, patch, source };
}

function sorted(mistakes: Mistake[]): Mistake[] {
  return mistakes.sort(byPosition);
}

function patchFrom(plan: PlanFile): WheelPatch {
  const schools = Object.entries(plan.schools).map(([school, { skip, move, add }]) => [
    school,
    { skip, add: clean(add), move: byId(move) },
  ]);
  return {
    add: clean(plan.activities),
    change: byId(plan.change),
    remove: plan.remove,
    questionSets: clean(plan.questionSets),
    nationalDates: plan.nationalDates,
    schools: Object.fromEntries(schools),
  };
}

function byId(items: readonly { id: string }[]): WheelPatch['change'] {
  return Object.fromEntries(items.map(({ id, ...rest }) => [id, rest]));
}

/** zod leaves out what is absent; the cast only tells the compiler so (no key holds undefined). */
function clean<T>(items: readonly unknown[]): T[] {
  return items as T[];
}
