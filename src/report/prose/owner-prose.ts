import type { WrittenStandard } from '../../domain/language.ts';
import {
  isFinal,
  measuresOf,
  type OwnerReport,
  type PromiseCount,
  REPORT_HEADINGS,
  type ReportHeading,
  type SchoolReport,
} from '../../domain/report/report.ts';
import { PREREQUISITES } from '../../domain/round/prerequisites.ts';
import { type Block, heading, paragraph, quote, type ReportDocument } from '../block.ts';
import { MOST_MEASURES_DRAWN, measuresChart } from '../charts/measures-chart.ts';
import { participationChart } from '../charts/participation-chart.ts';
import { capital, createWords, type Words } from '../words.ts';
import {
  endSections,
  opening,
  type ProseOptions,
  storiesSection,
  voicesSection,
  wheelBlock,
} from './common-prose.ts';
import { focusProse, needsSection } from './plans-prose.ts';
import { roundProse } from './round-prose.ts';
import { isHeardByContact, workDone } from './school-prose.ts';

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
      ...inShort(words, report),
      heading(1, say('quality.owner.how')),
      ...ownerWork(words, report),
      ...focusProse(words, report.focus, say('quality.focus.leadOwner')),
      ...wheelBlock(words, owner.name, schoolYear, options.wheel),
      ...REPORT_HEADINGS.flatMap((one) => underHeading(words, schools, one, options.today)),
      ...ownerVoices(words, schools, options),
      ...storiesSection(words, approvedStories(schools)),
      ...measuresSection(words, report),
      ...needsSection(
        words,
        schools.flatMap(({ needs, school }) => needs.map((need) => ({ ...need, school: school.name }))),
      ),
      ...prerequisitesSection(words, schools),
      heading(1, say('quality.discuss.heading')),
      ...paragraph(say('quality.discuss.lead')),
      { type: 'list', items: DISCUSS.map((one) => say(`quality.discuss.${one}`)) },
      ...endSections(words, rounds, schoolYear, options.minGroups),
    ],
  };
}

function inShort(words: Words, { schools, schoolYear }: OwnerReport): Block[] {
  const { say, number } = words;
  const rounds = schools.flatMap((school) => school.rounds);
  if (rounds.length === 0) return paragraph(say('quality.owner.none', { schoolYear }));
  const shared = schools.filter((school) => school.rounds.length > 0).length;
  const findings = rounds.reduce((sum, round) => sum + round.findings.length, 0);
  return paragraph(
    say('quality.owner.rounds', {
      schoolYear,
      all: shared === schools.length ? 1 : 0,
      shared,
      sharedWord: number(shared),
      schools: schools.length,
      schoolsWord: number(schools.length),
      n: rounds.length,
      word: number(rounds.length),
    }),
    ...workDone(words, findings, measuresOf(rounds), 'quality.owner.effect'),
  );
}

function ownerWork(words: Words, { dialoguesHeld, help, promises, checkAnswers }: OwnerReport): Block[] {
  const { say, number } = words;
  return [
    ...paragraph(say('quality.owner.law')),
    ...paragraph(
      say('quality.owner.dialogues', { n: dialoguesHeld, word: number(dialoguesHeld) }),
      helpSentence(words, help),
      promiseSentence(words, 'quality.owner.promisesOwner', promises.owner),
      promiseSentence(words, 'quality.owner.promisesSchools', promises.schools),
    ),
    ...(checkAnswers.length === 0
      ? []
      : [...paragraph(words.say('quality.owner.check')), ...checkAnswers.flatMap(quote)]),
  ];
}

function helpSentence({ say, number }: Words, { asked, answered }: OwnerReport['help']): string | undefined {
  if (asked === 0) return undefined;
  const times = { n: asked, word: number(asked) };
  if (answered === asked) return say('quality.owner.helpAll', times);
  return say('quality.owner.help', { ...times, answered, answeredWord: number(answered) });
}

/** Only what there is something of: «Fem er holdt, og ett venter på svar.» */
function promiseSentence({ say, number, list }: Words, key: string, count: PromiseCount): string | undefined {
  const { made, kept, partly, broken } = count;
  if (made === 0) return undefined;
  const states = { kept, partly, broken, waiting: made - kept - partly - broken };
  const parts = Object.entries(states)
    .filter(([, n]) => n > 0)
    .map(([state, n]) => say(`quality.owner.promise.${state}`, { n, word: number(n) }));
  return `${say(key, { n: made, word: number(made) })} ${capital(list(parts))}.`;
}

function underHeading(words: Words, schools: SchoolReport[], under: ReportHeading, today: string): Block[] {
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
      : here.flatMap(({ school, round }) => {
          const theme = `${school.school.name}: ${round.theme}`;
          return roundProse(words, { ...round, theme }, today);
        })),
  ];
}

/** Each school's hearings by the school's name, since it is the school's own pupils who are to see themselves in it. */
function ownerVoices(words: Words, schools: SchoolReport[], { minGroups }: ProseOptions): Block[] {
  const groups = schools
    .filter(({ voices }) => voices.length > 0)
    .map(({ school, voices }) => ({ school: school.name, voices }));
  return voicesSection(
    words,
    groups,
    schools.flatMap((school) => school.rounds),
    minGroups,
    {
      noneKey: 'quality.voices.noneOwner',
      heardByContact: schools.some(isHeardByContact),
      chart: participationChart(words, schools),
    },
  );
}

/** A school's story goes further only when its rektor has approved the school's own report. */
function approvedStories(schools: SchoolReport[]) {
  return schools.flatMap(({ stories, school, approvals }) =>
    approvals.some(({ by, on, lapsed }) => by === 'principal' && on !== undefined && !lapsed)
      ? stories.map((story) => ({ ...story, school: school.name }))
      : [],
  );
}

function measuresSection(words: Words, { schools, schoolYear }: OwnerReport): Block[] {
  const measures = schools.flatMap((school) => measuresOf(school.rounds));
  if (measures.length === 0) return [];
  return [
    heading(1, words.say('quality.measures.heading')),
    ...paragraph(
      words.say('quality.measures.lead'),
      measures.length > MOST_MEASURES_DRAWN
        ? words.say('quality.owner.measuresMore', { n: MOST_MEASURES_DRAWN })
        : undefined,
    ),
    ...measuresChart(words, measures, schoolYear, words.say('quality.owner.measuresCaption', { schoolYear })),
  ];
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
