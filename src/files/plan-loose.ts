import type { When } from '../domain/cycle/activity.ts';
import { whenSchema } from './when-schema.ts';

export interface LooseActivity {
  id?: string | undefined;
  when?: When | undefined;
  questionSet?: string | undefined;
  schools?: (string | undefined)[] | undefined;
}

interface LooseSet {
  id?: string | undefined;
  questions: { id?: string | undefined }[];
}

/** The names in a plan, also in one that is otherwise wrong, so that all its mistakes can be told at once. */
export interface LoosePlan {
  activities: LooseActivity[];
  change: LooseActivity[];
  remove: (string | undefined)[];
  questionSets: LooseSet[];
  nationalDates: { key?: string | undefined; schoolYear?: string | undefined }[];
  schools: Record<string, { skip: (string | undefined)[]; move: LooseActivity[]; add: LooseActivity[] }>;
}

export function loosePlan(value: unknown): LoosePlan {
  const plan = group(value);
  return {
    activities: list(plan.activities).map(activity),
    change: list(plan.change).map(activity),
    remove: list(plan.remove).map(name),
    questionSets: list(plan.questionSets).map((set) => ({
      id: name(group(set).id),
      questions: list(group(set).questions).map((question) => ({ id: name(group(question).id) })),
    })),
    nationalDates: list(plan.nationalDates).map((date) => ({
      key: name(group(date).key),
      schoolYear: name(group(date).schoolYear),
    })),
    schools: Object.fromEntries(
      Object.entries(group(plan.schools)).map(([school, patch]) => [school, schoolOf(patch)]),
    ),
  };
}

function schoolOf(patch: unknown): LoosePlan['schools'][string] {
  const { skip, move, add } = group(patch);
  return { skip: list(skip).map(name), move: list(move).map(activity), add: list(add).map(activity) };
}

function activity(value: unknown): LooseActivity {
  const { id, when, questionSet, schools } = group(value);
  const read = whenSchema.safeParse(when);
  return {
    id: name(id),
    when: read.success ? read.data : undefined,
    questionSet: name(questionSet),
    schools: list(schools).map(name),
  };
}

function group(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function name(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
