import { isOwnerStaff, type Person } from '../../domain/people/people.ts';
import { MIN_GROUPS } from '../../domain/privacy/min-group.ts';
import type { EpochMs } from '../../domain/time.ts';
import { cleanText } from '../../domain/voice/answer.ts';
import { mayRead, type Register, sentencesOf, type Written } from './content.ts';
import { type Ledger, splitAddress } from './ledger.ts';
import type { Report } from './report.ts';

/** A card in front of somebody's eyes. */
export interface Shown {
  at: EpochMs;
  /** `person:<id>` or `team:<id>`. */
  to: string;
  /** In a channel, when only this person sees it. */
  onlyFor?: string;
  where: string;
  words: readonly string[];
  /** What the reader just typed: a form that is refused shows it again. */
  typed?: readonly string[];
  /** The loop-back also goes to the contacts of elevråd and FAU. */
  isLoopBack: boolean;
}

/** Every card, sent or shown in reply: whose words are on it, and who reads them. */
export function createWordChecks(report: Report, ledger: Ledger, register: Register): (shown: Shown) => void {
  function readersOf({ to, onlyFor }: Shown): Person[] {
    const [type, id] = splitAddress(to);
    const one = ledger.person(onlyFor ?? id);
    return type === 'team' && onlyFor === undefined ? ledger.membersOf(id) : one ? [one] : [];
  }

  function eyes(shown: Shown, found: ReturnType<Register['find']>): void {
    const [type, id] = splitAddress(shown.to);
    const channel = type === 'team' ? id : undefined;
    for (const reader of readersOf(shown)) {
      const hidden = shown.isLoopBack
        ? []
        : found.filter(({ written }) => !written.some((one) => mayRead(ledger, reader, one, channel)));
      const invariant = isOwnerStaff(reader) ? 'owner-sees-what-is-shared' : 'right-eyes-only';
      report.check(
        invariant,
        hidden.length === 0,
        shown.at,
        shown.where,
        () => `${reader.id} sees ${kindsOf(hidden)}`,
      );
    }
  }

  function nameless(shown: Shown, found: ReturnType<Register['find']>): void {
    const [type, id] = splitAddress(shown.to);
    const reader = shown.onlyFor ?? id;
    const others = found.filter(({ written }) =>
      written.every((one) => one.kind === 'unnamedAnswers' && (type === 'team' || one.by !== reader)),
    );
    if (others.length === 0) return;
    const authors = new Set(
      others.flatMap(({ written }) => written.map(({ by }) => ledger.person(by)?.name ?? '')),
    );
    const named = [...authors].filter(
      (name) => name !== '' && shown.words.some((word) => word.includes(name)),
    );
    report.check(
      'names-and-nameless-apart',
      named.length === 0,
      shown.at,
      shown.where,
      `${named.length} names on a card with nameless answers`,
    );
    for (const { prompt = '' } of others.flatMap(({ written }) => written)) {
      const group = ledger.answeredBy('answer.save', prompt).size;
      report.check(
        'small-groups-hidden',
        group >= MIN_GROUPS.school,
        shown.at,
        shown.where,
        `nameless answers from ${group} people`,
      );
    }
  }

  function shared(shown: Shown, found: ReturnType<Register['find']>): void {
    const [type, id] = splitAddress(shown.to);
    if (type !== 'team' || shown.onlyFor !== undefined) return;
    const words = found.filter(({ written }) => written.every((one: Written) => one.kind === 'ownAnswer'));
    const size = ledger.membersOf(id).length;
    if (words.length > 0)
      report.check(
        'small-groups-hidden',
        size >= MIN_GROUPS.team,
        shown.at,
        shown.where,
        `shared words in a team of ${size}`,
      );
  }

  return (shown) => {
    const typed = new Set((shown.typed ?? []).flatMap((text) => sentencesOf(cleanText(text))));
    const found = register.find(shown.words).filter(({ sentence }) => !typed.has(sentence));
    eyes(shown, found);
    nameless(shown, found);
    shared(shown, found);
  };
}

function kindsOf(hidden: { written: Written[] }[]): string {
  return [
    ...new Set(
      hidden.flatMap(({ written }) =>
        written.map(({ kind, round, school }) => `${kind} of ${round ?? school ?? 'the owner'}`),
      ),
    ),
  ].join(', ');
}
