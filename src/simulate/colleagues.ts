import type { OwnerData } from '../app/import-owner.ts';
import type { Log } from '../app/ports/log.ts';
import type { Messenger } from '../app/ports/messenger.ts';
import type { Store } from '../app/ports/store.ts';
import type { WebChat, WebConversation } from '../app/ports/web-chat.ts';
import type { House } from '../assemble.ts';
import { addDays } from '../domain/calendar/dates.ts';
import { toEpoch, toLocal } from '../domain/calendar/zoned-time.ts';
import type { PersonId } from '../domain/people/people.ts';
import { DAY_MS, type EpochMs } from '../domain/time.ts';
import type { Hearing, HearingGroup } from '../domain/voice/hearing.ts';
import type { VirtualClock } from './advance-time.ts';
import { lookOf, wordsOf } from './card-look.ts';
import { type ChatMessage, createChat } from './chat.ts';
import type { Habits } from './people/habits.ts';
import { type Acted, createHands } from './people/hands.ts';
import { createMemory } from './people/memory.ts';
import { createPeople } from './people/people.ts';
import { createPupils, type Pupils } from './people/pupils.ts';
import { whereIsIt } from './people/where-is-it.ts';
import { createSchoolHours } from './school-hours.ts';

export interface ColleaguesParts {
  data: OwnerData;
  store: Store;
  clock: VirtualClock;
  log: Log;
  chat: WebChat;
}

/** People in the workbench who answer by themselves while time goes, for all but those that one plays oneself. */
export interface Colleagues {
  /** The platform, with people who read what comes. */
  readingFrom(messenger: Messenger): Messenger;
  useHouse(house: Pick<House, 'app' | 'handleAction' | 'handleSaid' | 'render'>): void;
  /** Reads what came before the program was started; nobody does anything late. */
  catchUp(): Promise<void>;
  /** Somebody plays this person: from now on nobody else answers for them. */
  leave(person: PersonId): void;
  switched: { get(): boolean; set(on: boolean): void };
  nextAt(): EpochMs | undefined;
  act(now: EpochMs): Promise<void>;
}

const SEED = 7;
const REMEMBERED_MS = 21 * DAY_MS;
/** The workbench shows how it goes when all is well; what is odd belongs to the simulation. */
const NOTHING_ODD: Partial<Habits> = {
  pressesTwice: false,
  pressesOldCards: false,
  forges: false,
  writesOddly: false,
  writesTooMuch: false,
  oneTime: undefined,
  forgets: false,
};

export function createColleagues({ data, store, clock, log, chat: webChat }: ColleaguesParts): Colleagues {
  const { owner, schools, people: roster, calendars } = data;
  const chat = createChat();
  const memory = createMemory((actor) => roster.find(({ id }) => id === actor)?.schools[0]);
  const played = new Set<PersonId>();
  /** Ids of the chat that people read, and of the one on the screen. */
  const shownAs = new Map<string, string>();
  const readAs = new Map<string, string>();
  /** Cards that answered a typed word: asked again in the same phase, the same card says how it is now. */
  const saidBefore = new Map<string, string>();
  let isOn = true;
  let pupils: Pupils | undefined;

  const people = createPeople({
    seed: SEED,
    owner,
    schools,
    people: roster,
    chat,
    hours: createSchoolHours(schools, calendars, owner.timeZone),
    memory,
    journal: { add: () => undefined, close: () => undefined },
    until: lastDay(data),
  });
  for (const habits of people.habits.values()) Object.assign(habits, NOTHING_ODD);

  function tie(readId: string, shownId: string): void {
    shownAs.set(readId, shownId);
    readAs.set(shownId, readId);
  }

  function read(shownId: string, to: string, at: EpochMs, delivery: string, card: unknown) {
    const message = chat.post({ to, at, delivery, look: lookOf(card), words: wordsOf(card) });
    tie(message.id, shownId);
    return people.read(message);
  }

  /** What a person did is seen in their own chat, as if they had sat there. */
  async function showOnScreen({ who, action, message, drawn }: Acted): Promise<void> {
    const { card, fallbackText, language } = drawn;
    const revision = { card, fallbackText, language };
    const known = shownAs.get(message.id);
    if (known !== undefined) return void (await webChat.revise(owner.id, known, revision, clock.now()));
    const conversation = message.to as WebConversation;
    const said = action.verb === 'home.help' ? action.reference : '';
    const earlier = said ? saidBefore.get(phaseKey(who.id, said, message)) : undefined;
    if (earlier !== undefined && (await webChat.revise(owner.id, earlier, revision, clock.now())))
      return tie(message.id, earlier);
    if (said)
      await webChat.post(owner.id, { conversation, from: who.id, fallbackText: said, language }, clock.now());
    const onlyFor = message.onlyFor === undefined ? {} : { onlyFor: message.onlyFor };
    const posted = { ...revision, conversation, from: 'bot' as const, ...onlyFor };
    const shown = await webChat.post(owner.id, posted, clock.now());
    tie(message.id, shown);
    if (said) saidBefore.set(phaseKey(who.id, said, message), shown);
  }

  return {
    readingFrom: (messenger) => ({
      ...messenger,
      async send(address, drawn, delivery, now) {
        const reference = await messenger.send(address, drawn, delivery, now);
        read(reference.id, conversationOf(address.conversation), now, delivery, drawn.card);
        return reference;
      },
      async update(reference, drawn, now) {
        const updated = await messenger.update(reference, drawn, now);
        const known = readAs.get(reference.id);
        if (known) chat.revise(known, { look: lookOf(drawn.card), words: wordsOf(drawn.card) });
        return updated;
      },
    }),
    useHouse({ app, handleAction, handleSaid, render }) {
      pupils = createPupils({
        app,
        owner,
        seed: SEED,
        isLeft: (...place) => isInHand(store, owner.id, ...place),
      });
      const run = clock.now();
      people.useHands(
        createHands({
          owner: owner.id,
          run,
          clock,
          chat,
          journal: { add: () => undefined, close: () => undefined },
          handleAction,
          handleSaid,
          render,
          acknowledged: memory.remember,
          watch: showOnScreen,
        }),
      );
    },
    async catchUp() {
      for await (const { id } of store.list(owner.id, 'webSeen')) played.add(readerOf(id));
      const now = clock.now();
      for await (const { id, body } of store.list(owner.id, 'webMessage')) {
        if (!body.deliveryId || body.at < now - REMEMBERED_MS) continue;
        read(id, body.conversation, body.at, body.deliveryId, body.card);
      }
      people.agenda.skipTo(now);
    },
    leave: (person) => void played.add(person),
    switched: {
      get: () => isOn,
      set: (on) => {
        isOn = on;
      },
    },
    nextAt: () => (isOn ? earliest(people.nextAt(), pupils?.nextAt()) : undefined),
    async act(now) {
      if (!isOn) return people.agenda.skipTo(now);
      await people
        .act(now, (who) => !played.has(who))
        .catch((error) => log.error('A simulated colleague could not do it', {}, error));
      await pupils
        ?.act(now)
        .catch((error) => log.error('Simulated pupils or parents could not answer', {}, error));
    },
  };
}

/** New codes would end those that the player has just made; and who has answered does not answer again. */
async function isInHand(
  store: Store,
  owner: string,
  hearing: Pick<Hearing, 'id'>,
  group: Pick<HearingGroup, 'id'>,
): Promise<boolean> {
  const count = await store.read(owner, 'voiceCount', `${hearing.id}:${group.id}`);
  if ((count?.body.answered ?? 0) > 0) return true;
  for await (const { body } of store.list(owner, 'voiceCode'))
    if (body.hearing === hearing.id && body.group === group.id) return true;
  return false;
}

function earliest(...times: (EpochMs | undefined)[]): EpochMs | undefined {
  const known = times.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** A rektor looks in every other day; the round moves on more seldom. */
function phaseKey(who: PersonId, said: string, answer: ChatMessage): string {
  const at = whereIsIt(answer);
  return [who, said, at?.round ?? '', at?.phase ?? ''].join(' ');
}

/** `<person>:<conversation>` */
function readerOf(seenId: string): PersonId {
  return seenId.replace(/:(person|team):.*$/, '');
}

function conversationOf(conversation: unknown): string {
  return (conversation as { conversation: WebConversation }).conversation;
}

/** Nobody plans beyond the last skolerute. */
function lastDay({ calendars, owner }: OwnerData): EpochMs {
  const days = calendars.flatMap(({ days }) => days.map(({ date }) => date)).sort();
  const last = days.at(-1) ?? toLocal(0, owner.timeZone).date;
  return toEpoch(addDays(last, 60), '00:00', owner.timeZone);
}
