import { AppError } from './app-error.ts';
import { scrub } from './scrub.ts';

const MAX_DEPTH = 3;
const MAX_FRAMES = 12;

export interface DescribedError {
  type: string;
  message: string;
  code?: string | number;
  status?: number;
  hint?: string;
  actor?: string;
  /** Where, never what: the lines of the stack without its message. */
  stack?: string[];
  cause?: DescribedError;
}

/** What the log may hold of an error. Fields that SDKs hang on their errors (request, response, body) are left out. */
export function describeError(error: unknown, depth = 1): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: scrub(String(error)) };
  const { code, status, statusCode, data } = error as Error & Record<string, unknown>;
  const found = typeof status === 'number' ? status : statusCode;
  const stack = frames(error);
  return {
    type: error.name,
    message: scrub(error.message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof found === 'number' && { status: found }),
    ...(platformCode(data) && { code: platformCode(data) }),
    ...(error instanceof AppError && { hint: error.hint, actor: error.actor }),
    ...(stack.length > 0 && { stack }),
    ...(error.cause !== undefined && depth < MAX_DEPTH && { cause: describeError(error.cause, depth + 1) }),
  } as DescribedError;
}

/** Slack's clients put the platform's own code, as `channel_not_found`, in `data.error`. */
function platformCode(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('error' in data)) return undefined;
  return typeof data.error === 'string' && /^[a-z_]{1,60}$/.test(data.error) ? data.error : undefined;
}

function frames(error: Error): string[] {
  const lines = error.stack?.split('\n') ?? [];
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim());
}
