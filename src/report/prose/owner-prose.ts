import type { WrittenStandard } from '../../domain/language.ts';
import {
  isFinal,
  type OwnerReport,
  REPORT_HEADINGS,
  type ReportHeading,
  type SchoolReport,
} from '../../domain/report/report.ts';
import { PREREQUISITES } from '../../domain/round/prerequisites.ts';
import { type Block, heading, paragraph, quote, type ReportDocument } from '../block.ts';
import { participationChart } from '../charts/participation-chart.ts';
import { createWords, type Words } from '../words.ts';
import { endSections, opening, type ProseOptions, storiesSection, wheelBlock } from './common-prose.ts';
import { ownerInShort, promiseSentence } from './owner-short.ts';
import { askedProse, measuresInShort, roundInShort } from './owner-work.ts';
import { focusProse, needsSection } from './plans-prose.ts';
import { isHeardByContact } from './school-prose.ts';
import { restingOnVoices } from './voice-prose.ts';

const DISCUSS = ['learn', 'need', 'voice', 'stop'] as const;

/** The owner's kvalitetsmelding to kommunestyret: the schools by name, what they found and did, and what the owner did. */
export function ownerDocument(
  report: OwnerReport,
  language: WrittenStandard,
  options: ProseOptions,
): ReportDocument {
  const words = createWords(language);
  const { say } = words;
  const { owner, schoolYear, schools } = report;
  const title = say('quality.title', { schoolYear });
  const rounds = schools.flatMap((school) => school.rounds);
  return {
    language,
    title: `${title} – ${owner.name}`,
    publisher: owner.name,
    ...(isFinal(report.approvals) ? {} : { watermark: say('quality.draft') }),
    blocks: [
      ...opening(words, title, owner.name, report.approvals),
      heading(1, say('quality.short.heading')),
      ...ownerInShort(words, report),
      heading(1, say('quality.owner.how')),
      ...ownerWork(words, report),
      ...focusProse(words, report.focus, say('quality.focus.leadOwner')),
      ...REPORT_HEADINGS.flatMap((one) => underHeading(words, schools, one)),
      ...measuresInShort(words, schools),
      ...ownerVoices(words, schools),
      ...storiesSection(words, approvedStories(schools)),
      ...needsSection(
        words,
        schools.flatMap(({ needs, school }) => needs.map((need) => ({ ...need, school }))),
      ),
      ...prerequisitesSection(words, schools),
      ...wheelBlock(words, owner.name, schoolYear, options.wheel),
      heading(1, say('quality.discuss.heading')),
      ...paragraph(say('quality.discuss.lead')),
      { type: 'list', items: DISCUSS.map((one) => say(`quality.discuss.${one}`)) },
      ...endSections(words, rounds, schoolYear, options.minGroups),
    ],
  };
}

function ownerWork(words: Words, { dialoguesHeld, promises, checkAnswers }: OwnerReport): Block[] {
  const { say, number } = words;
  return [
    ...paragraph(say('quality.owner.law'), say('quality.owner.where')),
    ...paragraph(
      say('quality.owner.dialogues', { n: dialoguesHeld, word: number(dialoguesHeld) }),
      promiseSentence(words, 'quality.owner.promisesSchools', promises.schools),
      promises.owner.made + promises.schools.made > 0 ? say('quality.owner.wherePromises') : undefined,
    ),
    ...(checkAnswers.length === 0
      ? []
      : [...paragraph(words.say('quality.owner.check')), ...checkAnswers.flatMap(quote)]),
  ];
}

function underHeading(words: Words, schools: SchoolReport[], under: ReportHeading): Block[] {
  const here = schools.flatMap((school) =>
    school.rounds.filter((round) => round.heading === under).map((round) => ({ school, round })),
  );
  return [
    heading(1, words.say(`quality.heading.${under}`)),
    ...(under === 'results' && schools.some(({ figures }) => figures.length > 0)
      ? paragraph(words.say('quality.owner.figures'))
      : []),
    ...(here.length === 0
      ? paragraph(words.say(`quality.headingNone.${under}`))
      : here.flatMap(({ school, round }) => roundInShort(words, school.school, round))),
  ];
}

/** How much pupils and parents were heard, and how much of what was found rests on it. */
function ownerVoices(words: Words, schools: SchoolReport[]): Block[] {
  const { say } = words;
  const { rested, who } = restingOnVoices(schools.flatMap(({ rounds }) => rounds));
  const asked = askedProse(words, schools);
  const byContact = schools.some(isHeardByContact);
  const nothing = asked.length === 0 && rested.length === 0 && !byContact;
  return [
    heading(1, say('quality.voices.heading')),
    ...paragraph(say('quality.voices.lead')),
    ...paragraph(
      nothing ? say('quality.voices.noneOwner') : undefined,
      byContact && asked.length === 0 ? say('quality.voices.byContact') : undefined,
    ),
    ...asked,
    ...participationChart(words, schools),
    ...(rested.length === 0
      ? []
      : paragraph(say('quality.owner.rested', { who, n: rested.length, word: words.number(rested.length) }))),
  ];
}

/** A school's story goes further only when its rektor has approved the school's own report. */
function approvedStories(schools: SchoolReport[]) {
  return schools.flatMap(({ stories, school, approvals }) =>
    approvals.some(({ by, on, lapsed }) => by === 'principal' && on !== undefined && !lapsed)
      ? stories.map((story) => ({ ...story, school: school.name }))
      : [],
  );
}

/** How many of the schools that have shared something; with one alone the figure would be its own. */
function prerequisitesSection({ say }: Words, all: SchoolReport[]): Block[] {
  const schools = all.filter((school) => school.rounds.length > 0);
  if (schools.length < 2) return [];
  const met = (key: string) =>
    schools.filter((school) => school.prerequisites.some((one) => one.key === key && one.met)).length;
  return [
    heading(1, say('prerequisite.heading')),
    ...paragraph(say('quality.prerequisites.lead'), say('quality.owner.prerequisites')),
    {
      type: 'table',
      head: [say('quality.prerequisites.name'), say('quality.prerequisites.state')],
      rows: PREREQUISITES.map((key) => [
        say(`prerequisite.${key}`),
        say('quality.prerequisites.share', { met: met(key), schools: schools.length }),
      ]),
    },
  ];
}
