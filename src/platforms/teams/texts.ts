import type { Message } from '../../app/ports/messenger.ts';
import type { CardView } from '../../app/view.ts';
import { text } from '../../app/view.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Translate } from '../../i18n/translate.ts';

/** What this platform says by itself. */
export interface TeamsTexts {
  say(language: Language, key: `teams.${string}`): string;
  notSaved(language: Language): Message;
  /** Somebody installed the bot in a channel and may not say whose it is. */
  whoMayLink(language: Language): string;
}

export function createTexts(translate: Translate, render: (view: CardView) => Message): TeamsTexts {
  return {
    say: (language, key) => translate(language, key),
    whoMayLink: (language) => translate(language, 'refusal.NOT_ALLOWED.CHANNEL'),
    notSaved: (language) =>
      render({
        card: 'notice',
        language,
        data: { title: text('teams.notSavedTitle'), lead: text('teams.notSavedLead') },
      }),
  };
}

/** Until the person is known: what the client speaks, and Norwegian when it speaks something else. */
export function languageOf(locale: string | null | undefined): Language {
  const spoken = (locale ?? '').slice(0, 2).toLowerCase();
  return LANGUAGES.find((one) => one === spoken) ?? 'nb';
}
