import type { MinGroups } from '../../domain/privacy/min-group.ts';
import type { InformationSource } from '../../domain/reference.ts';
import {
  type ApprovalState,
  isFinal,
  type PracticeStory,
  type ReportedRound,
  type ReportedVoice,
} from '../../domain/report/report.ts';
import { type Block, heading, type Picture, paragraph } from '../block.ts';
import type { Words } from '../words.ts';
import { sentence } from './round-prose.ts';
import { restingOnVoices, voicesProse } from './voice-prose.ts';

/** What a kvalitetsmelding needs besides what the schools have done. */
export interface ProseOptions {
  today: string;
  minGroups: MinGroups;
  /** How each national source is to be read. */
  sources: readonly InformationSource[];
  /** The wheel as SVG, drawn elsewhere. */
  wheel?: { svg: string; alt: string; width: number; height: number };
}

export function opening(words: Words, title: string, subtitle: string, approvals: ApprovalState[]): Block[] {
  const { say, date } = words;
  const given = approvals
    .filter(({ on, lapsed }) => on !== undefined && !lapsed)
    .map(({ by, on }) => say(`quality.approved.${by}`, { date: date(on ?? '') }));
  const missing = draftReasons(words, approvals);
  return [
    { type: 'title', text: title, subtitle },
    ...(isFinal(approvals) ? [] : [{ type: 'mark' as const, text: say('quality.draft'), lines: missing }]),
    ...(given.length > 0 ? [{ type: 'approved' as const, lines: given }] : []),
  ];
}

/** Said once, also when both have it to do. */
function draftReasons({ say }: Words, approvals: ApprovalState[]): string[] {
  const wanting = approvals.filter(({ on, lapsed }) => on === undefined || lapsed);
  const [first, second] = wanting;
  if (first && second && first.lapsed === second.lapsed)
    return [say(first.lapsed ? 'quality.draftWhy.bothLapsed' : 'quality.draftWhy.both')];
  return wanting.map(({ by, lapsed }) => say(`quality.draftWhy.${by}${lapsed ? 'Lapsed' : ''}`));
}

export function wheelBlock(
  { say }: Words,
  name: string,
  schoolYear: string,
  wheel: ProseOptions['wheel'],
): Block[] {
  if (!wheel) return [];
  const picture: Picture = {
    name: 'arshjul',
    svg: wheel.svg,
    alt: wheel.alt,
    caption: say('quality.how.wheel', { name, schoolYear }),
    width: wheel.width,
    height: wheel.height,
    share: 0.78,
  };
  return [{ type: 'picture', picture }];
}

interface VoicesOptions {
  /** Who has taken part, as a picture. */
  chart?: Block[];
  /** elevråd or FAU have told, though no answers were gathered from all. */
  heardByContact?: boolean;
}

export function voicesSection(
  words: Words,
  voices: ReportedVoice[],
  rounds: ReportedRound[],
  { published }: MinGroups,
  { heardByContact = false, chart = [] }: VoicesOptions = {},
): Block[] {
  const { say } = words;
  const { rested, who } = restingOnVoices(rounds);
  const nothing = voices.length === 0 && rested.length === 0 && !heardByContact;
  return [
    heading(1, say('quality.voices.heading')),
    ...paragraph(say('quality.voices.lead')),
    ...(nothing ? paragraph(say('quality.voices.none')) : []),
    ...(heardByContact && voices.length === 0 ? paragraph(say('quality.voices.byContact')) : []),
    ...chart,
    ...voicesProse(words, voices, published),
    ...(rested.length === 0
      ? []
      : [
          ...paragraph(say('quality.voices.ledTo', { who, n: rested.length })),
          { type: 'list' as const, items: rested.map(({ statement }) => sentence(statement)) },
        ]),
  ];
}

export function storiesSection({ say }: Words, stories: (PracticeStory & { school?: string })[]): Block[] {
  if (stories.length === 0) return [];
  return [
    heading(1, say('quality.stories.heading')),
    ...stories.flatMap(({ title, text, school }) => [
      heading(2, school ? `${title} (${school})` : title),
      ...text.split(/\n{2,}/).flatMap((part) => paragraph(part)),
    ]),
  ];
}

export function endSections(
  words: Words,
  rounds: ReportedRound[],
  schoolYear: string,
  groups: MinGroups,
  figures: readonly string[] = [],
): Block[] {
  const { say, list } = words;
  const kinds = [...new Set(rounds.flatMap((round) => round.findings.flatMap(({ sources }) => sources)))];
  const named = list(kinds.map((kind) => say(`sourceKind.${kind}`)));
  return [
    heading(1, say('quality.sources.heading')),
    {
      type: 'list',
      items: [
        ...(rounds.length > 0 ? [say('quality.sources.rounds', { schoolYear })] : []),
        ...(kinds.length > 0 ? [say('quality.sources.kinds', { kinds: named })] : []),
        ...(figures.length > 0 ? [say('quality.sources.figures', { names: list([...figures]) })] : []),
        say('quality.sources.law'),
        say('quality.sources.report'),
      ],
    },
    heading(1, say('quality.about.heading')),
    ...paragraph(
      say('quality.about.made'),
      say('quality.about.not', { published: groups.published, safety: groups.publishedSafety }),
    ),
  ];
}
