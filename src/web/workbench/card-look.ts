import { HOST_CONFIGS, PALETTES, type Theme } from '../../cards/host-config.ts';

/**
 * The host configuration with CSS variables for colours, so that light and dark change without a card being drawn again:
 * the library passes on what is no hex colour.
 */
export function hostConfigWithVariables(): unknown {
  const names = new Map(
    Object.entries(PALETTES.light).map(([name, colour]) => [colour, `var(--card-${name})`]),
  );
  return JSON.parse(JSON.stringify(HOST_CONFIGS.light), (key, value) =>
    key === 'fontFamily' ? 'inherit' : (names.get(value) ?? value),
  );
}

export function cardColoursCss(): string {
  return `:root {\n${variables('light')}}\n@media (prefers-color-scheme: dark) {\n:root {\n${variables('dark')}}\n}\n`;
}

function variables(theme: Theme): string {
  return Object.entries(PALETTES[theme])
    .map(([name, colour]) => `  --card-${name}: ${colour};\n`)
    .join('');
}
