import { AppError } from '../../../observe/app-error.ts';
import type { Block } from '../blocks/index.ts';

export interface HookBody {
  response_type?: 'ephemeral';
  replace_original?: boolean;
  text: string;
  blocks: Block[];
}

/** Answers through the address that came with a button: no token, no budget of a method, for half an hour and five times. */
export type Respond = (url: string, body: HookBody) => Promise<void>;

export function createRespond({ hooksUrl, timeoutMs }: { hooksUrl: string; timeoutMs: number }): Respond {
  const origin = new URL(hooksUrl).origin;
  return async (url, body) => {
    // Signed or not: what people wrote goes to Slack and nowhere else.
    if (new URL(url).origin !== origin)
      throw new AppError('SLACK.STRANGE_ADDRESS', 'A reply was asked for elsewhere');
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (response.ok && !/^\s*\{\s*"ok"\s*:\s*false/.test(text)) return;
    throw new AppError('SLACK.REPLY_REFUSED', 'Slack did not take a reply', {
      hint: `Status ${response.status}.`,
    });
  };
}
