import { isOpenMeasure } from '../../domain/measure/measure.ts';
import {
  measuresOf,
  type ReportedMeasure,
  type ReportedRound,
  type SchoolReport,
} from '../../domain/report/report.ts';
import { type Block, heading, paragraph } from '../block.ts';
import { quoted, quotedSentence, type Words } from '../words.ts';

type Named = SchoolReport['school'];

/** A school's round in a few lines: what it asked and what it found. The whole of it stands in the school's own report. */
export function roundInShort(words: Words, school: Named, round: ReportedRound): Block[] {
  const { say, number, list, date } = words;
  const { findings, loopBack } = round;
  const n = findings.length;
  return [
    heading(2, `${school.name}: ${quoted(round.theme)}`),
    ...paragraph(
      say('quality.owner.round.asked', { problem: quotedSentence(round.problem) }),
      n === 0
        ? say('quality.round.noFindings')
        : say('quality.owner.round.found', {
            n,
            word: number(n),
            findings: list(findings.map(({ statement }) => quoted(statement))),
          }),
      loopBack ? say('quality.owner.round.told', { date: date(loopBack.on) }) : undefined,
    ),
  ].map((block) => ({ ...block, quoted: school.writtenStandard }));
}

/** What is finished and what stands open, each tiltak once, in the school's own words with the school's name. */
export function measuresInShort(words: Words, schools: SchoolReport[]): Block[] {
  const { say } = words;
  const items = (open: boolean) =>
    schools.flatMap(({ school, rounds }) =>
      measuresOf(rounds)
        .filter((measure) => isOpenMeasure(measure) === open)
        .map((measure) => item(words, school, measure)),
    );
  const [closed, open] = [items(false), items(true)];
  return [
    ...(closed.length === 0 ? [] : [heading(1, say('quality.owner.closed.heading')), ...closed]),
    ...(open.length === 0
      ? []
      : [
          heading(1, say('quality.owner.ongoing.heading')),
          ...paragraph(say('quality.owner.ongoing.lead')),
          ...open,
        ]),
  ];
}

function item({ say, date }: Words, school: Named, measure: ReportedMeasure): Block {
  const { what, status, followUps, evaluateOn } = measure;
  const last = followUps.at(-1);
  const effect = last ? say(`quality.effect.${last.effect}`) : '';
  const state = isOpenMeasure(measure)
    ? say('quality.owner.ongoing.next', { date: date(evaluateOn) })
    : say(`quality.owner.closed.${status === 'stopped' ? 'stopped' : 'completed'}`, { effect });
  const seen =
    isOpenMeasure(measure) && last ? say('quality.owner.ongoing.seen', { date: date(last.on), effect }) : '';
  const text = [`${school.name}: ${quotedSentence(what)}`, seen, state]
    .filter((part) => part !== '')
    .join(' ');
  return { type: 'list', items: [text], quoted: school.writtenStandard };
}

/** How often the pupils and the parents of each school were asked; what they answered stands in the school's own report. */
export function askedProse({ say, number }: Words, schools: SchoolReport[]): Block[] {
  const items = schools.flatMap(({ school, voices }) => {
    const count = (voice: string) => voices.filter((one) => one.voice === voice).length;
    const [pupils, parents] = [count('pupils'), count('parents')];
    if (pupils + parents === 0) return [];
    return [
      say('quality.owner.asked', {
        school: school.name,
        pupils,
        pupilsWord: number(pupils),
        parents,
        parentsWord: number(parents),
      }),
    ];
  });
  return items.length === 0 ? [] : [{ type: 'list', items }];
}
