import { describe, expect, it } from 'vitest';
import type { ActionView } from '../../src/app/view.ts';
import { ofType } from './portable-card.ts';
import { render } from './support.ts';

const save: ActionView = { verb: 'answer.save', ref: 'prompt-1', style: 'primary' };
const many = (count: number): ActionView[] =>
  Array.from({ length: count }, (_, n) => ({ verb: 'home.help', ref: `r${n}` }));

function drawn(actions: ActionView[], more: ActionView[] = []) {
  return ofType(render({ actions, more }).card, 'Action.Execute');
}

describe('an action', () => {
  it('carries its verb and reference, and the same again for clients without Execute', () => {
    expect(drawn([save])).toEqual([
      {
        type: 'Action.Execute',
        verb: 'answer.save',
        data: { ref: 'prompt-1' },
        title: 'Lagre svaret',
        style: 'positive',
        fallback: {
          type: 'Action.Submit',
          data: { verb: 'answer.save', ref: 'prompt-1' },
          title: 'Lagre svaret',
          style: 'positive',
        },
      },
    ]);
  });

  it('takes the fields along unless it says no', () => {
    const [withFields, without] = drawn([save, { ...save, withFields: false, style: 'danger' }]);
    expect(withFields).not.toHaveProperty('associatedInputs');
    expect(without).toMatchObject({
      associatedInputs: 'none',
      style: 'destructive',
      fallback: { associatedInputs: 'none' },
    });
  });

  it('is named in the reader’s language, or as the view says', () => {
    const titles = (['nb', 'nn', 'en'] as const).map(
      (language) =>
        ofType(
          render({ actions: [{ verb: 'prompt.later', ref: 'r' }] }, 'notice', language).card,
          'Action.Execute',
        )[0]?.title,
    );
    expect(titles).toEqual(['Minn meg senere', 'Minn meg på det seinare', 'Remind me later']);
    expect(drawn([{ ...save, title: `  Lagre\n${'nå '.repeat(60)}` }])[0]?.title).toMatch(
      /^Lagre nå .{1,66}…$/,
    );
  });
});

describe('a row of actions', () => {
  it('shows six and keeps the rest behind «…»', () => {
    const modes = drawn(many(8), many(2)).map(({ mode }) => mode ?? 'primary');
    expect(modes).toEqual([...Array(6).fill('primary'), ...Array(4).fill('secondary')]);
  });

  it('shows the less common ones when there are no others', () => {
    expect(drawn([], many(2)).map(({ mode }) => mode)).toEqual([undefined, undefined]);
  });
});
