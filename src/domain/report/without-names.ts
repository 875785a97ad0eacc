/** What stands where a name stood. */
export const NAME_LEFT_OUT = '[…]';

/**
 * Takes the full names of people on the roster out of what somebody wrote, whatever the case and the blanks.
 * First names alone are left: many are also ordinary words («Liv», «Even»), so a person must read the draft.
 */
export function namesOut(names: string[]): (text: string) => string {
  const patterns = names
    .map((name) => name.normalize('NFC').trim())
    .filter((name) => /\s/.test(name))
    .sort((a, b) => b.length - a.length)
    .flatMap((name) => [name, shortened(name)])
    .filter((name) => name !== '')
    .map((name) => name.split(/\s+/).map(escapeRegExp).join('\\s+'));
  if (patterns.length === 0) return (text) => text;
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => text.normalize('NFC').replace(any, NAME_LEFT_OUT);
}

/** «Kari Anne Dal» is also written «Kari Dal». */
function shortened(name: string): string {
  const words = name.split(/\s+/);
  return words.length > 2 ? `${words[0]} ${words.at(-1)}` : '';
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
