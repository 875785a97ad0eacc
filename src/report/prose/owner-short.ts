import { isOpenMeasure } from '../../domain/measure/measure.ts';
import type { OwnerReport, PromiseCount, ReportedMeasure, SchoolReport } from '../../domain/report/report.ts';
import { measuresOf } from '../../domain/report/report.ts';
import { type Block, paragraph, type Run } from '../block.ts';
import { capital, quoted, type Words } from '../words.ts';
import { workDone } from './school-prose.ts';

/** What a council must know if it reads nothing else: what is worked on, what is done, what the owner kept, what stands open. */
export function ownerInShort(words: Words, report: OwnerReport): Block[] {
  const { say } = words;
  const { schools, schoolYear } = report;
  const rounds = schools.flatMap((school) => school.rounds);
  const parts = openParts(words, report);
  const open =
    parts.length > 0
      ? `${capital(words.list(parts))}.`
      : rounds.length > 0
        ? say('quality.owner.openNone')
        : '';
  return [
    ...(rounds.length === 0
      ? paragraph(say('quality.owner.none', { schoolYear }))
      : [...worksOn(words, report), ...done(words, schools)]),
    ...led(words, 'promised', ...promisedInShort(words, report)),
    ...(open === '' ? [] : led(words, 'open', open)),
  ];
}

function led({ say }: Words, what: 'works' | 'done' | 'promised' | 'open', ...sentences: string[]): Block[] {
  if (sentences.length === 0) return [];
  const label: Run = { text: say(`quality.owner.short.${what}`), bold: true };
  return paragraph(label, ...sentences);
}

/** Each theme with its school, in the law's order of the schools' own rounds; by the schools' names. */
function worksOn(words: Words, { schools, schoolYear }: OwnerReport): Block[] {
  const { say, number } = words;
  const n = schools.reduce((sum, { rounds }) => sum + rounds.length, 0);
  const shared = schools.filter(({ rounds }) => rounds.length > 0).length;
  const sentence = say('quality.owner.rounds', {
    schoolYear,
    all: shared === schools.length ? 1 : 0,
    shared,
    sharedWord: number(shared),
    schools: schools.length,
    schoolsWord: number(schools.length),
    n,
    word: number(n),
  });
  return [
    ...led(words, 'works', sentence),
    ...schools.flatMap(({ school, rounds }): Block[] =>
      rounds.length === 0
        ? []
        : [
            {
              type: 'list',
              items: [`${school.name}: ${words.list(rounds.map(({ theme }) => quoted(theme)))}.`],
              quoted: school.writtenStandard,
            },
          ],
    ),
  ];
}

function done(words: Words, schools: SchoolReport[]): Block[] {
  const { say, number } = words;
  const rounds = schools.flatMap((school) => school.rounds);
  const findings = rounds.reduce((sum, round) => sum + round.findings.length, 0);
  const told = rounds.filter(({ loopBack }) => loopBack !== undefined).length;
  const sentences = [
    ...workDone(words, findings, measuresOf(rounds), 'quality.owner.effect'),
    ...(told > 0 ? [say('quality.owner.told', { n: told, word: number(told) })] : []),
  ];
  return led(words, 'done', ...sentences);
}

function promisedInShort(words: Words, { promises: { owner }, help }: OwnerReport): string[] {
  return [promiseSentence(words, 'quality.owner.promisesOwner', owner), helpSentence(words, help)].filter(
    (one) => one !== undefined,
  );
}

function helpSentence({ say, number }: Words, { asked, answered }: OwnerReport['help']): string | undefined {
  if (asked === 0) return undefined;
  const times = { n: asked, word: number(asked) };
  if (answered === asked) return say('quality.owner.helpAll', times);
  return say('quality.owner.help', { ...times, answered, answeredWord: number(answered) });
}

/** Only what there is something of: «Fem er holdt, og ett er ikke besvart ennå.» */
export function promiseSentence(
  { say, number, list }: Words,
  key: string,
  count: PromiseCount,
): string | undefined {
  const { made, kept, partly, broken } = count;
  if (made === 0) return undefined;
  const states = { kept, partly, broken, waiting: waiting(count) };
  const parts = Object.entries(states)
    .filter(([, n]) => n > 0)
    .map(([state, n]) => say(`quality.owner.promise.${state}`, { n, word: number(n) }));
  return `${say(key, { n: made, word: number(made) })} ${capital(list(parts))}.`;
}

function waiting({ made, kept, partly, broken }: PromiseCount): number {
  return made - kept - partly - broken;
}

/** «ett tiltak er i arbeid», «to funn har ikke noe tiltak ennå» … */
function openParts({ say, number }: Words, { schools, promises, help }: OwnerReport): string[] {
  const rounds = schools.flatMap((school) => school.rounds);
  const findings = rounds.flatMap((round) => round.findings);
  const measures: ReportedMeasure[] = measuresOf(rounds);
  const counts = {
    searching: rounds.filter((round) => round.findings.length === 0).length,
    measures: measures.filter(isOpenMeasure).length,
    findings: findings.filter((finding) => finding.measures.length === 0).length,
    untold: rounds.filter((round) => !round.loopBack && round.findings.some((one) => one.measures.length > 0))
      .length,
    needs: schools.flatMap((school) => school.needs).filter(({ met }) => !met).length,
    promises: waiting(promises.owner) + waiting(promises.schools),
    help: help.asked - help.answered,
  };
  return Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([what, n]) => say(`quality.owner.open.${what}`, { n, word: number(n) }));
}
