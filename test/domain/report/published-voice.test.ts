import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/cycle/activity.ts';
import { MIN_GROUPS } from '../../../src/domain/privacy/min-group.ts';
import { releaseOf } from '../../../src/domain/privacy/voice-release.ts';
import { publishedReach, publishedVoice } from '../../../src/domain/report/published-voice.ts';
import type { Hearing, VoiceAnswer } from '../../../src/domain/voice/hearing.ts';

const choices = ['yes', 'no'].map((id) => ({ id, text: { nb: id, nn: id, en: id } }));
const question = (id: string, nb: string): Question => ({
  id,
  kind: 'choice',
  text: { nb, nn: nb, en: nb },
  choices,
});
const PLAIN = question('plain', 'Har dere nok tid til å lese?');
const SAFETY = question('safe', 'Føler du deg trygg på skolen?');
const WORDS: Question = { id: 'words', kind: 'text', text: { nb: 'Hva?', nn: 'Kva?', en: 'What?' } };

/** Two classes; each number is how many chose yes and no. */
function told(counts: [yes: number, no: number][], blank = 0) {
  const groups = counts.map(([yes, no], index) => ({
    id: `c${index}`,
    name: `${index}A`,
    yearLevel: index + 1,
    size: yes + no + 3,
  }));
  const hearing: Hearing = {
    id: 'r:pupils',
    voice: 'pupils',
    school: 's',
    questionSet: 'q',
    questions: ['plain', 'safe', 'words'],
    groups,
    opensAt: 0,
    closesAt: 1,
  };
  const answers = new Map<string, VoiceAnswer[]>();
  const answered: Record<string, number> = {};
  for (const [index, [yes, no]] of counts.entries()) {
    answered[`c${index}`] = yes + no + (index === 0 ? blank : 0);
    const chose = [...Array<string>(yes).fill('yes'), ...Array<string>(no).fill('no')];
    answers.set(
      `c${index}`,
      chose.flatMap((text, n) => [
        { question: 'plain', text },
        { question: 'safe', text },
        { question: 'words', text: `ord ${n}` },
      ]),
    );
  }
  const questions = [PLAIN, SAFETY, WORDS];
  const release = releaseOf({
    hearing,
    questions,
    answers,
    answered,
    blank,
    together: new Map(),
    sharedCode: new Set(),
    min: MIN_GROUPS.school,
  });
  return publishedVoice({ hearing, release, questions, title: 'Skolen vår' }, 'nb', MIN_GROUPS);
}

describe('what may be published of a hearing', () => {
  it('knows which questions are about safety', () => {
    expect(publishedReach(SAFETY)).toBe('publishedSafety');
    expect(publishedReach(question('x', 'Har alle noen å være sammen med på skolen?'))).toBe(
      'publishedSafety',
    );
    expect(publishedReach(question('x', 'Hva gjør du når noen er uvenner?'))).toBe('publishedSafety');
    expect(publishedReach(PLAIN)).toBe('published');
  });

  it('tells nothing under 20, not even how many', () => {
    const voice = told([[10, 9]]);
    expect(voice).toEqual({ voice: 'pupils', title: 'Skolen vår', questions: [] });
    expect(told([[10, 9]], 1)).toEqual(voice);
  });

  it('tells ordinary questions from 20 and those about safety from 30', () => {
    expect(told([[20, 2]]).questions.map(({ text }) => text)).toEqual([PLAIN.text.nb]);
    expect(told([[28, 2]]).questions.map(({ text }) => text)).toEqual([PLAIN.text.nb, SAFETY.text.nb]);
    expect(told([[28, 2]]).heard).toEqual({ answered: 30, of: 33 });
  });

  it('never tells words, numbers for a choice, or a class', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { minLength: 1, maxLength: 4 }), (counts) => {
        const voice = told(counts);
        const n = counts.reduce((sum, [yes, no]) => sum + yes + no, 0);
        expect(JSON.stringify(voice)).not.toMatch(/ord \d|c\d|\dA/);
        expect(voice.heard !== undefined).toBe(n >= MIN_GROUPS.published);
        if (n < MIN_GROUPS.publishedSafety)
          expect(voice.questions.map(({ text }) => text)).not.toContain(SAFETY.text.nb);
      }),
    );
  });
});
