import type { Language, Localized } from '../../domain/language.ts';
import type { Owner } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Answer, Participation } from '../../domain/voice/prompt.ts';
import { loadWheel } from '../load.ts';
import type { Collections } from '../ports/collections.ts';
import type { Store } from '../ports/store.ts';
import { HELD_KINDS, type HeldKind, type MineFile } from './mine.ts';

/** One thing that is held, as a person reads it: what was asked and what was answered, by label and words. */
export interface MineRecord {
  title: string;
  rows: [label: string, words: string][];
}

export interface MineSection {
  kind: HeldKind;
  records: MineRecord[];
}

interface Telling {
  language: Language;
  /** A text of the catalogue by its whole key. */
  say(key: string): string;
  moment(at: EpochMs): string;
}

/** What the file holds, told in the person's language: questions and not their ids, moments and not numbers. */
export async function mineStory(
  store: Store,
  owner: Owner,
  file: MineFile,
  telling: Telling,
): Promise<MineSection[]> {
  const known = await lookUp(store, owner, telling.language);
  const sections: MineSection[] = [];
  for (const kind of HELD_KINDS) {
    const records: MineRecord[] = [];
    for (const { id, body } of file.records[kind] ?? [])
      records.push(await tell(kind, { id, body: body as never, telling, known }));
    if (records.length > 0) sections.push({ kind, records });
  }
  return sections;
}

interface Known {
  /** A question's words by its id. */
  question(id: string): string;
  /** What a set of questions that was asked is called. */
  asked(prompt: string): Promise<string>;
  finding(id: string): Promise<string>;
}

async function lookUp(store: Store, owner: Owner, language: Language): Promise<Known> {
  const sets = (await loadWheel(store, owner)).questionSets;
  const questions = new Map(sets.flatMap((set) => set.questions.map(({ id, text }) => [id, text])));
  const inWords = (text: Localized | undefined) => text?.[language];
  return {
    question: (id) => inWords(questions.get(id)) ?? id,
    asked: async (id) => {
      const prompt = (await store.read(owner.id, 'prompt', id))?.body;
      return inWords(sets.find((set) => set.id === prompt?.questionSet)?.title) ?? '';
    },
    finding: async (id) => (await store.read(owner.id, 'finding', id))?.body.statement ?? id,
  };
}

interface Held<Body> {
  id: string;
  body: Body;
  telling: Telling;
  known: Known;
}

type Teller = (held: Held<never>) => Promise<MineRecord> | MineRecord;

const TELLERS: Record<HeldKind, Teller> = {
  answer: async ({ body, telling, known }: Held<Answer>) => {
    const record = await said(body, known);
    return { ...record, rows: [...record.rows, row(telling, 'shared', yesNo(telling, body.sharedWithTeam))] };
  },
  unnamedAnswer: ({ body, known }: Held<Collections['unnamedAnswer']>) => said(body, known),
  ballot: async ({ body, telling, known }: Held<Collections['ballot']>) => {
    const voted = await Promise.all(body.findings.map((id) => known.finding(id)));
    return { title: '', rows: voted.map((words) => row(telling, 'votedFor', words)) };
  },
  preparation: ({ body, telling, known }: Held<Collections['preparation']>) => ({
    title: '',
    rows: [...texts(body.texts, known), row(telling, 'shared', yesNo(telling, body.shared))],
  }),
  participation: async ({ id, body, telling, known }: Held<Participation>) => ({
    title: await known.asked(id.slice(0, id.lastIndexOf(':'))),
    rows: [row(telling, 'skipped', yesNo(telling, body.skipped))],
  }),
  safetyAlert: ({ body, telling }: Held<Collections['safetyAlert']>) => ({
    title: telling.moment(body.at),
    rows: [row(telling, 'wrote', body.text)],
  }),
  round: ({ body, telling }: Held<{ theme: string }>) => ({
    title: '',
    rows: [row(telling, 'about', body.theme)],
  }),
  measure: ({ body, telling }: Held<{ what: string }>) => ({
    title: '',
    rows: [row(telling, 'about', body.what)],
  }),
  address: ({ body, telling }: Held<Collections['address']>) => ({
    title: '',
    rows: [
      row(telling, 'platform', body.platform),
      row(telling, 'reference', JSON.stringify(body.conversation)),
    ],
  }),
  known: ({ id, telling }: Held<unknown>) => ({ title: '', rows: [row(telling, 'reference', id)] }),
  hold: ({ body, telling }: Held<Collections['hold']>) => ({
    title: telling.moment(body.at),
    rows: [row(telling, 'about', body.reason)],
  }),
};

function tell(kind: HeldKind, held: Held<never>): Promise<MineRecord> | MineRecord {
  return TELLERS[kind](held);
}

async function said(
  { prompt, texts: words }: Pick<Answer, 'prompt' | 'texts'>,
  known: Known,
): Promise<MineRecord> {
  return { title: await known.asked(prompt), rows: texts(words, known) };
}

function texts(words: Record<string, string>, known: Known): [string, string][] {
  return Object.entries(words).map(([question, text]) => [known.question(question), text]);
}

function row({ say }: Telling, field: string, words: string): [string, string] {
  return [say(`mine.field.${field}`), words];
}

function yesNo({ say }: Telling, yes: boolean): string {
  return say(yes ? 'mine.yes' : 'mine.no');
}
