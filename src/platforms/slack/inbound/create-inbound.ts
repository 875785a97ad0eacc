import type { Log } from '../../../app/ports/log.ts';
import type { Store } from '../../../app/ports/store.ts';
import type { Translate } from '../../../i18n/translate.ts';
import type { SlackCalls } from '../api/calls.ts';
import type { Respond } from '../api/hooks.ts';
import { createDialogs } from '../dialogs.ts';
import { createDrafts } from '../drafts.ts';
import type { Draw } from '../draw.ts';
import type { Forms } from '../forms.ts';
import type { TokenSource } from '../install/tokens.ts';
import type { SlackSettings } from '../settings.ts';
import { createTexts } from '../texts.ts';
import { createBolt } from './bolt.ts';
import { createGate } from './gate.ts';
import { createHandle, type SlackHouse } from './handle.ts';
import { createPublishHome } from './home.ts';
import { createOnAction } from './on-action.ts';
import { createOnCommand, createOnShortcut } from './on-command.ts';
import { createOnEvent } from './on-event.ts';
import { createOnClosed, createOnSubmission } from './on-submission.ts';
import { createFindPerson } from './person.ts';
import { createRecent } from './recent.ts';
import { createShow } from './show.ts';

/** What the network and Bolt need after a listener has used its time. */
const MARGIN_MS = 500;

export interface InboundParts {
  settings: SlackSettings;
  store: Store;
  house: SlackHouse;
  clock: { now(): number };
  log: Log;
  key: string;
  calls: SlackCalls;
  respond: Respond;
  translate: Translate;
  draw: Draw;
  forms: Forms;
  deadlineMs: number;
  tokens: TokenSource;
  uninstalled(team: string): Promise<void>;
}

/** Everything between a request that Slack signed and its answer. */
export function createInbound(parts: InboundParts) {
  const { settings, store, house, clock, log, calls, draw, forms, deadlineMs, tokens } = parts;
  const working = new Set<Promise<unknown>>();
  const background = (work: Promise<unknown>): void => {
    const done = work.catch((error) => log.error('Something in Slack failed after its answer', {}, error));
    working.add(done);
    void done.finally(() => working.delete(done));
  };
  const texts = createTexts(parts.translate, house.render);
  const drafts = createDrafts(store, parts.key);
  const dialogs = createDialogs({ draw, drafts, texts });
  const handle = createHandle({
    store,
    house,
    clock,
    findPerson: createFindPerson({ calls, clock, log }),
  });
  const show = createShow({ calls, respond: parts.respond, draw, forms, dialogs, texts, clock, log });
  const publishHome = createPublishHome({ handle, house, calls, draw });
  const own = {
    handle,
    show,
    calls,
    forms,
    drafts,
    dialogs,
    draw,
    texts,
    publishHome,
    clock,
    log,
    background,
    deadlineMs,
    once: createRecent<unknown>(clock),
  };
  const bolt = createBolt(
    {
      action: createOnAction(own),
      submission: createOnSubmission(own),
      closed: createOnClosed(own),
      command: createOnCommand(own),
      shortcut: createOnShortcut(own),
      event: createOnEvent({
        ...own,
        store,
        botUser: async (team) => (await tokens.accessTo(team)).botUser,
        uninstalled: parts.uninstalled,
      }),
    },
    settings,
    log,
  );
  return {
    gate: createGate({
      bolt,
      settings,
      log,
      notListed: texts.say('nb', 'slack.notListed'),
      deadlineMs: deadlineMs + MARGIN_MS,
    }),
    background,
    /** Finishes what was begun. */
    async close(): Promise<void> {
      while (working.size > 0) await Promise.all(working);
    },
  };
}
