import type { Message } from '../../app/ports/messenger.ts';
import { type CardView, type Phrase, text } from '../../app/view.ts';
import { createSay } from '../../cards/say.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Labels, SayFault } from './blocks/index.ts';

/** What this platform says by itself. */
export interface SlackTexts {
  say(language: Language, key: `slack.${string}`): string;
  /** A phrase of a view, where it does not stand in a card. */
  phrase(language: Language, phrase: Phrase): string;
  /** The few words the converter has to write. */
  labels(language: Language): Partial<Labels>;
  /** What is wrong with a field, said at the field. */
  fault(language: Language): SayFault;
  /** A short card in Slack's own matters: «being saved», «not saved». */
  notice(language: Language, matter: Matter): Message;
}

export type Matter = 'saving' | 'notSaved' | 'formGone' | 'tooSlow' | 'thanks';

export function createTexts(translate: Translate, render: (view: CardView) => Message): SlackTexts {
  return {
    say: (language, key) => translate(language, key),
    phrase: (language, phrase) => createSay(translate, language)(phrase).text,
    labels: (language) => labelsIn(translate, language),
    fault: (language) => (fault) => translate(language, `slack.fault.${fault.code}`, { ...fault }),
    notice: (language, matter) =>
      render({
        card: 'notice',
        language,
        data: { title: text(`slack.${matter}.title`), lead: text(`slack.${matter}.lead`) },
      }),
  };
}

export function labelsIn(translate: Translate, language: Language): Partial<Labels> {
  return {
    image: translate(language, 'slack.label.image'),
    button: translate(language, 'slack.label.button'),
    submit: translate(language, 'slack.label.submit'),
    close: translate(language, 'slack.label.close'),
    title: translate(language, 'slack.label.title'),
    open: translate(language, 'slack.label.open'),
  };
}

/** Until the person is known: what the client speaks, and Norwegian when it speaks something else. */
export function languageOf(locale: string | null | undefined): Language {
  const spoken = (locale ?? '').slice(0, 2).toLowerCase();
  return LANGUAGES.find((one) => one === spoken) ?? 'nb';
}
