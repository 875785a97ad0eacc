import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The other end of Socket Mode: gives an address, greets, sends envelopes, and collects what is acknowledged. */
export async function createFakeSocketMode() {
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  const acks: any[] = [];
  const tokens: string[] = [];
  let connection: Socket | undefined;
  let arrived: () => void = () => undefined;

  const server = createServer((request, response) => {
    tokens.push(request.headers.authorization ?? '');
    request.resume();
    const { port } = server.address() as AddressInfo;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/link` }));
  });
  server.on('upgrade', (request, socket: Socket) => {
    connection = socket;
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}${MAGIC}`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.on('data', (data) => {
      for (const text of textsIn(data)) acks.push(JSON.parse(text));
      arrived();
    });
    socket.on('error', () => undefined);
    send({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } });
  });

  function send(envelope: object): void {
    connection?.write(frame(JSON.stringify(envelope)));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    tokens,
    acks,
    send,
    async ackOf(id: string) {
      while (!acks.some((one) => one.envelope_id === id)) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
      return acks.find((one) => one.envelope_id === id);
    },
    async close(): Promise<void> {
      connection?.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([0x81, body.length])
      : Buffer.from([0x81, 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, body]);
}

/** Texts in what a client sent: masked, and short enough for one frame each. */
function* textsIn(data: Buffer): Generator<string> {
  for (let at = 0; at + 6 <= data.length; ) {
    const isText = ((data[at] ?? 0) & 15) === 1;
    const short = (data[at + 1] ?? 0) & 127;
    const wide = short === 126;
    const length = wide ? data.readUInt16BE(at + 2) : short;
    const start = at + (wide ? 8 : 6);
    const mask = data.subarray(start - 4, start);
    const body = Buffer.from(
      data.subarray(start, start + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0)),
    );
    if (isText) yield body.toString('utf8');
    at = start + length;
  }
}
