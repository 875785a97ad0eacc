import type { Message } from '../app/ports/messenger.ts';
import { CARD_NAMES, type CardName, type CardView } from '../app/view.ts';
import { createTranslate, type TextProblem } from '../i18n/translate.ts';
import { cardModel } from './card-model.ts';
import { fallbackText } from './fallback-text.ts';
import { CARDS_FOLDER } from './folder.ts';
import { createSay } from './say.ts';
import { drawWithinLimits } from './shorten.ts';
import { loadTemplates } from './templates.ts';
import { checkView } from './view-schema.ts';

export interface Cards {
  /** Throws `CARD.VIEW` when the view is not one; a use case made it, so that is a fault of ours. */
  render(view: CardView): Message;
  names: readonly CardName[];
}

export interface CardsOptions {
  /** Where the templates are; `cards/` of this project when absent. */
  folder?: string;
  /** Called for a text that is missing. Without it that throws: production gives one that logs. */
  onTextProblem?: (problem: TextProblem) => void;
}

/** What a card says (`CardView`) as what a platform sends (`Message`). Reads the templates once. */
export function createCards({ folder = CARDS_FOLDER, onTextProblem }: CardsOptions = {}): Cards {
  const translate = createTranslate(onTextProblem ? { onProblem: onTextProblem } : {});
  const templates = loadTemplates(folder, translate);
  return {
    names: CARD_NAMES,
    render(view) {
      const { card, language, data, own } = checkView(view);
      const say = createSay(translate, language);
      const fallback = fallbackText(say, data);
      const model = cardModel(say, { card, language, data }, fallback);
      const drawn = drawWithinLimits(say, model, (smaller) => templates.draw(card, language, smaller));
      return { card: drawn, fallbackText: fallback, language, ...(own ? { own } : {}) };
    },
  };
}
