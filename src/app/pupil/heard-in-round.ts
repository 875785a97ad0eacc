import { handedIn } from '../../domain/privacy/voice-release.ts';
import { type Heard, heardAs } from '../../domain/round/heard.ts';
import type { Round } from '../../domain/round/round.ts';
import { tookPart } from '../../domain/round/took-part.ts';
import { VOICES, type Voice } from '../../domain/voice/hearing.ts';
import { all } from '../load.ts';
import type { Store } from '../ports/store.ts';
import { voiceSources } from './round-voices.ts';
import { hearingId } from './start-hearing.ts';

/** What a round has from pupils and from parents. */
export async function heardInRound(store: Store, owner: string, round: Round): Promise<Record<Voice, Heard>> {
  const notes = await all(store, owner, 'sourceNote', `${round.id}:`);
  const part = tookPart(await voiceSources(store, owner, round.id), notes);
  const heard: Record<Voice, Heard> = { pupils: 'none', parents: 'none' };
  for (const voice of VOICES) {
    const release = (await store.read(owner, 'release', hearingId(round.id, voice)))?.body;
    heard[voice] = heardAs(part[voice], release ? handedIn(release) : 0);
  }
  return heard;
}
