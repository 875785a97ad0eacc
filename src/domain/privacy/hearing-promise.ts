import type { Hearing, Voice } from '../voice/hearing.ts';
import { LEAST_WITH_A_SHARED_CODE } from './release.ts';
import { type Standing, VISIBILITY } from './visibility.ts';

/**
 * From how many answers on anything of a hearing is told: one number for the whole hearing, which closing it keeps and every
 * card and page says. Where somebody may answer twice (parents' one code, a class's own code or channel), it is the larger.
 */
export function leastToTell(
  { voice, groups, sharedCode }: Pick<Hearing, 'voice' | 'groups' | 'sharedCode'>,
  min: number,
): number {
  const twice = voice === 'parents' || sharedCode === true || groups.some((group) => group.chat);
  return twice ? Math.max(min, LEAST_WITH_A_SHARED_CODE) : min;
}

/** Who reads what the first reader passes on. */
const VOICE_READERS = ['pupilCouncil', 'parentCommittee', 'staff'] as const;
export type VoiceReader = (typeof VOICE_READERS)[number];

const STANDING_OF: Record<VoiceReader, Standing> = {
  // Its contact works at the school and shows it to them.
  pupilCouncil: 'contact',
  parentCommittee: 'contributor',
  staff: 'sameSchool',
};

/** Taken from the table of who sees what, so that no card or page can promise anything else. */
export function voiceReaders(voice: Voice): VoiceReader[] {
  const sees = (reader: VoiceReader) =>
    reader === 'pupilCouncil'
      ? voice === 'pupils' && VISIBILITY.classResult.includes(STANDING_OF[reader])
      : VISIBILITY.voiceResult.includes(STANDING_OF[reader]);
  return VOICE_READERS.filter(sees);
}
