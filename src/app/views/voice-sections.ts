import type { RoundVoice } from '../pupil/round-voices.ts';
import { localized, type Section, text } from '../view.ts';

/** In the evidence of a round: what pupils (or parents) said as a whole, question by question. */
export function voiceSections({ voice, answered, questions }: RoundVoice): Section[] {
  const told = questions.flatMap(({ question, whole, passed }): Section[] => {
    const facts = (question.choices ?? []).flatMap((choice) => {
      if (!whole) return [];
      const band = whole.bands[choice.id];
      return [
        {
          label: localized(choice.text),
          value: text(band ? `voiceResult.band.${band}` : 'voiceResult.band.mixed'),
        },
      ];
    });
    if (facts.length + passed.length === 0) return [];
    return [
      {
        heading: localized(question.text),
        ...(facts.length > 0 ? { facts } : {}),
        ...(passed.length > 0
          ? { quotes: passed.map((words) => ({ text: words, from: text(`sourceKind.${voice}`) })) }
          : {}),
      },
    ];
  });
  return [
    { heading: text(`voiceResult.title.${voice}`), paragraphs: [text('voiceResult.lead', { n: answered })] },
    ...told,
  ];
}
