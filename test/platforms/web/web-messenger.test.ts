import { beforeEach, expect, it } from 'vitest';
import type { Message } from '../../../src/app/ports/messenger.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import type { WebChat, WebChatEvent } from '../../../src/app/ports/web-chat.ts';
import { createWebChat } from '../../../src/platforms/web/web-chat.ts';
import { createWebMessenger, webAddress } from '../../../src/platforms/web/web-messenger.ts';
import { createMemoryStore } from '../../../src/store/memory/memory-store.ts';

const kari = webAddress('fjordvik', { type: 'person', person: 'kari' });
let store: Store;
let chat: WebChat;

beforeEach(() => {
  store = createMemoryStore();
  chat = createWebChat({ store });
});

function message(text: string): Message {
  return {
    card: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text }] },
    fallbackText: text,
    language: 'nb',
  };
}

async function stored(): Promise<{ id: string; text: string; revision: number }[]> {
  const all = [];
  for await (const { id, body } of store.list('fjordvik', 'webMessage')) {
    all.push({ id, text: body.fallbackText, revision: body.revision });
  }
  return all;
}

it('keeps messages of the same moment in the order in which they were sent', async () => {
  const messenger = createWebMessenger({ chat });
  for (const text of ['a', 'b', 'c']) await messenger.send(kari, message(text), `delivery-${text}`, 1000);
  await messenger.send(kari, message('later'), 'delivery-later', 999_999_999_999);
  expect((await stored()).map((one) => one.text)).toEqual(['a', 'b', 'c', 'later']);
});

it('writes after what an earlier process wrote in the same moment', async () => {
  await createWebMessenger({ chat }).send(kari, message('before the restart'), 'd1', 1000);
  const restarted = createWebMessenger({ chat: createWebChat({ store }) });
  await restarted.send(kari, message('after'), 'd2', 1000);
  expect((await stored()).map((one) => one.text)).toEqual(['before the restart', 'after']);
});

it('updates in place, and says so to whoever listens, after the commit', async () => {
  const messenger = createWebMessenger({ chat });
  const events: WebChatEvent[] = [];
  chat.subscribe((event) => events.push(event));
  const reference = await messenger.send(kari, message('first'), 'd1', 1000);
  await messenger.update(reference, message('second'), 2000);
  expect(await stored()).toEqual([{ id: reference.id, text: 'second', revision: 2 }]);
  expect(events.map(({ conversation, revision }) => [conversation, revision])).toEqual([
    ['person:kari', 1],
    ['person:kari', 2],
  ]);
});

it('lets no update get lost when several come at once', async () => {
  const messenger = createWebMessenger({ chat });
  const reference = await messenger.send(kari, message('first'), 'd1', 1000);
  await Promise.all(
    [1, 2, 3, 4, 5].map((n) => messenger.update(reference, message(`update ${n}`), 2000 + n)),
  );
  expect((await stored())[0]?.revision).toBe(6);
});

it('calls a foreign address and a vanished message unreachable, and a failed commit ambiguous', async () => {
  const messenger = createWebMessenger({ chat });
  const foreign = { platform: 'teams', conversation: { id: '19:abc' } } as const;
  const error = await messenger.send(foreign, message('x'), 'd1', 1).catch((cause: unknown) => cause);
  expect(messenger.outcome(error)).toEqual({ type: 'unreachable', reason: 'WEB.BAD_ADDRESS' });
  const gone = { platform: 'web', id: 'person:kari:none', conversation: kari.conversation } as const;
  const missing = await messenger.update(gone, message('x'), 1).catch((cause: unknown) => cause);
  expect(messenger.outcome(missing)).toEqual({ type: 'unreachable', reason: 'WEB.MESSAGE_GONE' });
  await store.close();
  const closed = await messenger.send(kari, message('x'), 'd1', 1).catch((cause: unknown) => cause);
  expect(messenger.outcome(closed)).toEqual({ type: 'ambiguous', reason: 'STORE.CLOSED' });
});

it('keeps owners apart', async () => {
  const messenger = createWebMessenger({ chat });
  await messenger.send(
    webAddress('other', { type: 'person', person: 'kari' }),
    message('theirs'),
    'd1',
    1000,
  );
  expect(await stored()).toEqual([]);
});
