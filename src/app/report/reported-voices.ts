import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { School } from '../../domain/people/people.ts';
import { publishedVoice } from '../../domain/report/published-voice.ts';
import type { ReportedVoice } from '../../domain/report/report.ts';
import type { Round, SourceKind } from '../../domain/round/round.ts';
import { all, loadWheel } from '../load.ts';
import { isWithin, type ReportSource } from './source.ts';

/**
 * Pupils and parents who were heard that year, in the rounds that are shared and in the wheel's own hearings.
 * `kinds` is which of them took part, for the prerequisites.
 */
export async function reportedVoices(
  { store, owner, schoolYear, minGroups }: ReportSource,
  school: School,
  rounds: Round[],
  clean: (text: string) => string,
): Promise<{ voices: ReportedVoice[]; kinds: SourceKind[] }> {
  const wheel = await loadWheel(store, owner);
  const hearings = (await all(store, owner.id, 'hearing'))
    .filter((one) => one.school === school.id && one.closedAt !== undefined)
    .filter((one) => isWithin(schoolYear, toLocal(one.opensAt, owner.timeZone).date))
    .sort((a, b) => a.opensAt - b.opensAt);
  const voices: ReportedVoice[] = [];
  const kinds = new Set<SourceKind>();
  for (const hearing of hearings) {
    const round = rounds.find((one) => one.id === hearing.round);
    if (hearing.round !== undefined && !round) continue;
    const release = (await store.read(owner.id, 'release', hearing.id))?.body;
    const set = wheel.questionSets.find((one) => one.id === hearing.questionSet);
    if (!release || !set) continue;
    const questions = hearing.questions.flatMap((id) => set.questions.find((one) => one.id === id) ?? []);
    const title = round ? clean(round.theme) : set.title[school.writtenStandard];
    const told = publishedVoice({ hearing, release, questions, title }, school.writtenStandard, minGroups);
    // What was answered outside a round is the school's own: nobody has shared it.
    voices.push(round ? told : { ...told, questions: [] });
    if (Object.values(release.answered).some((n) => n > 0)) kinds.add(hearing.voice);
  }
  return { voices, kinds: [...kinds] };
}
