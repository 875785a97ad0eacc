import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { School } from '../../src/domain/people/people.ts';
import { figureId, seriesOf } from '../../src/domain/results/figure.ts';
import { readFigures } from '../../src/files/figures-table.ts';
import { readOwnerFolder } from '../../src/files/owner-folder.ts';

const folder = readOwnerFolder('examples/fjordvik');
const schools: School[] = folder.ok ? folder.schools : [];
const NORDLIA = '910000012';
const utf8 = (text: string) => new TextEncoder().encode(text);
const LONG =
  'Spoersmaalgruppe;Spoersmaalnavn;Skoleaarnavn;EnhetNivaa;Organisasjonsnummer;EnhetNavn;TrinnKode;Trinnnavn;KjoennKode;Kjoenn;Score;AntallBesvart';

function long(...rows: string[]): Uint8Array {
  return utf8([LONG, ...rows].join('\r\n'));
}

function row(
  over: Partial<Record<'org' | 'name' | 'year' | 'gender' | 'score' | 'question', string>> = {},
): string {
  const one = {
    org: NORDLIA,
    name: 'Nordlia barneskole',
    year: '2025-26',
    gender: 'Alle kjønn',
    score: '4,3',
    question: 'Alle spørsmål',
    ...over,
  };
  return `Trivsel;${one.question};${one.year};4;${one.org};${one.name};7;7. trinn;A;${one.gender};${one.score};52`;
}

describe('a table from Statistikkbanken', () => {
  it('gives the own school its figures, with decimal comma and the school year as we write it', async () => {
    const { figures, errors } = await readFigures(
      long(row(), row({ year: '2024-25', score: '4,1' })),
      schools,
    );
    expect(errors).toEqual([]);
    expect(figures).toEqual([
      {
        school: 'nordlia',
        source: 'pupil-survey',
        schoolYear: '2025/26',
        indicator: 'Trivsel',
        yearLevel: '7. trinn',
        unit: 'score',
        value: 4.3,
      },
      {
        school: 'nordlia',
        source: 'pupil-survey',
        schoolYear: '2024/25',
        indicator: 'Trivsel',
        yearLevel: '7. trinn',
        unit: 'score',
        value: 4.1,
      },
    ]);
  });

  it.each(['*', '**', '.', '..', ':', '-', 'Skjult'])(
    'keeps what Udir hides with "%s" hidden, and never as a number',
    async (mark) => {
      const { figures } = await readFigures(long(row({ score: mark })), schools);
      expect(figures.map(({ value }) => value)).toEqual(['hidden']);
    },
  );

  it('stays hidden also when another row would give the number', async () => {
    for (const rows of [
      [row({ score: '*' }), row()],
      [row(), row({ score: '*' })],
    ]) {
      const { figures } = await readFigures(long(...rows), schools);
      expect(figures.map(({ value }) => value)).toEqual(['hidden']);
    }
  });

  it('keeps nothing of other schools, of the country, of one gender or of one question', async () => {
    const { figures, leftOut } = await readFigures(
      long(
        row(),
        row({ org: '910000101', name: 'Fjellbygd skole', score: '3,9' }),
        row({ org: 'I', name: 'Hele landet', score: '4,0' }),
        row({ gender: 'Jente', score: '4,6' }),
        row({ question: 'Trives du på skolen?', score: '4,5' }),
      ),
      schools,
    );
    expect(figures.map(({ value }) => value)).toEqual([4.3]);
    expect(leftOut).toEqual({ others: 2, parts: 2 });
  });

  it('reads the wide form: tab, «sep=», UTF-16 and a year in each header', async () => {
    const header = [
      'EnhetNavn',
      'Organisasjonsnummer',
      'Prøvenavn',
      '2024-25.Alle eierformer.5. trinn.Alle kjønn.Skalapoeng',
      '2025-26.Alle eierformer.5. trinn.Alle kjønn.Skalapoeng',
      '2025-26.Alle eierformer.5. trinn.Jenter.Skalapoeng',
    ];
    const cells = ['Nordlia barneskole', NORDLIA, 'Lesing', '51', '*', '52'];
    const text = `\uFEFFsep=\t\r\n${header.join('\t')}\r\n${cells.join('\t')}\r\n`;
    const { figures, errors } = await readFigures(new Uint8Array(Buffer.from(text, 'utf16le')), schools);
    expect(errors).toEqual([]);
    expect(
      figures.map(({ schoolYear, value, yearLevel, indicator }) => [schoolYear, value, yearLevel, indicator]),
    ).toEqual([
      ['2024/25', 51, '5. trinn', 'Lesing'],
      ['2025/26', 'hidden', '5. trinn', 'Lesing'],
    ]);
  });

  it('reads Windows-1252 and comma', async () => {
    const text = `${LONG}\n${row()}`.replaceAll(';', ',').replace('4,3', '"4,3"');
    const { figures } = await readFigures(new Uint8Array(Buffer.from(text, 'latin1')), schools);
    expect(figures.map(({ value }) => value)).toEqual([4.3]);
  });

  it('reads an Excel workbook with a title above the header', async () => {
    const rows = [['Elevundersøkelsen'], LONG.split(';'), row().split(';')];
    const { figures, errors } = await readFigures(workbook(rows), schools);
    expect(errors).toEqual([]);
    expect(figures.map(({ value }) => value)).toEqual([4.3]);
  });

  it('says which rows are wrong, and gives no figure that could be half of it', async () => {
    const { errors } = await readFigures(
      long(row({ year: '2025-27' }), row({ score: 'mange' }), row({ score: '6,1' })),
      schools,
    );
    expect(errors).toEqual([
      { row: 2, message: '"2025-27" is not a school year as 2025-26' },
      { row: 3, message: '"mange" is neither a figure nor a mark for hidden' },
      { row: 4, message: '6.1 is outside the scale from 1 to 5' },
    ]);
  });

  it('says so when two rows give the same figure different values', async () => {
    const { errors } = await readFigures(long(row(), row({ score: '4,4' })), schools);
    expect(errors).toEqual([{ row: 3, message: 'another value for Trivsel 2025/26 than on row 2' }]);
  });

  it('finds a school by its name only when nobody else in the file has it', async () => {
    const nameless = schools.map(({ orgNumber: _, ...school }) => school);
    const found = await readFigures(long(row()), nameless);
    expect(found.figures).toHaveLength(1);
    expect(found.warnings[0]?.message).toContain('orgNumber');
    const two = await readFigures(long(row(), row({ org: '910000999' })), nameless);
    expect(two.errors[0]?.message).toContain('2 units are called "Nordlia barneskole"');
  });

  it.each([
    ['nothing in it', new Uint8Array(), 'no header'],
    ['a picture', new Uint8Array([0x89, 0x50, 0, 0, 0, 1]), 'neither a text table'],
    ['a broken workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'not an Excel workbook'],
    [
      'a table of something else',
      utf8('EnhetNavn;Skoleaarnavn;Antall\nNordlia barneskole;2025-26;3'),
      'no column with figures',
    ],
    ['only others', long(row({ org: '910000101', name: 'Fjellbygd skole' })), 'none of the rows'],
    [
      'unknown source',
      utf8(
        `EnhetNavn;Organisasjonsnummer;Skoleaarnavn;Fagnavn;Gjennomsnitt\nNordlia barneskole;${NORDLIA};2025-26;Norsk;4,1`,
      ),
      'Add --source',
    ],
  ])('refuses a file with %s', async (_name, bytes, why) => {
    const { errors, figures } = await readFigures(bytes, schools);
    expect(errors[0]?.message).toContain(why);
    expect(figures).toEqual([]);
  });
});

describe('figures over the years', () => {
  it('are of one school, oldest first, at most five years', async () => {
    const years = ['2019-20', '2020-21', '2021-22', '2022-23', '2023-24', '2024-25'];
    const rows = years.map((year) => row({ year }));
    const { figures } = await readFigures(
      long(...rows, row({ org: '910000020', name: 'Holmen skole' })),
      schools,
    );
    const [series, ...more] = seriesOf('nordlia', figures);
    expect(more).toEqual([]);
    expect(series?.points.map(({ schoolYear }) => schoolYear)).toEqual([
      '2020/21',
      '2021/22',
      '2022/23',
      '2023/24',
      '2024/25',
    ]);
    expect(new Set(figures.map(figureId)).size).toBe(figures.length);
  });
});

/** The smallest workbook that a reader accepts, with its words inline. */
function workbook(rows: string[][]): Uint8Array {
  const xml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const letter = (index: number) => String.fromCharCode(65 + index);
  const sheet = rows
    .map(
      (cells, at) =>
        `<row r="${at + 1}">${cells.map((cell, index) => `<c r="${letter(index)}${at + 1}" t="inlineStr"><is><t>${xml(cell)}</t></is></c>`).join('')}</row>`,
    )
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const pkg = 'http://schemas.openxmlformats.org/package/2006';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${pkg}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${pkg}/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${pkg}/relationships"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
    ),
  });
}
