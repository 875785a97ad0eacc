import type { Log } from '../../../app/ports/log.ts';
import type { SlackCalls } from '../api/calls.ts';
import type { Dialogs } from '../dialogs.ts';
import type { Drafts } from '../drafts.ts';
import type { Draw } from '../draw.ts';
import type { Forms } from '../forms.ts';
import type { SlackTexts } from '../texts.ts';
import type { Handle } from './handle.ts';
import type { PublishHome } from './home.ts';
import type { Once } from './recent.ts';
import type { Show } from './show.ts';

/** What every listener has at hand. */
export interface ListenerParts {
  handle: Handle;
  show: Show;
  calls: SlackCalls;
  forms: Forms;
  drafts: Drafts;
  dialogs: Dialogs;
  draw: Draw;
  texts: SlackTexts;
  publishHome: PublishHome;
  clock: { now(): number };
  log: Log;
  /** Work that goes on after Slack has its answer. */
  background(work: Promise<unknown>): void;
  /** Slack gives up after three seconds; some of them are the network's. */
  deadlineMs: number;
  once: Once<unknown>;
}

/** What goes back in the answer to Slack's request; undefined for nothing. */
export type Ack = Record<string, unknown> | undefined;
