// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
const VISIBLE = /[^\s\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]/u;
const NEEDS_CLEANING = /[^\n\t\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFF]/;

/** Text that every Slack field takes: no control characters, no half surrogates, one kind of line break. */
export function cleanText(text: string): string {
  if (!NEEDS_CLEANING.test(text)) return text;
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, '');
}

/** Slack refuses texts that show nothing (empty, spaces, zero-width characters only). */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What makes `<!channel>` and `<@U1>` harmless in mrkdwn. */
export function escapeMrkdwn(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign) : text;
}
