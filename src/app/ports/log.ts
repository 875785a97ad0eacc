type Write = (
  message: string,
  fields?: Record<string, string | number | boolean | undefined>,
  cause?: unknown,
) => void;

/** The message is a fixed sentence; what varies goes in flat fields. Never people, what they wrote, tokens or bodies. */
export interface Log {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
}
