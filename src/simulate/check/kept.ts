import type { Collections } from '../../app/ports/collections.ts';
import type { Store } from '../../app/ports/store.ts';
import { PHASES, phaseIndex } from '../../domain/round/round.ts';
import { cleanText } from '../../domain/voice/answer.ts';
import type { Acknowledged, PlatformRecord } from '../records.ts';

export interface Place {
  store: Store;
  owner: string;
  zone: string;
  note(record: PlatformRecord): void;
  pseudonym(person: string, scope: string): string;
}

interface Kept {
  /** The first yes stands, and later ones only show it: two of the owner's staff answer the same school. */
  firstStands?: true;
  /** Later yeses with the same key replace this one. */
  key(ack: Acknowledged): string;
  /** Whether what was said yes to stands in the store. */
  stands(ack: Acknowledged, place: Place): Promise<boolean>;
}

const byRef = ({ verb, ref }: Acknowledged): string => `${verb} ${ref}`;
const byPerson = ({ verb, ref, actor }: Acknowledged): string => `${verb} ${ref} ${actor}`;
const each = ({ verb, key }: Acknowledged): string => `${verb} ${key}`;

/** What a yes to each verb means in the store. Verbs that only show something are not here. */
export const KEPT: Record<string, Kept | undefined> = {
  'answer.save': { key: byPerson, stands: answerStands },
  'prompt.skip': {
    key: byPerson,
    stands: ({ ref, actor }, place) => exists(place, 'participation', `${ref}:${actor}`),
  },
  'ballot.save': {
    key: byPerson,
    stands: async ({ ref, actor, values }, place) => {
      const ballot = await body(place, 'ballot', `${ref}:${place.pseudonym(actor, `${ref}:vote`)}`);
      return ballot?.findings.join() === [...new Set((values.findings ?? '').split(','))].sort().join();
    },
  },
  'team.save': {
    key: byRef,
    stands: async ({ ref, values }, place) => {
      const answer = await body(place, 'teamAnswer', ref.replace('@', ':'));
      return answer?.agreed === text(values.agreed) && answer.disagreed === text(values.disagreed);
    },
  },
  'team.amend-save': {
    key: each,
    stands: async ({ ref, values }, place) => {
      const answer = await body(place, 'teamAnswer', ref.replace('@', ':'));
      return answer?.amendments.includes(text(values.amendment)) ?? false;
    },
  },
  'round.start': {
    key: byRef,
    stands: ({ ref }, place) => round(place, ref, ({ phase }) => phase !== 'draft'),
  },
  'round.advance': {
    key: byRef,
    stands: ({ ref }, place) => {
      const [id = '', from] = ref.split('@');
      const left = PHASES.find((phase) => phase === from);
      return round(place, id, ({ phase }) => left !== undefined && phaseIndex(phase) > phaseIndex(left));
    },
  },
  'round.cancel-confirm': {
    key: byRef,
    stands: ({ ref }, place) => round(place, ref, ({ cancelled }) => cancelled !== undefined),
  },
  'round.share': {
    key: shareKey,
    stands: ({ ref }, place) => round(place, ref, ({ sharedAt }) => sharedAt !== undefined),
  },
  'round.unshare': {
    key: shareKey,
    stands: ({ ref }, place) => round(place, ref, ({ sharedAt }) => sharedAt === undefined),
  },
  'summary.send': {
    key: byRef,
    stands: ({ ref, values }, place) => round(place, ref, ({ summary }) => summary === text(values.summary)),
  },
  'priority.save': {
    key: byRef,
    stands: ({ ref, values }, place) => round(place, ref, ({ priority }) => priority[0] === values.first),
  },
  'goal.save': {
    key: each,
    stands: ({ ref, values }, place) =>
      round(place, ref, ({ goals }) => goals.some((goal) => goal.text === text(values.goal))),
  },
  'loopback.send': {
    key: byRef,
    stands: ({ ref, values }, place) =>
      round(place, ref, ({ loopBack }) => loopBack?.text === text(values.loopBack)),
  },
  'source.save': {
    key: each,
    stands: ({ ref, values }, place) =>
      some(place, 'sourceNote', `${ref}:`, (note) => note.text === text(values.note)),
  },
  'finding.save': {
    key: each,
    stands: ({ ref, values }, place) =>
      some(place, 'finding', `${ref}:`, (finding) => finding.statement === text(values.statement)),
  },
  'measure.save': {
    key: each,
    stands: ({ ref, values }, place) =>
      some(
        place,
        'measure',
        `${ref}:`,
        (measure) =>
          measure.finding === values.finding &&
          [measure.what, ...measure.followUps.map(({ was }) => was)].includes(text(values.what)),
      ),
  },
  'followup.save': {
    key: byRef,
    stands: async ({ ref, values }, place) => {
      const [id = '', askedOn] = ref.split('@');
      const measure = await body(place, 'measure', id);
      return (
        measure?.followUps.some((one) => one.askedOn === askedOn && one.why === text(values.why)) ?? false
      );
    },
  },
  'help.send': {
    key: each,
    stands: ({ values }, place) =>
      some(place, 'helpRequest', '', (request) => request.text === text(values.text)),
  },
  'help.answer-save': {
    key: byRef,
    firstStands: true,
    stands: async ({ ref, values }, place) =>
      (await body(place, 'helpRequest', ref))?.answer?.text === text(values.answer),
  },
  'dialogue.agenda-save': {
    key: byRef,
    stands: async ({ ref, values }, place) =>
      (await body(place, 'dialogue', ref))?.agenda[0] === text(values.agenda?.split('\n')[0]),
  },
  'dialogue.minutes-save': {
    key: byRef,
    stands: async ({ ref, values }, place) =>
      (await body(place, 'dialogue', ref))?.minutes === text(values.minutes),
  },
  'promise.answer': {
    key: byRef,
    stands: async ({ ref, values }, place) => {
      const promise = await body(place, 'commitment', ref.split('@')[0] ?? '');
      return values.kept === 'later'
        ? (promise?.dueOn ?? '') >= (values.dueOn ?? '')
        : promise?.outcome?.kept === values.kept;
    },
  },
  'settings.save': {
    key: settingsKey,
    stands: ({ actor, values }, place) =>
      person(
        place,
        actor,
        ({ language, preferences }) =>
          language === values.language && preferences.reminders === Number(values.reminders),
      ),
  },
  'settings.stop': {
    key: settingsKey,
    stands: ({ actor }, place) => person(place, actor, ({ preferences }) => preferences.stopped),
  },
  'settings.resume': {
    key: settingsKey,
    stands: ({ actor }, place) => person(place, actor, ({ preferences }) => !preferences.stopped),
  },
  'wheel.hold-save': {
    key: holdKey,
    stands: async ({ ref, values }, place) => (await body(place, 'school', ref))?.heldUntil === values.until,
  },
  'wheel.resume': {
    key: holdKey,
    stands: async ({ ref }, place) => (await body(place, 'school', ref))?.heldUntil === undefined,
  },
  'results.note-save': {
    key: byRef,
    stands: async ({ ref, values }, place) => {
      const [stage = '', team] = ref.split('~')[0]?.split('@') ?? [];
      return some(
        place,
        'resultNote',
        '',
        (note) => note.team === team && note.stage === stage && note.seen === text(values.seen),
      );
    },
  },
  'results.conversation-save': {
    key: byRef,
    stands: ({ ref, values }, place) =>
      some(place, 'resultsConversation', `${ref}:`, (one) => one.together === text(values.together)),
  },
  'safety.send': {
    key: each,
    stands: ({ actor, values }, place) =>
      some(place, 'safetyAlert', '', (alert) => alert.from === actor && alert.text === text(values.alert)),
  },
};

function settingsKey({ verb, actor }: Acknowledged): string {
  return `${verb === 'settings.save' ? 'settings' : 'stopped'} ${actor}`;
}

function shareKey({ ref }: Acknowledged): string {
  return `shared ${ref}`;
}

function holdKey({ ref }: Acknowledged): string {
  return `held ${ref}`;
}

/** With the name on, or under the person's pseudonym. */
async function answerStands({ ref, actor, values }: Acknowledged, place: Place): Promise<boolean> {
  const named = await body(place, 'answer', `${ref}:${actor}`);
  const stored = named ?? (await body(place, 'unnamedAnswer', unnamedId(ref, actor, place)));
  const typed = Object.entries(values).filter(([, words]) => text(words) !== '');
  return stored !== undefined && typed.every(([question, words]) => stored.texts[question] === text(words));
}

export function unnamedId(prompt: string, person: string, { pseudonym }: Place): string {
  return `${prompt}:${pseudonym(person, prompt)}`;
}

function text(typed: string | undefined): string {
  return cleanText(typed ?? '');
}

async function body<C extends keyof Collections>(
  { store, owner }: Place,
  collection: C,
  id: string,
): Promise<Collections[C] | undefined> {
  return (await store.read(owner, collection, id))?.body;
}

async function exists(place: Place, collection: keyof Collections, id: string): Promise<boolean> {
  return (await body(place, collection, id)) !== undefined;
}

async function some<C extends keyof Collections>(
  { store, owner }: Place,
  collection: C,
  prefix: string,
  is: (one: Collections[C]) => boolean,
): Promise<boolean> {
  for await (const stored of store.list(owner, collection, prefix === '' ? {} : { prefix }))
    if (is(stored.body)) return true;
  return false;
}

async function round(place: Place, id: string, is: (one: Collections['round']) => boolean): Promise<boolean> {
  const found = await body(place, 'round', id);
  return found !== undefined && is(found);
}

async function person(
  place: Place,
  id: string,
  is: (one: Collections['person']) => boolean,
): Promise<boolean> {
  const found = await body(place, 'person', id);
  return found !== undefined && is(found);
}
