import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/app/view.ts';
import { nodesOf, readable } from './portable-card.ts';
import { render } from './support.ts';

function drawn(field: Partial<Field>) {
  const { card } = render({ fields: [{ id: 'f', kind: 'text', label: 'Navn', ...field }] }, 'form');
  const input = nodesOf(card).find(({ id }) => id === 'f');
  return { input, below: readable(card).split('\n').slice(1) };
}

const options = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ value: `v${n}`, title: `Valg ${n}` }));

describe('a field', () => {
  it('of text has a limit, also when none is given', () => {
    expect(drawn({}).input).toMatchObject({ type: 'Input.Text', label: 'Navn', maxLength: 200 });
    expect(drawn({ kind: 'longText', maxLength: 500 }).input).toMatchObject({
      isMultiline: true,
      maxLength: 500,
    });
    expect(drawn({ kind: 'longText', maxLength: 90_000 }).input?.maxLength).toBe(3000);
  });

  it('never refuses what stands there already', () => {
    expect(drawn({ kind: 'longText', maxLength: 10, value: 'x'.repeat(40) }).input?.maxLength).toBe(40);
  });

  it('that is required says what is missing', () => {
    expect(drawn({ required: true }).input).toMatchObject({
      isRequired: true,
      errorMessage: 'Skriv noe her først.',
    });
    expect(drawn({}).input).not.toHaveProperty('errorMessage');
  });

  it('that was refused says why where one looks for it', () => {
    const { input, below } = drawn({ required: true, error: 'Navnet er brukt.', value: 'Kari' });
    expect(below).toEqual(['Navnet er brukt.']);
    expect(input).toMatchObject({ errorMessage: 'Navnet er brukt.', value: 'Kari' });
  });

  it('has a short hint inside and a long one below', () => {
    expect(drawn({ help: 'Kort' })).toMatchObject({ input: { placeholder: 'Kort' }, below: [] });
    const long = 'Et hint som er så langt at det ikke får plass i feltet på en telefon';
    expect(drawn({ help: long }).below).toEqual([long]);
    expect(drawn({ kind: 'date', help: 'Kort' }).below).toEqual(['Kort']);
  });

  it('of choices is a list of buttons while it is short', () => {
    expect(drawn({ kind: 'choice', options: options(6), value: 'v1' }).input).toMatchObject({
      style: 'expanded',
      value: 'v1',
    });
    expect(drawn({ kind: 'choice', options: options(7) }).input).toMatchObject({ style: 'compact' });
    expect(drawn({ kind: 'choices', options: options(7), value: 'v1,v2' }).input).toMatchObject({
      style: 'expanded',
      isMultiSelect: true,
      value: 'v1,v2',
    });
  });

  it('of choices loses nothing of a long one', () => {
    const long =
      'Lesestunden ryker minst én gang i uka på fire av sju trinn, og det går mest ut over 6. trinn';
    const { input, below } = drawn({
      kind: 'choices',
      options: [...options(2), { value: 'long', title: long }],
    });
    const cut = (input?.choices as { title: string }[] | undefined)?.at(2);
    expect(cut?.title).toMatch(/^Lesestunden ryker .*…$/);
    expect(cut?.title.length).toBeLessThanOrEqual(75);
    expect(below).toEqual([long]);
  });

  it('of numbers takes a Norwegian comma and leaves what is no number out', () => {
    expect(drawn({ kind: 'number', value: '2,5', min: '1', max: '9' }).input).toMatchObject({
      value: 2.5,
      min: 1,
      max: 9,
      errorMessage: 'Skriv et tall fra 1 til 9.',
    });
    expect(drawn({ kind: 'number', value: 'mange' }).input).not.toHaveProperty('value');
    expect(drawn({ kind: 'number', value: '0' }).input?.value).toBe(0);
  });

  it('of a toggle says yes or no', () => {
    expect(drawn({ kind: 'toggle', value: 'false' }).input).toMatchObject({
      title: 'Ja',
      value: 'false',
      valueOn: 'true',
    });
  });
});
