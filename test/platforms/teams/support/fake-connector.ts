import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Call {
  method: string;
  /** As `/v3/conversations/<id>/activities`. */
  path: string;
  authorization: string | undefined;
  body: {
    type?: string;
    summary?: string;
    text?: string;
    attachments?: { content: Record<string, unknown> }[];
  };
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** `reset` cuts the connection, `silence` never answers. */
  fault?: 'reset' | 'silence';
}

interface Expected {
  method: string;
  path: RegExp;
  answer: Answer | ((call: Call) => Answer);
}

/** The connector of Teams at the other end of the wire. A call that nobody expected fails the test, as does one that did not come. */
export async function startFakeConnector() {
  const calls: Call[] = [];
  const unexpected: string[] = [];
  const expected: Expected[] = [];
  const standing: Expected[] = [];
  let messages = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await read(request);
    calls.push(call);
    const matches = (one: Expected) => one.method === call.method && one.path.test(call.path);
    const index = expected.findIndex(matches);
    const found = index >= 0 ? expected.splice(index, 1)[0] : standing.find(matches);
    if (!found) unexpected.push(`${call.method} ${call.path}`);
    reply(request, response, found ? answerOf(found, call) : { status: 500 });
  }

  function answerOf({ answer }: Expected, call: Call): Answer {
    return typeof answer === 'function' ? answer(call) : answer;
  }

  function reply(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
    if (answer.fault === 'silence') return;
    if (answer.fault === 'reset') return void request.socket.resetAndDestroy();
    messages += 1;
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body ?? { id: `message-${messages}` }));
  }

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const host = `127.0.0.1:${port}`;
  return {
    host,
    serviceUrl: `http://${host}/teams/`,
    calls,
    /** Once, in any order among those that match. */
    expect(method: string, path: RegExp, answer: Expected['answer'] = {}): void {
      expected.push({ method, path, answer });
    },
    /** Any number of times. */
    allow(method: string, path: RegExp, answer: Expected['answer'] = {}): void {
      standing.push({ method, path, answer });
    },
    /** What was wrong: empty when every call was expected and every expected one came. */
    complaints(): string[] {
      const missing = expected.map(({ method, path }) => `missing: ${method} ${path}`);
      return [...unexpected.map((call) => `unexpected: ${call}`), ...missing];
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export type FakeConnector = Awaited<ReturnType<typeof startFakeConnector>>;

async function read(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: request.method ?? '',
    path: decodeURIComponent((request.url ?? '').replace(/^\/teams/, '')),
    authorization: request.headers.authorization,
    body: text === '' ? {} : JSON.parse(text),
  };
}
