import { codeFrom } from '../../domain/voice/code.ts';
import type { CodeKind, VoiceCode } from '../../domain/voice/hearing.ts';
import type { Ids } from '../ports/clock.ts';
import type { Change, Store } from '../ports/store.ts';

/** How a code is known to the store: a keyed hash, so that the store alone does not tell which codes are good. */
export function codeKey(ids: Ids, code: string): string {
  return ids.pseudonym(code, 'voice-code');
}

export interface NewCodes {
  /** To be printed or shown once; they are stored nowhere. */
  codes: string[];
  changes: Change[];
}

/**
 * New codes of one kind for a class, in place of those of the same kind that nobody has used. Used ones stay
 * marked, so that they still open what came of it.
 */
export async function renewCodes(
  { store, ids, owner }: { store: Store; ids: Ids; owner: string },
  { hearing, group, kind, count }: { hearing: string; group: string; kind: CodeKind; count: number },
): Promise<NewCodes> {
  const changes: Change[] = [];
  for await (const { id, body, version } of store.list(owner, 'voiceCode')) {
    const same = body.hearing === hearing && body.group === group && body.kind === kind;
    if (same && body.used === 0)
      changes.push({ type: 'delete', collection: 'voiceCode', id, expect: version });
  }
  const codes = Array.from({ length: count }, () => codeFrom(ids.next()));
  const body: VoiceCode = { hearing, group, kind, used: 0 };
  for (const code of codes)
    changes.push({ type: 'put', collection: 'voiceCode', id: codeKey(ids, code), body, expect: 0 });
  return { codes, changes };
}
