import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CARD_NAMES, type CardData, type CardView } from '../app/view.ts';
import { LANGUAGES } from '../domain/language.ts';
import { CARDS_FOLDER } from './folder.ts';

export interface Sample {
  /** `question.reflection.nn` */
  name: string;
  view: CardView;
}

/** `cards/samples/<card>.json`: `{ "<what it shows>": CardData }`, each in every language. */
export function loadSamples(folder = CARDS_FOLDER): Sample[] {
  return CARD_NAMES.flatMap((card) => {
    const file = readFileSync(join(folder, 'samples', `${card}.json`), 'utf8');
    const samples = Object.entries(JSON.parse(file) as Record<string, CardData>);
    return samples.flatMap(([what, data]) =>
      LANGUAGES.map((language) => ({ name: `${card}.${what}.${language}`, view: { card, language, data } })),
    );
  });
}
