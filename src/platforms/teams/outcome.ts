import type { Outcome } from '../../app/ports/messenger.ts';
import { AppError } from '../../observe/app-error.ts';
import { readFault, type TeamsFault } from './fault.ts';

const DEFAULT_WAIT_MS = 5000;
/** Two at once in one conversation: it is free again soon. */
const CONCURRENT_WAIT_MS = 2000;
const NO_CONNECTION_WAIT_MS = 30_000;
/** The connection was never made, so nothing can have arrived. */
const NEVER_CONNECTED = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH'];

/** 403 comes with differing codes and sub-codes, or with none and only a text (Microsoft Q&A 1513369): all are looked at. */
const FORBIDDEN: { reason: string; says: RegExp; tenant?: true }[] = [
  {
    reason: 'BotDisabledByAdmin',
    says: /BotDisabledByAdmin|disabled by (?:the |an |your )?(?:tenant )?admin/i,
    tenant: true,
  },
  {
    reason: 'ConversationBlockedByUser',
    says: /ConversationBlockedByUser|blocked (?:by|the bot)|user blocked/i,
  },
  {
    reason: 'BotNotInConversationRoster',
    says: /BotNotInConversationRoster|not part of the conversation roster|not installed/i,
  },
  { reason: 'MessageWritesBlocked', says: /MessageWritesBlocked|\b209\b/i },
];

/** What an error of the connector means for the message: msteams-docs, status codes of conversations; resends as seen in botbuilder. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof AppError) return ourOwn(error);
  const fault = readFault(error);
  if (fault.status === undefined) return withoutAnswer(fault);
  return answered(fault, fault.status);
}

function ourOwn({ code }: AppError): Outcome {
  if (code === 'TEAMS.NOT_SENT' || code === 'TEAMS.SDK_CHANGED')
    return { type: 'tenant-stopped', reason: code };
  if (code === 'TEAMS.BAD_ADDRESS') return { type: 'unreachable', reason: code };
  return { type: 'ambiguous', reason: code };
}

function withoutAnswer({ code }: TeamsFault): Outcome {
  if (NEVER_CONNECTED.includes(code)) return { type: 'retry-after', ms: NO_CONNECTION_WAIT_MS };
  return { type: 'ambiguous', reason: code || 'no-answer' };
}

function answered(fault: TeamsFault, status: number): Outcome {
  switch (status) {
    case 401:
      return { type: 'tenant-stopped', reason: fault.code || 'BotNotRegistered' };
    case 403:
      return forbidden(fault);
    case 404:
      return { type: 'unreachable', reason: fault.code || 'ConversationNotFound' };
    case 408:
      return { type: 'ambiguous', reason: 'http-408' };
    case 412:
      return { type: 'retry-after', ms: fault.retryAfterMs ?? CONCURRENT_WAIT_MS };
    case 413:
      return { type: 'unreachable', reason: 'MessageSizeTooBig' };
    case 429:
      return { type: 'retry-after', ms: fault.retryAfterMs ?? DEFAULT_WAIT_MS };
    default:
      if (status >= 400 && status < 500)
        return { type: 'unreachable', reason: fault.code || `http-${status}` };
      return { type: 'ambiguous', reason: `http-${status}` };
  }
}

function forbidden({ code, text }: TeamsFault): Outcome {
  const said = `${code} ${text}`;
  const kind = FORBIDDEN.find(({ says }) => says.test(said));
  const reason = kind?.reason ?? 'Forbidden';
  return { type: kind?.tenant ? 'tenant-stopped' : 'unreachable', reason };
}
