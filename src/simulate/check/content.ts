import type { Wheel } from '../../domain/cycle/activity.ts';
import { isOwnerStaff, leadsSchool, type Person } from '../../domain/people/people.ts';
import { type ContentKind, maySee } from '../../domain/privacy/visibility.ts';
import { cleanText } from '../../domain/voice/answer.ts';
import type { Acknowledged } from '../records.ts';
import type { Ledger } from './ledger.ts';

/** Something that somebody wrote, and what it became. */
export interface Written {
  /** `theme`: what a round is about stands on every card of the round. */
  kind: ContentKind | 'theme';
  by: string;
  school: string | undefined;
  team?: string;
  round?: string;
  /** The prompt that nameless or shared words answered. */
  prompt?: string;
}

/** Which words are whose: sentences that people got saved, by the sentence itself. */
export interface Register {
  add(ack: Acknowledged): void;
  /** Everything that was written with this sentence in it. */
  find(words: readonly string[]): { sentence: string; written: Written[] }[];
}

const SHORTEST_SENTENCE = 20;
/** What the owner's staff write about themselves; of focus areas every rektor may know. */
const OWNERS_OWN: readonly Written['kind'][] = ['focusArea', 'leaderSelfCheck'];
const BOTH_SIDES: readonly Written['kind'][] = ['helpRequest', 'commitment'];

export function createRegister(wheel: Wheel, ledger: Ledger): Register {
  const sentences = new Map<string, Written[]>();
  const drafts = new Map<string, Record<string, string>>();
  const kinds = new Map(wheel.activities.map(({ id, kind }) => [id, kind]));

  function put(text: string | undefined, written: Written): void {
    for (const sentence of sentencesOf(cleanText(text ?? ''))) {
      const known = sentences.get(sentence) ?? [];
      sentences.set(sentence, known);
      if (!known.some((one) => JSON.stringify(one) === JSON.stringify(written))) known.push(written);
    }
  }

  return {
    add(ack) {
      const school = schoolOf(ack) ?? ledger.school(`person:${ack.actor}`);
      if (ack.verb === 'round.draft') {
        drafts.set(ack.actor, ack.values);
        // Before it starts it is tried by whoever wrote it; another school may have a round in the same words.
        for (const text of [ack.values.theme, ack.values.problem])
          put(text, { kind: 'theme', by: ack.actor, school, round: ack.ref });
      }
      const draft = ack.verb === 'round.start' ? drafts.get(ack.actor) : undefined;
      for (const text of [draft?.theme, draft?.problem])
        put(text, { kind: 'theme', by: ack.actor, school, round: ack.ref });
      for (const { text, ...about } of piecesOf(ack, kinds)) put(text, { by: ack.actor, school, ...about });
    },
    find(words) {
      const found = new Map<string, Written[]>();
      for (const sentence of words.flatMap(sentencesOf)) {
        const written = sentences.get(sentence);
        if (written) found.set(sentence, written);
      }
      return [...found].map(([sentence, written]) => ({ sentence, written }));
    },
  };
}

export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?»])\s+|\n/)
    .map((part) => part.trim())
    .filter((part) => part.length >= SHORTEST_SENTENCE);
}

type Piece = Omit<Written, 'by' | 'school'> & { text: string | undefined };

/** What each field of a form becomes when it is saved. */
function piecesOf({ verb, ref, values }: Acknowledged, activities: Map<string, string>): Piece[] {
  const all = (kind: ContentKind, fields: readonly string[], more: Partial<Piece> = {}): Piece[] =>
    fields.map((field) => ({ kind, text: values[field], ...more }));
  switch (verb) {
    case 'answer.save':
      return all(answerKind(ref, activities), Object.keys(values), { prompt: ref, ...roundOf(ref) });
    case 'team.save':
      return all('teamAnswer', ['agreed', 'disagreed'], teamPlace(ref));
    case 'team.amend-save':
      return all('teamAnswer', ['amendment'], teamPlace(ref));
    case 'source.save':
      return all('sourceNote', ['note'], { round: ref });
    case 'summary.send':
      return all('summary', ['summary'], { round: ref });
    case 'finding.save':
      return all('finding', ['statement', 'explanation1', 'explanation2', 'explanation3', 'disagreement'], {
        round: ref,
      });
    case 'need.save':
      return all('competenceNeed', ['need', 'whom', 'partner'], { round: ref });
    case 'focus.save':
      return all('focusArea', ['title', 'sign']);
    case 'focus.close-save':
      return all('focusArea', ['text']);
    case 'selfcheck.save':
      return all('leaderSelfCheck', ['words', 'next']);
    case 'goal.save':
      return all('goal', ['goal', 'sign'], { round: ref });
    case 'measure.save':
      return all('measure', ['what'], { round: ref });
    case 'followup.save':
      // What it is after an adjustment is the tiltak itself.
      return [...all('followUp', ['why'], roundOf(ref)), ...all('measure', ['what'], roundOf(ref))];
    case 'loopback.send':
      return all('loopBack', ['loopBack'], { round: ref });
    case 'help.send':
      return all('helpRequest', ['text']);
    case 'help.answer-save':
      return [...all('helpRequest', ['answer']), ...all('commitment', ['promise'])];
    case 'dialogue.agenda-save':
      return all('agenda', ['agenda']);
    case 'dialogue.minutes-save':
      return [...all('minutes', ['minutes']), ...all('commitment', ['schoolPromise', 'ownerPromise'])];
    case 'promise.answer':
      return all('commitment', ['note']);
    case 'results.note-save':
      return all('resultNote', ['seen', 'wellbeing', 'explanation1', 'explanation2', 'explanation3']);
    case 'results.conversation-save':
      return all('resultsConversation', ['together', 'proposal1', 'proposal2', 'proposal3', 'goOn']);
    case 'story.save':
      return all('offeredStory', ['story']);
    case 'safety.send':
      return all('safetyAlert', ['alert']);
    default:
      return [];
  }
}

/** A dialogue's id names its school: the owner's staff write there too. */
function schoolOf({ verb, ref }: Acknowledged): string | undefined {
  return verb.startsWith('dialogue.') ? ref.split(':')[1] : undefined;
}

function answerKind(ref: string, activities: Map<string, string>): ContentKind {
  const part = ref.split(':')[1] ?? '';
  const kind = activities.get(ref.split(':')[0] ?? '') ?? part;
  if (kind === 'threeThings' || kind === 'ownerCheck' || kind === 'leaderCheck') return 'unnamedAnswers';
  if (kind === 'pupilVoice' || kind === 'parentVoice') return 'sourceNote';
  return kind === 'criticalFriends' ? 'criticalFriendNote' : 'ownAnswer';
}

/** `<round>:<more>`: prompts and measures of a round begin with its id. */
function roundOf(ref: string): { round?: string } {
  const [first = ''] = ref.split(':');
  return /^[\w-]{22}$/.test(first) ? { round: first } : {};
}

function teamPlace(ref: string): Partial<Piece> {
  return { team: ref.slice(ref.lastIndexOf('@') + 1), ...roundOf(ref) };
}

/** Whether the table lets this person see what was written. Shared own words are seen by the team, without the name. */
export function mayRead(
  ledger: Ledger,
  person: Person,
  written: Written,
  inChannel: string | undefined,
): boolean {
  const { kind, by, school, team, round } = written;
  if (person.id === by) return true;
  if (kind === 'ownAnswer')
    return inChannel !== undefined && (ledger.person(by)?.teams.includes(inChannel) ?? false);
  const shared = round !== undefined && ledger.isShared(round);
  if (kind === 'theme') return isOwnerStaff(person) ? shared : person.schools.includes(school ?? '');
  // Between the owner and a school; what the owner's staff write does not name the school.
  if (school === undefined && BOTH_SIDES.includes(kind))
    return isOwnerStaff(person) || person.schools.some((one) => leadsSchool(person, one));
  if (school === undefined && OWNERS_OWN.includes(kind))
    return isOwnerStaff(person) || (kind === 'focusArea' && person.roles.includes('principal'));
  if (isOwnerStaff(person) && kind === 'unnamedAnswers' && school !== undefined) return false;
  const place = {
    shared,
    ...(school === undefined ? {} : { school }),
    ...(team === undefined ? {} : { team }),
  };
  return maySee(person, kind, place);
}
