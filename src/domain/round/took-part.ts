import type { SourceNote } from './round.ts';

/** How somebody had a say: not at all, through the contact of elevråd or FAU, or by answering themselves. */
export const PARTS = ['none', 'contact', 'own'] as const;
export type Part = (typeof PARTS)[number];

export interface TookPart {
  pupils: Part;
  parents: Part;
}

export const NOBODY: TookPart = { pupils: 'none', parents: 'none' };

/** `heard` answered themselves. A note that a colleague wrote about parents is a source, and no parents' taking part. */
export function tookPart(heard: readonly string[], notes: readonly SourceNote[]): TookPart {
  const part = (voice: keyof TookPart): Part =>
    heard.includes(voice)
      ? 'own'
      : notes.some((note) => note.kind === voice && isOfContact(note))
        ? 'contact'
        : 'none';
  return { pupils: part('pupils'), parents: part('parents') };
}

/** The most that holds in any of several rounds. */
export function mostOf(parts: readonly TookPart[]): TookPart {
  const most = (voice: keyof TookPart): Part =>
    PARTS[Math.max(0, ...parts.map((one) => PARTS.indexOf(one[voice])))] ?? 'none';
  return { pupils: most('pupils'), parents: most('parents') };
}

/** elevråd's or FAU's own words: the contact's card has no other source, and the council's note says whose it is. */
function isOfContact({ id, source }: SourceNote): boolean {
  return source === '' || id.endsWith(':council');
}
