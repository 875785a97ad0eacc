const MAX_LENGTH = 300;

/** What could be a person or a secret in text that somebody else wrote, such as an SDK's error message. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Teams users and chats: 29:1abc…, 19:…@thread.v2, a:1…
  [/\b(?:29|19|28|8|a):[\w@.:-]{8,}/g, '[conversation]'],
  [/[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+/g, '[e-mail]'],
  [/\b(?:xox[a-z]|xapp|xoxe)[-.][\w.-]+/g, '[token]'],
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '[token]'],
  [/\bBearer\s+\S+/gi, '[token]'],
  [/(https?:\/\/[^\s/?#"'<>]+)[^\s"'<>]*/g, '$1/[path]'],
  // fødselsnummer, and telephone numbers of eight digits or more.
  [/(?<![\w-])\+?\d(?:[ ]?\d){7,}(?![\w-])/g, '[number]'],
];

/** The text without addresses, tokens, paths and numbers that may point at somebody, cut to a line's length. */
export function scrub(text: string): string {
  let scrubbed = text.slice(0, MAX_LENGTH * 4);
  for (const [pattern, replacement] of PATTERNS) scrubbed = scrubbed.replace(pattern, replacement);
  return scrubbed.length > MAX_LENGTH ? `${scrubbed.slice(0, MAX_LENGTH)}…` : scrubbed;
}
