import { describe, expect, it } from 'vitest';
import { idFrom, readPeople } from '../../src/files/people-csv.ts';

const places = {
  schools: [
    { id: 'nordlia', name: 'Nordlia barneskole', writtenStandard: 'nb' as const },
    { id: 'ungdom', name: 'Fjordvik ungdomsskule', writtenStandard: 'nn' as const },
  ],
  teams: [
    { id: 'nordlia-1', school: 'nordlia', name: '1. trinn' },
    { id: 'nordlia-2', school: 'nordlia', name: '2. trinn' },
    { id: 'ungdom-8', school: 'ungdom', name: '8. trinn' },
  ],
  language: 'nn' as const,
};
const read = (text: string) => readPeople(new TextEncoder().encode(text), places);
const errorsOf = (rows: string) =>
  read(`Navn;E-post;Skole;Rolle;Team;Språk\n${rows}`).errors.map(({ row, message }) => `${row} ${message}`);

describe('people', () => {
  it('are read with several schools, roles and teams', () => {
    const { people, errors, warnings } = read(
      'Navn;E-post;Skole;Rolle;Team;Språk\nÅse  Ørn;Ase.Orn@Fjordvik.Example;Nordlia Barneskole|Fjordvik ungdomsskule;Teamleder|Lærer;1. trinn | 8. trinn;\n',
    );
    expect([errors, warnings]).toEqual([[], []]);
    expect(people).toEqual([
      {
        id: 'ase-orn',
        name: 'Åse Ørn',
        email: 'ase.orn@fjordvik.example',
        schools: ['nordlia', 'ungdom'],
        roles: ['teamLead', 'teacher'],
        teams: ['nordlia-1', 'ungdom-8'],
        language: 'nb',
        preferences: { reminders: 2, stopped: false },
        active: true,
      },
    ]);
  });

  it.each([
    ['bokmål', 'Navn;E-post;Skole;Rolle;Språk', 'Lærer', 'Bokmål', 'nb'],
    ['nynorsk', 'Namn,E-post,Skule,Rolle,Målform', 'Lærar', 'nynorsk', 'nn'],
    ['English', 'Name\tEmail\tSchool\tRole\tLanguage', 'Teacher', 'English', 'en'],
  ])('may have their columns and roles in %s', (_name, header, role, language, expected) => {
    const delimiter = /[;,\t]/.exec(header)![0];
    const row = ['Ola Nes', 'ola@fjordvik.example', 'Nordlia barneskole', role, language].join(delimiter);
    for (const bom of ['', '\uFEFF']) {
      const { people, errors } = read(`${bom}${header}\r\n${row}\r\n`);
      expect(errors).toEqual([]);
      expect(people[0]).toMatchObject({ roles: ['teacher'], language: expected, schools: ['nordlia'] });
    }
  });

  it('may come in Windows-1252', () => {
    const text = 'Navn;E-post;Skole;Rolle\nBjørg Åsen;bjorg@fjordvik.example;Nordlia barneskole;Lærer\n';
    const { people } = readPeople(
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
      places,
    );
    expect(people[0]?.name).toBe('Bjørg Åsen');
  });

  it('get the school’s written standard, and owner staff the owner’s', () => {
    const { people } = read(
      'Navn;E-post;Skole;Rolle\nA B;a@x.no;Fjordvik ungdomsskule;Rektor\nC D;c@x.no;;Skolefaglig rådgiver\n',
    );
    expect(people.map(({ language, schools }) => [language, schools])).toEqual([
      ['nn', ['ungdom']],
      ['nn', []],
    ]);
  });
});

describe('mistakes in a list of people', () => {
  it('are told by row, all at once, and then nobody is read', () => {
    const text =
      'Navn;E-post;Skole;Rolle;Team;Språk\n' +
      'A B;a@x.no;Nordlia barneskole;Lærer;;\n' +
      ';ikke-epost;Nordlia barneskole;Lærer;;\n' +
      'C D;c@x.no;Nordlie barneskole;Lærar;;\n' +
      'E F;e@x.no;Nordlia barneskole;Rektar;8. trinn;svensk\n' +
      'G H;g@x.no;;Lærer;;\n' +
      'I J;A@X.NO;Nordlia barneskole;;;\n';
    const { people, errors } = read(text);
    expect(people).toEqual([]);
    expect(errors.map(({ row, message }) => `${row} ${message}`)).toEqual([
      '3 the name is missing or longer than 120 characters',
      '3 "ikke-epost" is not an e-mail address',
      '4 there is no school "Nordlie barneskole"; did you mean "Nordlia barneskole"?',
      '5 the role "Rektar" is not known; did you mean "rektor"?',
      '5 there is no team "8. trinn" at the person\'s school; did you mean "1. trinn"?',
      '5 the language "svensk" is not known; write nb, nn, en',
      '6 teacher needs a school',
      '7 the role is missing, as "lærer" or "rektor"',
    ]);
  });

  it('are the same person twice, or two people with one id', () => {
    expect(
      errorsOf('A B;a@x.no;Nordlia barneskole;Lærer;;\nA B;A@x.no;Nordlia barneskole;Rektor;;\n'),
    ).toEqual([
      '3 the address of a@x.no is also in row 2; one row per person, with | between several schools or teams',
    ]);
    expect(
      errorsOf('A B;a@x.no;Nordlia barneskole;Lærer;;\nA C;a@y.no;Nordlia barneskole;Lærer;;\n')[0],
    ).toContain('the id of a@y.no');
  });

  it('are national identity numbers, in whatever column, and none of them is said again', () => {
    const { people, errors } = read(
      'Navn;E-post;Skole;Rolle;Fnr\nA 018190 50062;a@x.no;Nordlia barneskole;Lærer;\nB C;12906650051@x.no;Nordlia barneskole;Lærer;51891250073\n',
    );
    expect(people).toEqual([]);
    const said = errors.map(({ row, message }) => `${row} ${message}`);
    expect(said.map((line) => line.split(' has ')[0])).toEqual([
      '2 the column "Navn"',
      '3 the column "E-post"',
      '3 the column "Fnr"',
    ]);
    expect(said.join()).not.toMatch(/\d{5}/);
    expect(read('01819050062;a@x.no\n').errors[0]?.message).toMatch(/^column 1 has/);
  });

  it('are signs that cannot be seen: taken away in every column, and told by row', () => {
    const { people, warnings } = read(
      'Navn;E-post;Skole;Rolle\nA\u001B B;a\u200B@x.no;Nordlia\u202E barneskole;Lærer\nC D;c@x.no;Nordlia barneskole;Lærer\n',
    );
    expect(people.map(({ name, email }) => [name, email])).toEqual([
      ['A B', 'a@x.no'],
      ['C D', 'c@x.no'],
    ]);
    expect(warnings.map(({ row, message }) => `${row} ${message.split(' has ')[0]}`)).toEqual([
      '2 the column "Navn"',
      '2 the column "E-post"',
      '2 the column "Skole"',
    ]);
  });

  it('are words that every object knows, and missing columns', () => {
    expect(errorsOf('A B;a@x.no;constructor;constructor;constructor;constructor\n')).toHaveLength(3);
    expect(read('Navn;Rolle\nA;Lærer\n').errors).toEqual([
      { row: 1, message: 'no column "e-post"; the header has: Navn, Rolle' },
    ]);
    expect(read('').errors).toHaveLength(1);
    expect(read('Navn;E-post;Rolle\n').errors).toEqual([{ row: 1, message: 'nobody is listed' }]);
  });
});

describe('idFrom', () => {
  it('is plain letters and stays the same', () => {
    expect(['Åse.Ørn@x.no', 'José-Ængel@y.no', '1.–2. klasse'].map(idFrom)).toEqual([
      'ase-orn',
      'jose-aengel',
      '1-2-klasse',
    ]);
  });
});
