/**
 * How our cards look where we draw them ourselves (workbench, gallery): near Teams, so that what is seen here is what
 * is met there. Plain JSON for `new HostConfig(…)` of the `adaptivecards` package. All text keeps 4.5:1 or better.
 */
export type Theme = 'light' | 'dark';

interface Palette {
  background: string;
  emphasis: string;
  text: string;
  subtle: string;
  line: string;
  accent: string;
  good: string;
  warning: string;
  attention: string;
  accentBack: string;
  goodBack: string;
  warningBack: string;
  attentionBack: string;
}

export const PALETTES: Record<Theme, Palette> = {
  light: {
    background: '#ffffff',
    emphasis: '#f4f5f6',
    text: '#20262b',
    subtle: '#5b646c',
    line: '#e1e4e7',
    accent: '#0b5a6e',
    good: '#1b6335',
    warning: '#85480a',
    attention: '#a81b2c',
    accentBack: '#e4f1f4',
    goodBack: '#e6f3e9',
    warningBack: '#fcf1e0',
    attentionBack: '#fbe9ea',
  },
  dark: {
    background: '#22272b',
    emphasis: '#2c3237',
    text: '#f2f4f5',
    subtle: '#b3bbc2',
    line: '#3c444a',
    accent: '#7fd3e6',
    good: '#86d69b',
    warning: '#f3be77',
    attention: '#ff9ba4',
    accentBack: '#163b45',
    goodBack: '#1b3a26',
    warningBack: '#433116',
    attentionBack: '#482226',
  },
};

export const FONT =
  "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, 'Noto Sans', Roboto, sans-serif";

export const HOST_CONFIGS: Record<Theme, object> = { light: hostConfig('light'), dark: hostConfig('dark') };

function hostConfig(theme: Theme): object {
  const colors = PALETTES[theme];
  const style = (backgroundColor: string) => ({
    backgroundColor,
    foregroundColors: foregrounds(colors),
    borderColor: colors.line,
  });
  return {
    supportsInteractivity: true,
    choiceSetInputValueSeparator: ',',
    fontFamily: FONT,
    spacing: { small: 6, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 16 },
    separator: { lineThickness: 1, lineColor: colors.line },
    fontSizes: { small: 13, default: 15, medium: 16, large: 20, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 19, default: 22, medium: 23, large: 27, extraLarge: 31 },
    imageSizes: { small: 40, medium: 80, large: 160 },
    containerStyles: {
      default: style(colors.background),
      emphasis: style(colors.emphasis),
      accent: style(colors.accentBack),
      good: style(colors.goodBack),
      warning: style(colors.warningBack),
      attention: style(colors.attentionBack),
    },
    actions: {
      maxActions: 7,
      spacing: 'medium',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 12 },
    },
    adaptiveCard: { allowCustomStyle: false },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', weight: 'bolder', spacing: 'small' },
    },
    textBlock: { headingLevel: 2 },
    media: { allowInlinePlayback: false },
  };
}

function foregrounds(colors: Palette): object {
  const tone = (color: string) => ({ default: color, subtle: color });
  return {
    default: { default: colors.text, subtle: colors.subtle },
    dark: { default: colors.text, subtle: colors.subtle },
    light: { default: colors.subtle, subtle: colors.subtle },
    accent: tone(colors.accent),
    good: tone(colors.good),
    warning: tone(colors.warning),
    attention: tone(colors.attention),
  };
}
