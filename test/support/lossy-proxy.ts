import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './redis-server.ts';

/** A wire to a server that can be cut, or lose what comes back. */
export interface LossyProxy {
  port: number;
  /** The next command that matches reaches the server; its connection is cut before the answer comes back. */
  loseAnswerTo(pattern: RegExp): void;
  /** How many answers have been lost. */
  lost(): number;
  /** Cuts every connection and takes no new ones until `mend`. */
  cut(): void;
  mend(): void;
  /** From now on the wire leads to another server, as a name does after a failover. */
  leadTo(port: number): void;
  close(): Promise<void>;
}

export async function startLossyProxy(first: number): Promise<LossyProxy> {
  const port = await freePort();
  const open = new Set<Socket>();
  let pattern: RegExp | undefined;
  let losses = 0;
  let isCut = false;
  let target = first;

  function relay(client: Socket): void {
    if (isCut) return void client.destroy();
    const server = connect(target, '127.0.0.1');
    let losing = false;
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.on('data', (chunk) => {
      if (pattern?.test(chunk.toString('utf8'))) {
        pattern = undefined;
        losing = true;
      }
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (!losing) return void client.write(chunk);
      losses += 1;
      client.destroy();
    });
  }

  const proxy = createServer(relay);
  await new Promise<void>((resolve) => void proxy.listen(port, '127.0.0.1', resolve));
  return {
    port,
    loseAnswerTo(next) {
      pattern = next;
    },
    lost: () => losses,
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend() {
      isCut = false;
    },
    leadTo(next) {
      target = next;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        proxy.close(() => resolve());
      }),
  };
}
