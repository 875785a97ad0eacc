import type { Response } from 'express';
import { loadRoom } from '../../app/dialogue/meeting-room.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { App } from '../../app/use-case.ts';
import type { Owner } from '../../domain/people/people.ts';
import { screenState } from './screen-state.ts';

/** A word on the screen within this time; the store is asked, as the group may have written by another instance. */
const LOOK_MS = 1000;
const MAX_OPEN = 200;

/** Server-sent events: how the meeting stands, each time it has changed. */
export function createScreenStream({ app, clock }: { app: App; clock: Clock }) {
  const open = new Set<Response>();

  async function begin(owner: Owner, dialogue: string, response: Response): Promise<void> {
    if (open.size >= MAX_OPEN) {
      response.status(503).end();
      return;
    }
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    open.add(response);
    let last = '';
    let looking = false;
    const look = async () => {
      if (looking) return;
      looking = true;
      try {
        const room = await loadRoom(app, owner, dialogue);
        // The clock of a screen goes by itself: only what people did is worth a word.
        const seen = room ? `${room.version} ${room.inputs.length}` : 'gone';
        if (seen !== last) response.write(wordOf(room && screenState(room, clock.now())));
        else response.write(': here\n\n');
        last = seen;
      } catch (error) {
        app.log.warn('A meeting screen could not be brought up to date', { code: codeOf(error) });
      } finally {
        looking = false;
      }
    };
    const timer = setInterval(look, LOOK_MS);
    timer.unref();
    response.on('close', () => {
      clearInterval(timer);
      open.delete(response);
    });
    await look();
  }

  return {
    open: begin,
    close() {
      for (const response of open) response.end();
    },
  };
}

function wordOf(state: unknown): string {
  return state ? `event: state\ndata: ${JSON.stringify(state)}\n\n` : 'event: gone\ndata: {}\n\n';
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'UNKNOWN';
}
