import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Resvg } from '@resvg/resvg-js';

const FAMILY = 'Atkinson Hyperlegible Next';
const PACKAGE = '@expo-google-fonts/atkinson-hyperlegible-next';
const WEIGHTS = ['400Regular', '500Medium', '600SemiBold', '700Bold'];

const require = createRequire(import.meta.url);

/** The font comes with the program (SIL OFL), so that a picture looks alike on every machine. */
const fontFiles = weightFiles();

function weightFiles(): string[] {
  const folder = dirname(require.resolve(`${PACKAGE}/package.json`));
  return WEIGHTS.map((weight) => join(folder, weight, `AtkinsonHyperlegibleNext_${weight}.ttf`));
}

export interface PngOptions {
  /** In pixels; the height follows. */
  width: number;
  /** Behind what the drawing leaves open; see-through without it. */
  background?: string;
}

/** Draws an SVG as PNG, without a browser. */
export function toPng(svg: string, { width, background }: PngOptions): Uint8Array {
  // Loaded with the first picture: a start has none to draw.
  const { Resvg: Drawing } = require('@resvg/resvg-js') as { Resvg: typeof Resvg };
  const image = new Drawing(svg, {
    fitTo: { mode: 'width', value: width },
    ...(background ? { background } : {}),
    font: {
      fontFiles,
      loadSystemFonts: false,
      defaultFontFamily: FAMILY,
      sansSerifFamily: FAMILY,
    },
  });
  return image.render().asPng();
}
