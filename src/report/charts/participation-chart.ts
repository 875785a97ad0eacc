import type { SchoolReport } from '../../domain/report/report.ts';
import type { Voice } from '../../domain/voice/hearing.ts';
import type { Block } from '../block.ts';
import type { Words } from '../words.ts';
import { BAND, LINE, QUIET, svgDocument, svgText, TEAL } from './svg.ts';

/** Answers and invitations are summed over the year: the same pupil is asked several times, so neither is a number of heads. */
interface Bar {
  of: 'teams' | 'pupils' | 'parents';
  answers: number;
  invitations: number;
  /** Rounds for teams; surveys for pupils and parents. */
  times: number;
}

const WIDTH = 1000;
const ROW = 96;
const TOP = 16;

/** How much was answered in the year, and how large a part of those asked did so. Groups that are too small are not counted with the others. */
export function participationChart(words: Words, reports: SchoolReport[]): Block[] {
  const { say } = words;
  const bars = barsOf(reports);
  if (bars.length === 0) return [];
  const height = TOP * 2 + bars.length * ROW;
  const list = bars.map((bar) => `${label(words, bar)}: ${counted(words, bar)}.`).join(' ');
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

function barsOf(reports: SchoolReport[]): Bar[] {
  const rounds = reports.flatMap((report) => report.rounds).filter(({ teams }) => teams.asked > 0);
  const teams = rounds.map(({ teams: { answered, asked } }) => ({ answered, of: asked }));
  return [
    bar('teams', teams),
    bar('pupils', heard(reports, 'pupils')),
    bar('parents', heard(reports, 'parents')),
  ].filter(({ invitations }) => invitations > 0);
}

function heard(reports: SchoolReport[], voice: Voice): { answered: number; of: number }[] {
  return reports
    .flatMap((report) => report.voices)
    .flatMap((one) => (one.voice === voice && one.heard ? [one.heard] : []));
}

function bar(of: Bar['of'], asked: { answered: number; of: number }[]): Bar {
  return {
    of,
    answers: asked.reduce((sum, one) => sum + Math.min(one.answered, one.of), 0),
    invitations: asked.reduce((sum, one) => sum + one.of, 0),
    times: asked.length,
  };
}

function label({ say }: Words, { of }: Bar): string {
  return say(`quality.chart.${of}`);
}

function counted({ say }: Words, { of, answers, invitations, times }: Bar): string {
  const percent = Math.round((100 * answers) / invitations);
  return say(`quality.chart.${of === 'teams' ? 'inRounds' : 'inSurveys'}`, { n: answers, times, percent });
}

function drawBar(words: Words, bar: Bar, y: number): string {
  const length = Math.max(6, Math.round((bar.answers / bar.invitations) * WIDTH));
  return [
    svgText(0, y + 26, label(words, bar), { weight: 600 }),
    svgText(WIDTH, y + 26, counted(words, bar), { anchor: 'end', fill: QUIET }),
    `<rect x="0" y="${y + 40}" width="${WIDTH}" height="30" rx="5" fill="${BAND}" stroke="${LINE}"/>`,
    `<rect x="0" y="${y + 40}" width="${length}" height="30" rx="5" fill="${TEAL}"/>`,
  ].join('');
}
