import { describe, expect, it } from 'vitest';
import { headingOf } from '../../../src/domain/report/heading.ts';
import { namesOut } from '../../../src/domain/report/without-names.ts';

describe('under which heading a round belongs', () => {
  it.each([
    ['Lesing', 'Hva hjelper?', 'results'],
    ['Elevmedvirkning', 'Blir elevene hørt?', 'environment'],
    ['Trygt skolemiljø', '', 'environment'],
    ['Skulemiljø og trivsel', '', 'environment'],
    ['Fravær', 'Hvorfor øker det?', 'completion'],
    ['Overgangen til ungdomsskolen', '', 'completion'],
    ['Rekning på mellomtrinnet', '', 'results'],
    ['Noe helt annet', 'Nasjonale prøver viser lite', 'results'],
    ['Noe helt annet', '', 'environment'],
  ] as const)('%s / %s: %s', (theme, problem, heading) => {
    expect(headingOf({ theme, problem })).toBe(heading);
  });
});

describe('names are taken out', () => {
  const out = namesOut(['Kari Anne Dal', 'Øyvind Å', 'Liv', "Siri O'Brien (vikar)"]);
  it.each([
    ['Kari Anne Dal sa det', '[…] sa det'],
    ['KARI  ANNE\nDAL', '[…]'],
    ['Vi spurte Kari Dal.', 'Vi spurte […].'],
    ['øyvind å leste', '[…] leste'],
    ['Kari Anne Dale bor her', 'Kari Anne Dale bor her'],
    ["Siri O'Brien (vikar) hjalp", '[…] hjalp'],
    // Also a word; a person must read the draft.
    ['Liv og røre', 'Liv og røre'],
  ])('%j', (written, left) => {
    expect(out(written)).toBe(left);
  });

  it('leaves text alone where there is nobody', () => {
    expect(namesOut([])('Kari Dal')).toBe('Kari Dal');
  });
});
