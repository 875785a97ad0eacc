import type { Request, Response } from 'express';
import type { Store } from '../../app/ports/store.ts';
import type { WebChat } from '../../app/ports/web-chat.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import { activePerson, conversationsOf, maySee } from './people.ts';
import type { TimeControl } from './time-control.ts';

const KEEP_ALIVE_MS = 20_000;

interface Streams {
  handle(request: Request, response: Response): Promise<void>;
  tellRestart(): void;
  close(): void;
}

/** Server-sent events: what changed in the chats of one person, and how the time goes. */
export function createEventStreams(
  { store, owner, chat }: { store: Store; owner: OwnerId; chat: WebChat },
  time: TimeControl,
): Streams {
  const open = new Set<Response>();

  async function handle(request: Request, response: Response): Promise<void> {
    const person = await activePerson(store, owner, String(request.query.as ?? '') || '-');
    if (!person) {
      // 204 tells EventSource to stop trying.
      response.status(204).end();
      return;
    }
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const send = (event: string, data: unknown) =>
      response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const mine = new Set<string>(conversationsOf(person));
    const stopChat = chat.subscribe((event) => {
      if (event.owner !== owner || !mine.has(event.conversation) || !maySee(person, event)) return;
      send('message', {
        id: event.id,
        conversation: event.conversation,
        revision: event.revision,
        from: event.from,
      });
    });
    const stopTime = time.subscribe((state) => send('time', state));
    const alive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
    alive.unref();
    open.add(response);
    response.on('close', () => {
      clearInterval(alive);
      stopChat();
      stopTime();
      open.delete(response);
    });
    send('time', time.state());
  }

  return {
    handle,
    tellRestart() {
      for (const response of open) response.write('event: restart\ndata: {}\n\n');
    },
    close() {
      for (const response of open) response.end();
    },
  };
}
