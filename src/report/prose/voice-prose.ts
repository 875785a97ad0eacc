import type { Band } from '../../domain/privacy/release.ts';
import type { ReportedQuestion, ReportedRound, ReportedVoice } from '../../domain/report/report.ts';
import { VOICES } from '../../domain/voice/hearing.ts';
import { type Block, paragraph } from '../block.ts';
import { quoted, type Words } from '../words.ts';

const BANDS: readonly Band[] = ['most', 'some', 'few'];

/** How pupils and parents of one school were heard, told once for each, and what they said where it may be told. */
export function voicesProse(words: Words, voices: ReportedVoice[], min: number): Block[] {
  const { say, list } = words;
  return VOICES.flatMap((voice) => {
    const those = voices.filter((one) => one.voice === voice);
    const heard = those.filter(({ heard: counted }) => counted !== undefined);
    const few = those.filter(({ heard: counted }) => counted === undefined).map(({ title }) => quoted(title));
    const named = heard.map((one) =>
      say('quality.voices.counted', { title: quoted(one.title), n: one.heard?.answered ?? 0 }),
    );
    return [
      ...paragraph(
        named.length > 0
          ? say(`quality.voices.heard.${voice}`, {
              n: named.length,
              word: words.number(named.length),
              list: list(named),
            })
          : undefined,
        few.length > 0
          ? say(`quality.voices.${named.length > 0 ? 'few' : 'onlyFew'}.${voice}`, {
              titles: list([...new Set(few)]),
              min,
            })
          : undefined,
      ),
      ...heard.flatMap((one) => one.questions.flatMap((question) => questionProse(words, one, question))),
    ];
  });
}

/** «De fleste svarte «Ja». Få eller ingen svarte «Nei» eller «Vet ikke».» */
function questionProse(words: Words, { title }: ReportedVoice, { text, answers }: ReportedQuestion): Block[] {
  const { say } = words;
  const told = BANDS.flatMap((band) => {
    const choices = answers.filter((answer) => answer.band === band).map(({ choice }) => quoted(choice));
    return choices.length === 0
      ? []
      : [say(`quality.voices.band.${band}`, { choices: words.either(choices), n: choices.length })];
  });
  return told.length === 0
    ? []
    : paragraph(say('quality.voices.question', { title: quoted(title), question: text }), ...told);
}

/** The findings that a school says rest on what pupils or parents said, and on which of the two. */
export function restingOnVoices(rounds: ReportedRound[]) {
  const rested = rounds
    .flatMap(({ findings }) => findings)
    .filter(({ sources }) => VOICES.some((voice) => sources.includes(voice)));
  const [who, other] = VOICES.filter((voice) => rested.some(({ sources }) => sources.includes(voice)));
  return { rested, who: who && !other ? who : 'both' } as const;
}
