import { z } from 'zod';

/** What is known of a call that failed. */
export interface TeamsFault {
  /** Absent when no answer came. */
  status?: number;
  /** The connector's code, or the network's when there is no answer; a code and nothing personal. */
  code: string;
  /** All that the answer said, to be matched and never shown or logged. */
  text: string;
  retryAfterMs?: number;
}

const restError = z.looseObject({
  statusCode: z.number().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  message: z.string().catch(''),
  response: z
    .looseObject({
      bodyAsText: z.string().nullish().catch(undefined),
      headers: z.custom<{ get(name: string): string | undefined }>(
        (value) => typeof (value as { get?: unknown } | undefined)?.get === 'function',
      ),
    })
    .optional()
    .catch(undefined),
});

const CODE = /^[A-Za-z][\w.-]{0,59}$/;
const connectorError = z.looseObject({
  error: z.looseObject({ code: z.string().regex(CODE) }),
});

export function readFault(error: unknown): TeamsFault {
  const read = restError.safeParse(error);
  if (!read.success) return { code: '', text: '' };
  const { statusCode, code, message, response } = read.data;
  const body = response?.bodyAsText ?? '';
  const fault: TeamsFault = {
    code: codeIn(body) ?? (code && CODE.test(code) ? code : ''),
    text: `${message} ${body}`,
  };
  if (statusCode !== undefined) fault.status = statusCode;
  const wait = waitOf(response?.headers.get('retry-after'), response?.headers.get('date'));
  if (wait !== undefined) fault.retryAfterMs = wait;
  return fault;
}

function codeIn(body: string): string | undefined {
  try {
    const read = connectorError.safeParse(JSON.parse(body));
    return read.success ? read.data.error.code : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds, or a date to be seen from the answer's own. Anything else is as if it were not there. */
function waitOf(header: string | undefined, answeredAt: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const seconds = Number(header);
  if (header.trim() !== '' && Number.isFinite(seconds) && seconds >= 0) return seconds * 1000;
  const wait = Date.parse(header) - Date.parse(answeredAt ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
