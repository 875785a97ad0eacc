import type { SchoolId } from '../people/people.ts';
import type { Result } from '../result.ts';
import type { EpochMs } from '../time.ts';
import { readText } from '../voice/answer.ts';

/** What the owner (or a school's leaders) will change after those they asked have said how it is. */
export interface OwnerCheckAnswer {
  prompt: string;
  /** The school whose leaders answer; absent when the owner does. */
  school?: SchoolId;
  text: string;
  at: EpochMs;
}

/** The owner's own learning log (SEED 7.9): what we learned, and what we do differently. Rektorer read it. */
export interface LearningEntry {
  /** The school that was visited; absent when it is about all. */
  school?: SchoolId;
  learned: string;
  change: string;
  at: EpochMs;
}

export function readLearning(
  values: Record<string, string>,
  schools: readonly SchoolId[],
  at: EpochMs,
): Result<{ entry: LearningEntry }> {
  const learned = readText(values, 'learned', { max: 1000 });
  if (!learned.ok) return learned;
  const change = readText(values, 'change', { max: 1000, required: false });
  if (!change.ok) return change;
  const school = schools.find((one) => one === values.school);
  const entry = { learned: learned.text, change: change.text, at };
  return { ok: true, entry: school ? { ...entry, school } : entry };
}
