import { isOpenMeasure, type Measure } from '../domain/measure/measure.ts';
import type { SchoolId } from '../domain/people/people.ts';
import type { RoundFacts } from '../domain/round/gates.ts';
import { type Prerequisite, prerequisites } from '../domain/round/prerequisites.ts';
import type { Finding, Round, SourceKind, SourceNote } from '../domain/round/round.ts';
import { mostOf, tookPart } from '../domain/round/took-part.ts';
import { DAY_MS, type EpochMs } from '../domain/time.ts';
import type { TeamAnswer } from '../domain/voice/prompt.ts';
import { ofSchool, readOnce } from './listed-once.ts';
import { all, count } from './load.ts';
import type { Store } from './ports/store.ts';
import { voiceSources } from './pupil/round-voices.ts';

export interface RoundContent {
  facts: RoundFacts;
  teamAnswers: TeamAnswer[];
  notes: SourceNote[];
  findings: Finding[];
  measures: Measure[];
}

/** What has happened in a round, as it stands in the store. `now` tells whether its window is open. */
export function roundContent(
  store: Store,
  owner: string,
  round: Round,
  now: EpochMs = Number.MAX_SAFE_INTEGER,
): Promise<RoundContent> {
  return readOnce(store, `${owner} round ${round.id} ${now}`, () => readRound(store, owner, round, now));
}

async function readRound(store: Store, owner: string, round: Round, now: EpochMs): Promise<RoundContent> {
  const prefix = `${round.id}:`;
  const [teamAnswers, notes, findings, measures, answers, three] = await Promise.all([
    all(store, owner, 'teamAnswer', prefix),
    all(store, owner, 'sourceNote', prefix),
    all(store, owner, 'finding', prefix),
    all(store, owner, 'measure', prefix),
    count(store, owner, 'answer', `${round.id}:reflection:`),
    count(store, owner, 'unnamedAnswer', `${round.id}:threeThings:`),
  ]);
  const written = teamAnswers.filter(
    (answer) => answer.agreed !== '' || answer.disagreed !== '' || answer.amendments.length > 0,
  );
  const kinds = new Set<SourceKind>(notes.map((note) => note.kind));
  const heard = await voiceSources(store, owner, round.id);
  for (const kind of heard) kinds.add(kind);
  if (written.length + answers + three > 0) kinds.add('reflection');
  const facts: RoundFacts = {
    teamAnswers: written.length,
    answers: answers + three,
    sourceKinds: [...kinds].sort(),
    tookPart: tookPart(heard, notes),
    findings: findings.length,
    measures: measures.length,
    openMeasures: measures.filter(isOpenMeasure).length,
    windowOpen: windowOpen(round, now),
  };
  return { facts, teamAnswers: written, notes, findings, measures };
}

/** Answers in samle, votes in prioritere. */
export function windowOpen({ phase, collect, vote }: Round, now: EpochMs): boolean {
  const window = phase === 'collect' ? collect : phase === 'prioritise' ? vote : undefined;
  return window !== undefined && now < window.closesAt;
}

export async function roundsOf(store: Store, owner: string, school: SchoolId): Promise<Round[]> {
  return ofSchool(store, owner, 'round', school);
}

function lastMoved({ history, createdAt }: Round): EpochMs {
  return history.at(-1)?.at ?? createdAt;
}

/** The five prerequisites of one school over the last year, each from what happened; `current` as it will stand. */
export async function schoolPrerequisites(
  store: Store,
  owner: string,
  school: SchoolId,
  now: EpochMs,
  current?: Round,
): Promise<Prerequisite[]> {
  const stored = await roundsOf(store, owner, school);
  const rounds = stored
    .map((round) => (round.id === current?.id ? current : round))
    .filter(
      (round) => round.collect !== undefined && !round.cancelled && lastMoved(round) > now - 365 * DAY_MS,
    );
  const contents = await Promise.all(rounds.map((round) => roundContent(store, owner, round)));
  return prerequisites({
    rounds,
    sourceKinds: contents.flatMap((content) => content.facts.sourceKinds),
    tookPart: mostOf(contents.map((content) => content.facts.tookPart)),
    findings: contents.flatMap((content) => content.findings),
    measures: contents.flatMap((content) => content.measures),
    staffTookPart: contents.some((content) => content.facts.teamAnswers + content.facts.answers > 0),
    now,
  });
}
