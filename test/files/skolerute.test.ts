import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSkolerute } from '../../src/files/skolerute.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** ÆØÅ as Excel on a Norwegian machine saves them. */
function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

const STAVANGER = `\uFEFFdato,skole,elevdag,laererdag,sfodag,kommentar\r
2026-08-14,Auglend skole,Nei,Ja,Ja,Planleggingsdag\r
2026-08-15,Auglend skole,Nei,Nei,Nei,Lørdag\r
2026-08-17,Auglend skole,Ja,Ja,Ja,"Første skoledag, kl. 9"\r
2026-08-17,Buøy skole,Ja,Ja,Ja,\r
`;
const GJESDAL = `dato,skole ,elevdag ,sfodag ,kommentar \r
14.08.2026,Ålgård skule ,Nei,Ikke tilgjengelig,Planleggingsdag\r
17.08.2026,Ålgård skule ,Ja,Ikke tilgjengelig\r
18.8.2026, Ålgård  skule,ja ,Ja,Skulen, og SFO, er open\r
05.10.2026,Ålgård skule ,Nei,Ja,Haustferie\r
`;

describe('the Stavanger form', () => {
  it('is read with BOM, CRLF, quotes and a planning day', () => {
    const { schools, errors, warnings } = readSkolerute(bytes(STAVANGER));
    expect([errors, warnings]).toEqual([[], []]);
    expect([...schools.keys()]).toEqual(['Auglend skole', 'Buøy skole']);
    expect(schools.get('Auglend skole')).toEqual([
      { date: '2026-08-14', pupilDay: false, teacherDay: true, comment: 'Planleggingsdag' },
      { date: '2026-08-15', pupilDay: false, teacherDay: false, comment: 'Lørdag' },
      { date: '2026-08-17', pupilDay: true, teacherDay: true, comment: 'Første skoledag, kl. 9' },
    ]);
  });

  it('is read in Windows-1252 and with semicolons or tabs', () => {
    const plain = STAVANGER.replace('\uFEFF', '').replace('"Første skoledag, kl. 9"', 'Første');
    for (const delimiter of [',', ';', '\t']) {
      const { schools, errors } = readSkolerute(windows1252(plain.replaceAll(',', delimiter)));
      expect(errors).toEqual([]);
      expect([...schools.keys()]).toEqual(['Auglend skole', 'Buøy skole']);
    }
  });
});

describe('the Gjesdal form', () => {
  it('is read with blanks in the header, four or five fields, and commas in the comment', () => {
    const { schools, errors } = readSkolerute(bytes(GJESDAL));
    expect(errors).toEqual([]);
    expect([...schools.keys()]).toEqual(['Ålgård skule']);
    expect(schools.get('Ålgård skule')).toEqual([
      { date: '2026-08-14', pupilDay: false, teacherDay: true, comment: 'Planleggingsdag' },
      { date: '2026-08-17', pupilDay: true, teacherDay: true },
      { date: '2026-08-18', pupilDay: true, teacherDay: true, comment: 'Skulen, og SFO, er open' },
      { date: '2026-10-05', pupilDay: false, teacherDay: false, comment: 'Haustferie' },
    ]);
  });

  it('takes å in two parts for å', () => {
    const { schools } = readSkolerute(
      bytes(GJESDAL.replace('Ålgård skule ,Ja', 'Ålgård skule ,Ja'.normalize('NFD'))),
    );
    expect([...schools.keys()]).toEqual(['Ålgård skule']);
  });
});

describe('dirt', () => {
  const header = 'dato,skole,elevdag,laererdag,sfodag,kommentar\n';
  const read = (rows: string) => readSkolerute(bytes(header + rows));

  it('is named by its row', () => {
    const { errors } = read(
      '2027-02-29,A,Ja,Ja,Ja,\n31.11.2026,A,Ja,Ja,Ja,\nsnart,A,Ja,Ja,Ja,\n2026-09-01,,Ja,Ja,Ja,\n\n2026-09-02,A,kanskje,Ja,Ja,\n2026-09-03,A,Ja,,Ja,\n',
    );
    expect(errors.map(({ row, message }) => `${row} ${message}`)).toEqual([
      '2 "2027-02-29" is not a date; write it as 2026-08-17 or 17.08.2026',
      '3 "31.11.2026" is not a date; write it as 2026-08-17 or 17.08.2026',
      '4 "snart" is not a date; write it as 2026-08-17 or 17.08.2026',
      '5 the name of the school is missing',
      '7 elevdag is "kanskje"; write Ja or Nei',
      '8 laererdag is ""; write Ja or Nei',
    ]);
  });

  it('twice the same is forgiven, twice different is not', () => {
    const same = read('2026-09-01,A,Ja,Ja,Ja,\n2026-09-01,a,Ja,Ja,Nei,x\n');
    expect([same.errors, same.warnings.map(({ row }) => row)]).toEqual([[], [3]]);
    expect(same.schools.get('A')).toHaveLength(1);
    const other = read('2026-09-01,A,Ja,Ja,Ja,\n2026-09-01,A,Nei,Ja,Ja,\n');
    expect(other.errors).toMatchObject([{ row: 3 }]);
  });

  it('pupils without teachers, or on a Saturday, are asked about', () => {
    const { errors, warnings, schools } = read('2026-09-01,A,Ja,Nei,Ja,\n2026-09-05,A,Ja,Ja,Ja,\n');
    expect(errors).toEqual([]);
    expect(warnings.map(({ row }) => row)).toEqual([2, 3]);
    expect(schools.get('A')![0]!.teacherDay).toBe(true);
  });

  it('a list of days off only, another table, or nothing is refused', () => {
    expect(read('2026-10-05,A,Nei,Nei,Ja,Høstferie\n').errors[0]?.message).toContain('not only the days off');
    expect(readSkolerute(bytes('navn;e-post\nA;a@b.no\n')).errors.map(({ message }) => message)).toEqual([
      'no column "dato"; the header has: navn, e-post',
      'no column "skole"; the header has: navn, e-post',
      'no column "elevdag"; the header has: navn, e-post',
    ]);
    for (const text of ['', '\uFEFF', '\n\n', header, 'PK\u0003\u0004\u0000\u0000', '"']) {
      expect(readSkolerute(bytes(text)).errors.length).toBeGreaterThan(0);
    }
  });

  it('days outside the wanted span are counted, not used', () => {
    const { schools, warnings } = readSkolerute(bytes(STAVANGER), { from: '2026-08-16', to: '2027-07-31' });
    expect(schools.get('Auglend skole')).toHaveLength(1);
    expect(warnings).toEqual([{ row: 1, message: '2 days outside the school year are left out' }]);
  });
});

describe('ICS', () => {
  const event = (summary: string, start: string, end?: string, more = '') =>
    `BEGIN:VEVENT\r\nUID:${start}\r\nDTSTART;VALUE=DATE:${start}\r\n${end ? `DTEND;VALUE=DATE:${end}\r\n` : ''}SUMMARY:${summary}\r\n${more}END:VEVENT\r\n`;
  const calendar = (...events: string[]) =>
    bytes(
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Holmen skole\r\n${events.join('')}END:VCALENDAR\r\n`,
    );
  const FIRST = event('Første skoledag', '20260817');
  const LAST = event('Siste skuledag', '20270618');

  it('is read from first to last day, with breaks and planning days taken out', () => {
    const file = calendar(
      FIRST,
      LAST,
      event('Høstferie', '20261005', '20261010'),
      event('Planleggingsdag', '20260814'),
    );
    const { schools, errors, warnings } = readSkolerute(file);
    expect([errors, warnings]).toEqual([[], []]);
    const days = new Map(schools.get('Holmen skole')!.map((day) => [day.date, day]));
    expect(days.get('2026-08-14')).toMatchObject({ pupilDay: false, teacherDay: true });
    expect(days.get('2026-08-17')).toMatchObject({ pupilDay: true });
    expect(days.get('2026-10-09')).toMatchObject({
      pupilDay: false,
      teacherDay: false,
      comment: 'Høstferie',
    });
    expect(days.get('2026-10-10')).toMatchObject({ pupilDay: false });
    expect(days.get('2026-10-12')).toMatchObject({ pupilDay: true });
    expect(days.get('2027-05-17')).toMatchObject({ pupilDay: false });
    expect(days.get('2027-06-18')).toMatchObject({ pupilDay: true });
    expect(days.has('2027-06-19')).toBe(false);
  });

  it('says which event it did not understand, and repeats what repeats', () => {
    const file = calendar(
      FIRST,
      LAST,
      event('Foreldremøte', '20260910'),
      event('Fri for alle', '20260904', undefined, 'RRULE:FREQ=WEEKLY;COUNT=3\r\n'),
    );
    const { schools, warnings } = readSkolerute(file, { school: 'Holmen' });
    expect(warnings.map(({ message }) => message.slice(0, 20))).toEqual(['"Foreldremøte" is ne']);
    const free = schools.get('Holmen')!.filter(({ comment }) => comment === 'Fri for alle');
    expect(free.map(({ date }) => date)).toEqual(['2026-09-04', '2026-09-11', '2026-09-18']);
  });

  it('without first and last day, without events, or broken is refused', () => {
    for (const file of [
      calendar(FIRST),
      calendar(LAST),
      calendar(),
      bytes('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:xx'),
    ]) {
      const { schools, errors } = readSkolerute(file);
      expect(errors).toHaveLength(1);
      expect(schools.size).toBe(0);
    }
  });
});

describe('any bytes', () => {
  it('are read or refused, never a crash', () => {
    const start = fc.constantFrom('', 'BEGIN:VCALENDAR\n', 'dato,skole,elevdag\n');
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), (text, rest) => {
        const { schools, errors } = readSkolerute(new Uint8Array([...bytes(text), ...rest]));
        expect(errors.length > 0 || schools.size > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
