import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { urlToHttpOptions } from 'node:url';
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

/** What is read of an answer: enough to see that it says no. */
const MOST_CHARACTERS = 10_000;

/** Every press ends in one: `node:http` with connections that are kept takes a quarter of the time of `fetch`. */
export function createRespond({ hooksUrl, timeoutMs }: { hooksUrl: string; timeoutMs: number }): Respond {
  const { origin } = new URL(hooksUrl);
  const { protocol, hostname, port } = urlToHttpOptions(new URL(hooksUrl));
  const isHttps = protocol === 'https:';
  const agent = new (isHttps ? HttpsAgent : HttpAgent)({ keepAlive: true });
  const request = isHttps ? httpsRequest : httpRequest;

  /** Answered with whatever status: redirects are not followed. */
  function post(path: string, text: string): Promise<{ status: number; text: string }> {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    };
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
    const asked = { protocol, hostname, port, path, method: 'POST', agent, headers };
    const sent = request(asked, (response) => {
      textOf(response).then((read) => resolve({ status: response.statusCode ?? 0, text: read }), reject);
    });
    const late = setTimeout(() => sent.destroy(new Error('Slack did not answer in time')), timeoutMs);
    sent.once('error', reject);
    sent.once('close', () => clearTimeout(late));
    sent.end(text);
    return promise;
  }

  return async (url, body) => {
    const where = new URL(url);
    // Signed or not: what people wrote goes to Slack and nowhere else.
    if (where.origin !== origin)
      throw new AppError('SLACK.STRANGE_ADDRESS', 'A reply was asked for elsewhere');
    const { status, text } = await post(where.pathname + where.search, JSON.stringify(body));
    if (status >= 200 && status < 300 && !/^\s*\{\s*"ok"\s*:\s*false/.test(text)) return;
    throw new AppError('SLACK.REPLY_REFUSED', 'Slack did not take a reply', { hint: `Status ${status}.` });
  };
}

function textOf(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      if (text.length < MOST_CHARACTERS) text += chunk;
    });
    response.once('end', () => resolve(text));
    response.once('error', reject);
  });
}
