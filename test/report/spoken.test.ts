import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Block, heading, paragraph, quote, type ReportDocument } from '../../src/report/block.ts';
import { likelyLanguage } from '../../src/report/likely-language.ts';
import { spoken } from '../../src/report/spoken.ts';
import { writeDocx } from '../../src/report/write-docx.ts';

describe('the language of what somebody wrote', () => {
  it.each([
    ['nn', 'Elevane veit ikkje alltid kva dei skal gjere.'],
    ['nb', 'Elevene vet ikke alltid hva de skal gjøre.'],
    ['en', 'The pupils do not know what to do.'],
  ])('is seen by its small words: %s', (language, text) => {
    expect(likelyLanguage(text)).toBe(language);
  });

  it.each(['Lesing og skriving', 'Ikke', 'Trivsel, 7. trinn', '', 'Elevane sier ikke hva dei skal gjere'])(
    'is left open where it is not certain: «%s»',
    (text) => expect(likelyLanguage(text)).toBeUndefined(),
  );
});

describe('a sentence with a quotation in it', () => {
  it('is cut at the outermost quotation marks, and only what is another language is marked', () => {
    const text = 'Skolen sier selv: «Dei veit ikkje «kva» dei skal gjere.» Skolen justerer tiltaket.';
    expect(spoken(text, { document: 'nb' })).toEqual([
      { text: 'Skolen sier selv: ' },
      { text: '«Dei veit ikkje «kva» dei skal gjere.»', language: 'nn' },
      { text: ' Skolen justerer tiltaket.' },
    ]);
  });

  it('takes what those usually write who are quoted, where the words do not show another', () => {
    const pieces = spoken('Tema: «Lesing» og «What do we know of it, and how?»', {
      document: 'nb',
      quoted: 'nn',
    });
    expect(pieces.map(({ language }) => language)).toEqual([undefined, 'nn', undefined, 'en']);
    expect(spoken('Lesing', { document: 'nb', quoted: 'nn', whole: true })).toEqual([
      { text: 'Lesing', language: 'nn' },
    ]);
  });

  it('loses nothing', () => {
    for (const text of ['«uten slutt', 'slutt» uten start', '««»»', '', 'a «b» c «d»'])
      expect(
        spoken(text, { document: 'nn' })
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
  });
});

describe('a .docx', () => {
  it('tells the language of every quotation, title and line that is not in its own', async () => {
    const document: ReportDocument = {
      language: 'nb',
      title: 'T',
      publisher: 'P',
      blocks: [
        heading(2, 'Korleis ser elevane at dei lærer?'),
        { ...paragraph('Tema: «Lesing».')[0], quoted: 'nn' } as Block,
        ...quote('Teachers and pupils read more, and they like it.\nYes.'),
        { type: 'list', items: ['Skolen ser ikke noe ennå.'] },
      ],
    };
    const docx = unzipSync(await writeDocx(document, () => new Uint8Array()));
    const xml = new TextDecoder().decode(docx['word/document.xml']);
    const runs = [...xml.matchAll(/<w:r>(.*?)<\/w:r>/g)].map(([, run = '']) => [
      /<w:lang w:val="([^"]+)"/.exec(run)?.[1],
      run.replace(/<[^>]+>/g, ''),
    ]);
    expect(runs).toEqual([
      ['nn-NO', 'Korleis ser elevane at dei lærer?'],
      [undefined, 'Tema: '],
      ['nn-NO', '«Lesing»'],
      [undefined, '.'],
      ['en-GB', 'Teachers and pupils read more, and they like it.'],
      ['en-GB', 'Yes.'],
      [undefined, 'Skolen ser ikke noe ennå.'],
    ]);
  });
});
