import type { WrittenStandard } from '../../domain/language.ts';
import { isOpenMeasure } from '../../domain/measure/measure.ts';
import {
  isFinal,
  measuresOf,
  REPORT_HEADINGS,
  type ReportedMeasure,
  type ReportHeading,
  type SchoolReport,
} from '../../domain/report/report.ts';
import { PARTS } from '../../domain/round/took-part.ts';
import { type Block, heading, paragraph, type ReportDocument } from '../block.ts';
import { measuresChart } from '../charts/measures-chart.ts';
import { participationChart } from '../charts/participation-chart.ts';
import { capital, createWords, quoted, type Words } from '../words.ts';
import {
  endSections,
  opening,
  type ProseOptions,
  storiesSection,
  voicesSection,
  wheelBlock,
} from './common-prose.ts';
import { figuresProse, resultWorkProse } from './figures-prose.ts';
import { focusProse, needsSection } from './plans-prose.ts';
import { roundProse } from './round-prose.ts';

/** A school's kvalitetsmelding, in its målform. */
export function schoolDocument(
  report: SchoolReport,
  language: WrittenStandard,
  options: ProseOptions,
): ReportDocument {
  const words = createWords(language);
  const { say } = words;
  const { school, schoolYear, rounds } = report;
  const title = say('quality.title', { schoolYear });
  return {
    language,
    title: `${title} – ${school.name}`,
    publisher: report.owner,
    ...(isFinal(report.approvals) ? {} : { watermark: say('quality.draft') }),
    blocks: [
      ...opening(words, title, `${school.name} · ${report.owner}`, report.approvals),
      heading(1, say('quality.short.heading')),
      ...inShort(words, report),
      heading(1, say('quality.how.heading')),
      ...paragraph(
        say('quality.how.law', { school: school.name }),
        report.dialoguesHeld > 0
          ? say('quality.how.dialogues', {
              n: report.dialoguesHeld,
              word: words.number(report.dialoguesHeld),
            })
          : undefined,
      ),
      ...focusProse(words, report.focus, say('quality.focus.lead')),
      ...wheelBlock(words, school.name, schoolYear, options.wheel),
      ...REPORT_HEADINGS.flatMap((one) => underHeading(words, report, one, options)),
      ...voicesSection(words, report.voices, rounds, options.minGroups, {
        heardByContact: isHeardByContact(report),
        chart: participationChart(words, [report]),
      }),
      ...storiesSection(words, report.stories),
      ...measuresSection(words, report),
      ...needsSection(words, report.needs),
      ...prerequisitesSection(words, report),
      ...endSections(words, rounds, schoolYear, options.minGroups, sourceNames(report, options, language)),
    ],
  };
}

function inShort(words: Words, report: SchoolReport): Block[] {
  const { say, number, list } = words;
  const { rounds, schoolYear } = report;
  const school = report.school.name;
  if (rounds.length === 0) return paragraph(say('quality.short.none', { school, schoolYear }));
  const findings = rounds.reduce((sum, round) => sum + round.findings.length, 0);
  return [
    ...paragraph(
      say('quality.short.rounds', {
        schoolYear,
        school,
        n: rounds.length,
        word: number(rounds.length),
        themes: list(rounds.map(({ theme }) => quoted(theme))),
      }),
      ...workDone(words, findings, measuresOf(rounds), 'quality.short.effect'),
    ),
    ...heardInShort(words, report),
  ];
}

const ALL_SEEN = {
  'quality.short.effect': 'quality.short.effectAll',
  'quality.owner.effect': 'quality.owner.effectAll',
} as const;

/** Findings, tiltak, how many are closed and where an effect is seen: three sentences at most. */
export function workDone(
  words: Words,
  findings: number,
  measures: ReportedMeasure[],
  effectKey: 'quality.short.effect' | 'quality.owner.effect',
): string[] {
  const { say, number } = words;
  if (findings === 0) return [];
  const open = measures.filter(isOpenMeasure).length;
  const closed = measures.length - open;
  const effects = measures.filter(({ followUps }) => {
    const effect = followUps.at(-1)?.effect;
    return effect === 'yes' || effect === 'some';
  });
  const work = say('quality.short.work', {
    findings,
    findingsWord: number(findings),
    measures: measures.length,
    measuresWord: number(measures.length),
  });
  if (measures.length === 0) return [work];
  const [only] = measures;
  if (only && measures.length === 1) return [work, onlyMeasure(words, only)];
  const state = { closed, closedWord: capital(number(closed)), open, openWord: number(open) };
  const closing =
    open === 0
      ? say('quality.short.allClosed', { n: closed, word: number(closed) })
      : say('quality.short.closed', state);
  const seen = effects.length;
  if (seen === measures.length) return [work, closing, say(ALL_SEEN[effectKey], { n: seen })];
  return [work, closing, say(effectKey, { n: seen, word: number(seen) })];
}

function onlyMeasure({ say }: Words, measure: ReportedMeasure): string {
  const effect = measure.followUps.at(-1)?.effect;
  if (!effect) return say('quality.short.only.none');
  return say(`quality.short.only.${isOpenMeasure(measure) ? 'open' : 'closed'}`, {
    effect: say(`quality.effect.${effect}`),
  });
}

/** The elevråd or FAU brought something to a round. */
export function isHeardByContact({ prerequisites }: SchoolReport): boolean {
  const { pupils, parents } = prerequisites.find(({ key }) => key === 'participation')?.evidence ?? {};
  const contact = PARTS.indexOf('contact');
  return pupils === contact || parents === contact;
}

function heardInShort({ say, list }: Words, { prerequisites }: SchoolReport): Block[] {
  const evidence = prerequisites.find(({ key }) => key === 'participation')?.evidence ?? {};
  const who = (['staff', 'pupils', 'parents'] as const)
    .filter((one) => answered(evidence, one))
    .map((one) => say(`quality.who.${one}`));
  return who.length === 0 ? [] : paragraph(say('quality.short.voices', { who: capital(list(who)) }));
}

function underHeading(
  words: Words,
  report: SchoolReport,
  under: ReportHeading,
  options: ProseOptions,
): Block[] {
  const here = report.rounds.filter((round) => round.heading === under);
  const figures = figuresProse(words, report, under, options);
  return [
    heading(1, words.say(`quality.heading.${under}`)),
    ...(under === 'results' ? resultWorkProse(words, report) : []),
    ...(here.length === 0
      ? paragraph(words.say(`quality.headingNone.${under}${figures.length > 0 ? 'Figures' : ''}`))
      : here.flatMap((round) => roundProse(words, round, options.today))),
    ...figures,
  ];
}

function measuresSection(words: Words, { rounds, schoolYear }: SchoolReport): Block[] {
  const measures = measuresOf(rounds);
  if (measures.length === 0) return [];
  const caption = words.say('quality.measures.caption', { schoolYear });
  return [
    heading(1, words.say('quality.measures.heading')),
    ...paragraph(words.say('quality.measures.lead')),
    ...measuresChart(words, measures, schoolYear, caption),
  ];
}

/** Of rounds that are not shared nothing is said, not even that they are there. */
function prerequisitesSection(words: Words, { prerequisites, rounds }: SchoolReport): Block[] {
  const { say } = words;
  if (rounds.length === 0) return [];
  return [
    heading(1, say('prerequisite.heading')),
    ...paragraph(say('quality.prerequisites.lead')),
    {
      type: 'table',
      head: ['name', 'state', 'evidence'].map((column) => say(`quality.prerequisites.${column}`)),
      rows: prerequisites.map(({ key, met, evidence }) => [
        say(`prerequisite.${key}`),
        say(met ? 'prerequisite.met' : 'prerequisite.notYet'),
        key === 'participation' ? tookPart(words, evidence) : say(`prerequisite.evidence.${key}`, evidence),
      ]),
    },
  ];
}

type Evidence = Record<string, string | number>;

/** Themselves, and not through the one contact of elevråd or FAU. */
function answered(evidence: Evidence, who: 'staff' | 'pupils' | 'parents'): boolean {
  return evidence[who] === (who === 'staff' ? 1 : PARTS.indexOf('own'));
}

/** «Ansatte og elever har vært med. Foresatte er bare hørt gjennom FAU.» */
function tookPart({ say, list }: Words, evidence: Evidence): string {
  const everybody = ['staff', 'pupils', 'parents'] as const;
  const through = (['pupils', 'parents'] as const).filter(
    (one) => evidence[one] === PARTS.indexOf('contact'),
  );
  const named = (some: readonly string[]) => some.map((one) => say(`quality.who.${one}`));
  const heard = named(everybody.filter((one) => answered(evidence, one)));
  const missing = named(everybody.filter((one) => (evidence[one] ?? 0) === 0));
  return [
    heard.length > 0 ? say('quality.prerequisites.heard', { who: capital(list(heard)) }) : '',
    ...through.map((one) => say(`quality.prerequisites.through.${one}`)),
    missing.length > 0 ? say('quality.prerequisites.missing', { who: capital(list(missing)) }) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function sourceNames(
  { figures }: SchoolReport,
  { sources }: ProseOptions,
  language: WrittenStandard,
): string[] {
  const ids = [...new Set(figures.map(({ source }) => source))];
  return ids.map((id) => sources.find((one) => one.id === id)?.name[language] ?? id);
}
