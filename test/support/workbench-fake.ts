import type { Action, Reply, Said } from '../../src/app/action.ts';
import type { Change, Store } from '../../src/app/ports/store.ts';
import type { WebChat } from '../../src/app/ports/web-chat.ts';
import type { ActionView, CardView, Field } from '../../src/app/view.ts';
import { createCards } from '../../src/cards/create-cards.ts';
import { calendarFrom } from '../../src/domain/calendar/calendar-from.ts';
import { daysFrom, isWeekend } from '../../src/domain/calendar/dates.ts';
import { toEpoch } from '../../src/domain/calendar/zoned-time.ts';
import type { Wheel } from '../../src/domain/cycle/activity.ts';
import type { Person, Role, School } from '../../src/domain/people/people.ts';
import { DAY_MS } from '../../src/domain/time.ts';
import { createWebChat } from '../../src/platforms/web/web-chat.ts';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';
import type { WorkbenchDeps } from '../../src/web/workbench-deps.ts';

export const OWNER = 'fjordvik';
export const START = toEpoch('2026-09-07', '08:00', 'Europe/Oslo');

export interface FakeWorkbench {
  deps: WorkbenchDeps;
  store: Store;
  chat: WebChat;
  actions: Action[];
  said: Said[];
}

/**
 * A few people and a small stand-in for the application behind the workbench's ports: enough cards and actions to play
 * with, so that the page can be tested by itself. Store, chat and drawing are the real ones.
 */
export async function createFakeWorkbench(): Promise<FakeWorkbench> {
  const store = createMemoryStore();
  const chat = createWebChat({ store });
  const actions: Action[] = [];
  const said: Said[] = [];
  let now = START;
  const set = (at: number) => {
    now = at;
  };
  await store.commit(OWNER, roster());
  const cards = createCards();
  const deps: WorkbenchDeps = {
    owner: OWNER,
    store,
    chat,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    formats: [],
    clock: { now: () => now, set },
    render: cards.render,
    async handleAction(action) {
      actions.push(action);
      return replyTo(action);
    },
    async handleSaid(one) {
      said.push(one);
      return {
        code: 'OK',
        view: one.text === 'ny runde' ? roundForm() : notice(`Du skrev: ${one.text}`),
        inPlace: false,
      };
    },
    async runUntil(at, progress, signal) {
      while (now < at && !signal.aborted) {
        now = Math.min(at, now + DAY_MS);
        progress(now);
        await new Promise((done) => setImmediate(done));
      }
    },
    async nextEvent(from) {
      const at = toEpoch('2026-09-08', '14:15', 'Europe/Oslo');
      return from < at ? { at, title: { nb: 'Refleksjon', nn: 'Refleksjon', en: 'Reflection' } } : undefined;
    },
  };
  return { deps, store, chat, actions, said };
}

function replyTo({ verb, values }: Action): Reply {
  if (verb === 'answer.save')
    return { code: 'OK', view: notice(`Takk. Du skrev: ${values.q1 ?? ''}`), inPlace: true };
  if (verb === 'team.take-pen') return { code: 'OK', view: penForm(), inPlace: false };
  return { code: 'PROMPT.CLOSED', view: notice('Vinduet er lukket.'), inPlace: false };
}

function card(title: string, fields: Field[], actions: ActionView[]): CardView {
  return { card: 'form', language: 'nb', data: { kicker: 'Refleksjon · Nordlia', title, fields, actions } };
}

export function question(title = 'Hva gikk bra denne uka?'): CardView {
  return card(
    title,
    [{ id: 'q1', kind: 'longText', label: 'Ditt svar' }],
    [{ verb: 'answer.save', ref: 'prompt-1', style: 'primary' }],
  );
}

export function teamCard(words = 'Ingen har skrevet ennå.'): CardView {
  const view = card(
    'Teamets svar',
    [],
    [{ verb: 'team.take-pen', ref: 'prompt-1@team-5', style: 'primary' }],
  );
  return { ...view, data: { ...view.data, sections: [{ quotes: [{ text: words }] }] } };
}

function penForm(): CardView {
  return card(
    'Skriv teamets svar',
    [{ id: 'agreed', kind: 'longText', label: 'Vi er enige om' }],
    [{ verb: 'team.save', ref: 'prompt-1@team-5' }],
  );
}

function roundForm(): CardView {
  return card(
    'Ny vurderingsrunde',
    [{ id: 'theme', kind: 'text', label: 'Tema' }],
    [{ verb: 'round.draft', ref: 'new' }],
  );
}

function notice(title: string): CardView {
  return { card: 'notice', language: 'nb', data: { title } };
}

/** Puts a card in a chat, as a delivery would. */
export async function deliver(
  fake: FakeWorkbench,
  conversation: 'person:kari' | 'team:team-5',
  view: CardView,
): Promise<string> {
  const { card: drawn, fallbackText, language } = fake.deps.render(view);
  const message = { conversation, from: 'bot', card: drawn, fallbackText, language } as const;
  return fake.chat.post(OWNER, message, fake.deps.clock.now());
}

export async function redraw(fake: FakeWorkbench, id: string, view: CardView): Promise<void> {
  const { card: drawn, fallbackText, language } = fake.deps.render(view);
  await fake.chat.revise(OWNER, id, { card: drawn, fallbackText, language }, fake.deps.clock.now());
}

function roster(): Change[] {
  const people: Person[] = [
    person('eva', 'Eva Ås', ['educationDirector'], [], []),
    person('rune', 'Rune Rektor', ['principal'], ['nordlia'], []),
    person('kari', 'Kari Nordmann', ['teacher'], ['nordlia'], ['team-5', 'team-mat']),
    person('ola', 'Ola Øyen', ['teamLead', 'teacher'], ['nordlia'], ['team-5']),
    { ...person('borte', 'Borte Vekk', ['teacher'], ['nordlia'], []), active: false },
  ];
  const put = (change: object) => ({ type: 'put', expect: 0, ...change }) as Change;
  const teams = [
    { id: 'team-5', school: 'nordlia', name: '5.–7. trinn' },
    { id: 'team-mat', school: 'nordlia', name: 'Matematikk' },
  ];
  const owner = {
    id: OWNER,
    name: 'Fjordvik kommune',
    kind: 'municipality',
    timeZone: 'Europe/Oslo',
    language: 'nb',
  };
  return [
    put({ collection: 'owner', id: 'owner', body: owner }),
    put({ collection: 'school', id: SCHOOL.id, body: SCHOOL }),
    put({ collection: 'calendar', id: 'nordlia:2026/27', body: calendar() }),
    put({ collection: 'wheel', id: 'wheel', body: WHEEL }),
    ...teams.map((body) => put({ collection: 'team', id: body.id, body })),
    ...people.map((body) => put({ collection: 'person', id: body.id, body })),
  ];
}

function person(id: string, name: string, roles: Role[], schools: string[], teams: string[]): Person {
  const preferences = { reminders: 2, stopped: false } as const;
  return {
    id,
    name,
    email: `${id}@fjordvik.example`,
    schools,
    roles,
    teams,
    language: 'nb',
    preferences,
    active: true,
  };
}

const SCHOOL: School = {
  id: 'nordlia',
  name: 'Nordlia barneskole',
  writtenStandard: 'nb',
  yearLevels: { from: 1, to: 7 },
  hours: { start: '08:00', end: '16:00' },
  sharedTime: [],
};

const WHEEL: Wheel = {
  activities: [
    {
      id: 'start',
      kind: 'reflection',
      title: { nb: 'Første refleksjon', nn: 'Første refleksjon', en: 'First reflection' },
      why: { nb: 'Fordi <vi> lærer.', nn: 'Fordi vi lærer.', en: 'Because we learn.' },
      level: 'school',
      audience: ['teachers'],
      when: { type: 'week', week: 37, weekday: 1 },
      at: '08:00',
      windowSchoolDays: 3,
      reminders: [],
      source: 'test',
      checked: '2026-11-24',
    },
  ],
  questionSets: [],
  nationalDates: [],
};

/** Every weekday from 17 August to 18 June, but a week of høstferie. */
function calendar() {
  const isFree = (date: string) => date >= '2026-10-05' && date <= '2026-10-11';
  const days = daysFrom('2026-08-17', '2027-06-18')
    .filter((date) => !isWeekend(date) && !isFree(date))
    .map((date) => ({ date, pupilDay: true, teacherDay: true }));
  const made = calendarFrom('nordlia', '2026/27', days, 'Europe/Oslo');
  if (!made.ok) throw new Error(made.code);
  return made.calendar;
}
