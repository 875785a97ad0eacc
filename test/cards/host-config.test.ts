import { describe, expect, it } from 'vitest';
import { HOST_CONFIGS, PALETTES } from '../../src/cards/host-config.ts';

describe.each(['light', 'dark'] as const)('the %s look', (theme) => {
  const { line: _, ...palette } = PALETTES[theme];
  const backs = ['background', 'emphasis', 'accentBack', 'goodBack', 'warningBack', 'attentionBack'] as const;
  const pairs = backs.flatMap((back) => (['text', 'subtle'] as const).map((front) => [front, back] as const));
  const marks = (['accent', 'good', 'warning', 'attention'] as const).flatMap((front) =>
    (['background', 'emphasis', `${front}Back`] as const).map((back) => [front, back] as const),
  );

  it.each([...pairs, ...marks, ['accent', 'goodBack'] as const])('%s can be read on %s', (front, back) => {
    expect(contrast(palette[front], palette[back])).toBeGreaterThanOrEqual(4.5);
  });

  it('is plain JSON, as a browser needs it', () => {
    expect(JSON.parse(JSON.stringify(HOST_CONFIGS[theme]))).toEqual(HOST_CONFIGS[theme]);
  });
});

/** WCAG 2.1, 1.4.3 */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
