import type { Question } from '../cycle/activity.ts';
import type { Language } from '../language.ts';
import { canShow, type MinGroups, type Reach } from '../privacy/min-group.ts';
import { wholeOf } from '../privacy/release.ts';
import { handedIn, type Release, writtenIn } from '../privacy/voice-release.ts';
import type { Hearing } from '../voice/hearing.ts';
import type { ReportedQuestion, ReportedVoice } from './report.ts';

/** Questions on whether children are safe need the larger group (Udir: 30 for mobbing). Too many is better than too few. */
const ABOUT_SAFETY =
  /trygg|utrygg|mobb|erta?|plag|vald|vold|redd|krenk|utesteng|å være sammen|å vere saman|uvenn|uvener|bra med/i;

export function publishedReach(question: Pick<Question, 'text'>): Reach {
  return ABOUT_SAFETY.test(`${question.text.nb} ${question.text.nn}`) ? 'publishedSafety' : 'published';
}

/**
 * What kommunestyret, and so everybody, may read of a hearing: how many were heard when they are enough, and bands for
 * the school as a whole, made only from what the school itself was told. Never anybody's words.
 */
export function publishedVoice(
  {
    hearing,
    release,
    questions,
    title,
  }: {
    hearing: Hearing;
    release: Release;
    questions: Question[];
    title: string;
  },
  language: Language,
  groups: MinGroups,
): ReportedVoice {
  const answered = handedIn(release);
  const of = hearing.groups.reduce((sum, group) => sum + group.size, 0);
  const voice: ReportedVoice = { voice: hearing.voice, title, questions: [] };
  if (!canShow('published', writtenIn(release), groups)) return voice;
  return {
    ...voice,
    heard: { answered, of },
    questions: questions.flatMap((question) => publishedQuestion(question, release, language, groups)),
  };
}

function publishedQuestion(
  question: Question,
  release: Release,
  language: Language,
  groups: MinGroups,
): ReportedQuestion[] {
  const choices = question.choices ?? [];
  const atoms = release.questions.find((one) => one.question === question.id)?.atoms ?? [];
  const whole = wholeOf(
    atoms,
    choices.map(({ id }) => id),
  );
  if (!canShow(publishedReach(question), whole.n, groups)) return [];
  const answers = choices.flatMap(({ id, text }) => {
    const band = whole.bands[id];
    return band ? [{ choice: text[language], band }] : [];
  });
  return answers.length === 0 ? [] : [{ text: question.text[language], answers }];
}
