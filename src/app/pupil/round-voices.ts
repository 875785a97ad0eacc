import type { Question } from '../../domain/cycle/activity.ts';
import type { Owner } from '../../domain/people/people.ts';
import { canShow, type MinGroups } from '../../domain/privacy/min-group.ts';
import { type Whole, wholeOf } from '../../domain/privacy/release.ts';
import { handedIn, type Release } from '../../domain/privacy/voice-release.ts';
import type { Round, SourceKind } from '../../domain/round/round.ts';
import { VOICES, type Voice } from '../../domain/voice/hearing.ts';
import type { Store } from '../ports/store.ts';
import { loadHearing } from './hearing-story.ts';
import { hearingId } from './start-hearing.ts';

/** What the whole school may read of one voice in a round: bands of the whole, and words that an adult has let go on. */
export interface RoundVoice {
  voice: Voice;
  answered: number;
  questions: { question: Question; whole?: Whole; passed: string[] }[];
}

export async function roundVoices(
  store: Store,
  owner: Owner,
  round: Round,
  minGroups: MinGroups,
): Promise<RoundVoice[]> {
  const voices: RoundVoice[] = [];
  for (const voice of VOICES) {
    const id = hearingId(round.id, voice);
    const release = (await store.read(owner.id, 'release', id))?.body;
    const story = release && (await loadHearing(store, owner, id));
    if (story && saysSomething(release)) voices.push(voiceOf(voice, release, story.questions, minGroups));
  }
  return voices;
}

/** Whether pupils or parents have become a source in the round. */
export async function voiceSources(store: Store, owner: string, round: string): Promise<SourceKind[]> {
  const kinds: SourceKind[] = [];
  for (const voice of VOICES) {
    const release = (await store.read(owner, 'release', hearingId(round, voice)))?.body;
    if (release && saysSomething(release)) kinds.push(voice);
  }
  return kinds;
}

export function saysSomething(release: Release): boolean {
  return release.questions.some(({ atoms = [], groups = [] }) => atoms.length + groups.length > 0);
}

function voiceOf(voice: Voice, release: Release, questions: Question[], minGroups: MinGroups): RoundVoice {
  const answered = handedIn(release);
  return {
    voice,
    answered,
    questions: questions.map((question) => {
      const { atoms = [], groups = [] } = release.questions.find((one) => one.question === question.id) ?? {};
      const whole = wholeOf(
        atoms,
        (question.choices ?? []).map((choice) => choice.id),
      );
      const large = groups.filter((group) => group.n >= minGroups.school);
      const passed = large.flatMap((group) => group.passed).sort((a, b) => (a < b ? -1 : 1));
      return canShow('school', whole.n, minGroups) ? { question, whole, passed } : { question, passed };
    }),
  };
}
