import type {
  ReportedFinding,
  ReportedFollowUp,
  ReportedMeasure,
  ReportedRound,
} from '../../domain/report/report.ts';
import type { IsoDate } from '../../domain/time.ts';
import { type Block, heading, paragraph, quote } from '../block.ts';
import { capital, quoted, quotedSentence, type Words } from '../words.ts';

/** One round from its question to what those who gave input were told. */
export function roundProse(words: Words, round: ReportedRound, today: IsoDate): Block[] {
  const { say, date } = words;
  const findings = round.findings.flatMap((finding) => findingProse(words, finding, today));
  return [
    heading(2, round.theme),
    ...paragraph(
      say('quality.round.opening', { date: date(round.startedOn), problem: quotedSentence(round.problem) }),
      teams(words, round),
    ),
    ...(round.summary === '' ? [] : [...paragraph(say('quality.round.summary')), ...quote(round.summary)]),
    ...(findings.length > 0 ? findings : paragraph(say('quality.round.noFindings'))),
    ...loopBack(words, round),
  ];
}

function teams({ say, number }: Words, { teams: { asked, answered } }: ReportedRound): string {
  if (asked > 1 && answered >= asked) return say('quality.round.allTeams', { asked: number(asked) });
  return say('quality.round.teams', {
    answered,
    answeredWord: capital(number(answered)),
    asked: number(asked),
  });
}

function loopBack({ say, date }: Words, { loopBack: told, findings }: ReportedRound): Block[] {
  if (told)
    return [
      ...paragraph(capital(say('quality.loopBack.given', { date: date(told.on) }))),
      ...quote(told.text),
    ];
  const measures = findings.some((finding) => finding.measures.length > 0);
  return measures ? paragraph(say('quality.loopBack.missing')) : [];
}

function findingProse(words: Words, finding: ReportedFinding, today: IsoDate): Block[] {
  const { say, list, number } = words;
  const { explanations, disagreement, sources, goals, measures } = finding;
  const kinds = list(sources.map((kind) => say(`sourceKind.${kind}`)));
  return [
    ...paragraph({ text: say('quality.finding.label'), bold: true }, { text: finding.statement, bold: true }),
    ...paragraph(
      sources.length > 0 ? say('quality.finding.sources', { sources: kinds }) : undefined,
      explanations.length > 0
        ? say('quality.finding.explanations', {
            n: explanations.length,
            word: number(explanations.length),
            explanations: list(explanations.map(quoted)),
          })
        : undefined,
      disagreement === ''
        ? undefined
        : say('quality.finding.disagreement', { text: quotedSentence(disagreement) }),
      ...goals.flatMap((goal) => [
        say('quality.finding.goal', { goal: quotedSentence(goal.text) }),
        goal.sign === '' ? undefined : say('quality.finding.sign', { sign: quotedSentence(goal.sign) }),
      ]),
    ),
    ...(measures.length === 0
      ? paragraph(say('quality.finding.noMeasures'))
      : measures.flatMap((measure) => measureProse(words, measure, today))),
  ];
}

/** A tiltak with what came of it, as a paragraph. */
export function measureProse(words: Words, measure: ReportedMeasure, today: IsoDate): Block[] {
  const { say, date } = words;
  const { startsOn, evaluateOn, followUps } = measure;
  const open = measure.status !== 'completed' && measure.status !== 'stopped';
  return paragraph(
    { text: say('quality.measure.label'), bold: true },
    sentence(measure.what),
    say(startsOn <= today ? 'quality.measure.start' : 'quality.measure.willStart', {
      date: date(startsOn),
      who: responsible(words, measure),
    }),
    ...followUpsProse(words, followUps),
    open && evaluateOn > today ? say('quality.measure.next', { date: date(evaluateOn) }) : undefined,
  );
}

/** How it went: how often it was looked at, how it stood the last time, and the school's own words on the way. */
function followUpsProse(words: Words, followUps: ReportedFollowUp[]): string[] {
  const last = followUps.at(-1);
  if (!last) return [];
  const { say, date, number } = words;
  const { on, done, effect, decision } = last;
  const times = followUps.length;
  const state = { done: say(`quality.done.${done}`), effect: say(`quality.effect.${effect}`) };
  const whys = [...new Set(followUps.map(({ why }) => why).filter((why) => why !== ''))];
  return [
    times === 1
      ? say('quality.measure.followUp', { date: date(on), ...state })
      : say('quality.measure.followUps', { word: number(times), date: date(on), ...state }),
    say(`quality.decision.${decision}`),
    ...(whys.length === 0
      ? []
      : [
          say(`quality.measure.${whys.length === 1 ? 'why' : 'whys'}`, {
            why: whys.map(quotedSentence).join(' '),
          }),
        ]),
  ];
}

function responsible({ say }: Words, { responsible: who }: ReportedMeasure): string {
  return 'team' in who ? say('quality.measure.team', { team: who.team }) : say(`quality.measure.${who.part}`);
}

/** What somebody wrote, as a sentence of its own. */
export function sentence(text: string): string {
  return /[.!?…»”"]$/.test(text) ? text : `${text}.`;
}
