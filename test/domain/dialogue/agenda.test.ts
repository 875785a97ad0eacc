import { expect, it } from 'vitest';
import { agendaPoints } from '../../../src/domain/dialogue/agenda.ts';

it('has each point once, as it was first written, in the order in which they came', () => {
  expect(
    agendaPoints([' Leselyst ', '', 'Hjelp til  analyse', 'leselyst', 'hjelp til analyse', 'Tid']),
  ).toEqual(['Leselyst', 'Hjelp til  analyse', 'Tid']);
});
