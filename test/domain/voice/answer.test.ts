import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanText,
  MAX_ANSWER_LENGTH,
  readAnswer,
  readText,
  textLength,
} from '../../../src/domain/voice/answer.ts';
import type { Prompt } from '../../../src/domain/voice/prompt.ts';

const prompt: Prompt = {
  id: 'p',
  purpose: 'reflection',
  school: 's',
  questionSet: 'q',
  questions: ['one', 'two'],
  opensAt: 10,
  closesAt: 20,
  people: ['kari'],
};

describe('what a person typed', () => {
  it('keeps letters, emoji and line breaks, and drops what only hides', () => {
    expect(cleanText('  Ærlig\r\ntalt 👩‍🏫 ')).toBe('Ærlig\ntalt 👩‍🏫');
    expect(cleanText('abc\u202Edcb\u200B\u0007')).toBe('abcdcb');
    expect(cleanText('A\u030A')).toBe('Å');
  });

  it('stays the same when cleaned twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });

  it('is counted as people count it', () => {
    expect(textLength('👩')).toBe(1);
  });
});

describe('an answer', () => {
  it('needs at least one question', () => {
    expect(readAnswer(prompt, { one: '  \u200B ' }, 15)).toEqual({ ok: false, code: 'PROMPT.EMPTY' });
    expect(readAnswer(prompt, { two: 'Ja' }, 15)).toEqual({ ok: true, texts: { two: 'Ja' } });
  });

  it('is taken from the opening until the closing, and not at it', () => {
    expect(readAnswer(prompt, { one: 'x' }, 10).ok).toBe(true);
    expect(readAnswer(prompt, { one: 'x' }, 20)).toEqual({ ok: false, code: 'PROMPT.CLOSED' });
    expect(readAnswer(prompt, { one: 'x' }, 9)).toEqual({ ok: false, code: 'PROMPT.CLOSED' });
  });

  it('says how much too long it is', () => {
    expect(readAnswer(prompt, { one: 'x'.repeat(MAX_ANSWER_LENGTH) }, 15).ok).toBe(true);
    expect(readAnswer(prompt, { one: 'x'.repeat(MAX_ANSWER_LENGTH + 1) }, 15)).toMatchObject({
      code: 'FORM.TOO_LONG',
      params: { field: 'one', length: MAX_ANSWER_LENGTH + 1 },
    });
  });

  it('is not kept with a fødselsnummer in it, but a cry for help is', () => {
    const text = 'Spør Kari, 018190 50062';
    expect(readAnswer(prompt, { one: text }, 15)).toEqual({
      ok: false,
      code: 'FORM.NATIONAL_ID',
      params: { field: 'one' },
    });
    expect(readText({ alert: text }, 'alert', { alert: true }).ok).toBe(true);
    expect(readText({ alert: 'x'.repeat(9) }, 'alert', { alert: true, max: 8 }).ok).toBe(false);
  });

  it('takes only the questions that were asked', () => {
    expect(readAnswer(prompt, { one: 'x', actor: 'rektor', three: 'y' }, 15)).toEqual({
      ok: true,
      texts: { one: 'x' },
    });
  });
});
