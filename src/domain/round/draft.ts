import type { QuestionSet } from '../cycle/activity.ts';
import type { Team } from '../people/people.ts';
import { type Result, refuse } from '../result.ts';
import { readText } from '../voice/answer.ts';
import type { AskedPupils } from './asked-pupils.ts';
import type { Round } from './round.ts';

/** A reflection takes under three minutes: three questions at most. */
export const MAX_QUESTIONS = 3;
export const WINDOW_CHOICES = [3, 5, 10, 15] as const;

export interface DraftFields {
  theme: string;
  problem: string;
  questionSet: string;
  questions: string[];
  teams: string[];
  windowSchoolDays: number;
  pupils?: AskedPupils;
}

/** Several chosen values arrive as one comma-separated string from every platform. */
export function chosen(value: string | undefined): string[] {
  return [...new Set((value ?? '').split(',').map((part) => part.trim()))].filter((part) => part !== '');
}

/** Reads rektor's form for a new round; refuses with what is missing. */
export function readDraft(
  values: Record<string, string>,
  sets: QuestionSet[],
  teams: Team[],
): Result<{ fields: DraftFields }> {
  const theme = readText(values, 'theme', { max: 80 });
  if (!theme.ok) return theme;
  const problem = readText(values, 'problem', { max: 500 });
  if (!problem.ok) return problem;
  const set = sets.find((candidate) => candidate.id === values.questionSet);
  if (!set) return refuse('ROUND.UNKNOWN_QUESTION_SET');
  const picked = chosen(values.questions);
  const questions = picked.length > 0 ? picked : set.questions.slice(0, MAX_QUESTIONS).map((q) => q.id);
  const known = questions.filter((id) => set.questions.some((question) => question.id === id));
  if (known.length === 0) return refuse('ROUND.NO_QUESTIONS');
  if (known.length > MAX_QUESTIONS) return refuse('ROUND.TOO_MANY_QUESTIONS', { max: MAX_QUESTIONS });
  const chosenTeams = chosen(values.teams).filter((id) => teams.some((team) => team.id === id));
  if (chosenTeams.length === 0) return refuse('ROUND.NO_TEAMS');
  const windowSchoolDays = Number(values.window ?? '5');
  if (!(WINDOW_CHOICES as readonly number[]).includes(windowSchoolDays)) return refuse('ROUND.BAD_WINDOW');
  return {
    ok: true,
    fields: {
      theme: theme.text,
      problem: problem.text,
      questionSet: set.id,
      questions: known,
      teams: chosenTeams,
      windowSchoolDays,
    },
  };
}

/** Last year's round as the start of a new one: same theme and questions, nothing of what happened. */
export function duplicateOf(round: Round): DraftFields {
  const { theme, problem, questionSet, questions, teams, windowSchoolDays, pupils } = round;
  return {
    theme,
    problem,
    questionSet,
    questions: [...questions],
    teams: [...teams],
    windowSchoolDays,
    ...(pupils ? { pupils } : {}),
  };
}
