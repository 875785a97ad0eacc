import type { SchoolReport } from '../../domain/report/report.ts';
import type { Voice } from '../../domain/voice/hearing.ts';
import type { Block } from '../block.ts';
import type { Words } from '../words.ts';
import { BAND, LINE, QUIET, svgDocument, svgText, TEAL } from './svg.ts';

interface Bar {
  label: string;
  n: number;
  of: number;
}

const WIDTH = 1000;
const ROW = 96;
const TOP = 16;

/** How many took part, in the year: teams, pupils and parents. Groups that are too small are not counted with the others. */
export function participationChart(words: Words, reports: SchoolReport[]): Block[] {
  const { say } = words;
  const bars = barsOf(words, reports);
  if (bars.length === 0) return [];
  const height = TOP * 2 + bars.length * ROW;
  const list = bars.map((bar) => `${bar.label}: ${counted(words, bar)}.`).join(' ');
  const picture = {
    name: 'deltakelse',
    svg: svgDocument(
      WIDTH,
      height,
      bars.map((bar, index) => drawBar(words, bar, TOP + index * ROW)),
    ),
    alt: say('quality.chart.participationAlt', { list }),
    caption: say('quality.how.participation'),
    width: WIDTH,
    height,
    share: 0.9,
  };
  return [{ type: 'picture', picture }];
}

function barsOf({ say }: Words, reports: SchoolReport[]): Bar[] {
  const rounds = reports.flatMap((report) => report.rounds);
  const teams = {
    n: rounds.reduce((sum, round) => sum + Math.min(round.teams.answered, round.teams.asked), 0),
    of: rounds.reduce((sum, round) => sum + round.teams.asked, 0),
  };
  return [
    { label: say('quality.chart.teams'), ...teams },
    { label: say('quality.chart.pupils'), ...heard(reports, 'pupils') },
    { label: say('quality.chart.parents'), ...heard(reports, 'parents') },
  ].filter((bar) => bar.of > 0);
}

function heard(reports: SchoolReport[], voice: Voice): { n: number; of: number } {
  const counted = reports
    .flatMap((report) => report.voices)
    .flatMap((one) => (one.voice === voice && one.heard ? [one.heard] : []));
  return {
    n: counted.reduce((sum, { answered }) => sum + answered, 0),
    of: counted.reduce((sum, { of }) => sum + of, 0),
  };
}

function counted({ say }: Words, { n, of }: Bar): string {
  return say('quality.chart.ofN', { n, of });
}

function drawBar(words: Words, bar: Bar, y: number): string {
  const length = Math.max(6, Math.round((Math.min(1, bar.n / bar.of) || 0) * WIDTH));
  return [
    svgText(0, y + 26, bar.label, { weight: 600 }),
    svgText(WIDTH, y + 26, counted(words, bar), { anchor: 'end', fill: QUIET }),
    `<rect x="0" y="${y + 40}" width="${WIDTH}" height="30" rx="5" fill="${BAND}" stroke="${LINE}"/>`,
    `<rect x="0" y="${y + 40}" width="${length}" height="30" rx="5" fill="${TEAL}"/>`,
  ].join('');
}
