import type { Phrase } from '../app/view.ts';
import type { Language } from '../domain/language.ts';
import { formatDay, formatFullDate, formatList, formatMoment } from '../i18n/dates.ts';
import type { TextParams, Translate } from '../i18n/translate.ts';

export interface Words {
  text: string;
  /** Holds something a person wrote, or a name: never to be read as markdown. */
  byPeople: boolean;
}

/** Phrases in one language. */
export type Say = (phrase: Phrase) => Words;

/** For one card: the same phrase, as its title, is said in several places of it. */
export function createSay(translate: Translate, language: Language): Say {
  const known = new Map<Phrase, Words>();
  return say;

  function say(phrase: Phrase): Words {
    if (typeof phrase === 'string') return { text: phrase, byPeople: true };
    const before = known.get(phrase);
    if (before) return before;
    const words = said(phrase);
    known.set(phrase, words);
    return words;
  }

  function said(phrase: Exclude<Phrase, string>): Words {
    if ('$date' in phrase) return ours(formatDay(language, phrase.$date));
    if ('$fullDate' in phrase) return ours(formatFullDate(language, phrase.$fullDate));
    if ('$time' in phrase) return ours(formatMoment(language, phrase.$time, phrase.zone));
    if ('$localized' in phrase) return planned(phrase.$localized[language]);
    if ('$list' in phrase) {
      const parts = phrase.$list.map(say);
      const text = formatList(
        language,
        parts.map((part) => part.text),
      );
      return { text, byPeople: parts.some((part) => part.byPeople) };
    }
    return sentence(phrase.$text, phrase.params);
  }

  function ours(text: string): Words {
    return { text, byPeople: false };
  }

  /** Words of a plan file: ours or the owner's, so a heading may hold them when there is nothing to read as markdown. */
  function planned(words: string): Words {
    return {
      text: words,
      byPeople: !/^[^\\`*_{}[\]<>#+!|~&]+$/.test(words) || /^\s*(\d+[.)]|-)/.test(words),
    };
  }

  function sentence(key: string, params: Record<string, Phrase | number> = {}): Words {
    const values: TextParams = {};
    let byPeople = false;
    for (const [name, value] of Object.entries(params)) {
      if (typeof value === 'number') {
        values[name] = value;
        continue;
      }
      const words = say(value);
      values[name] = words.text;
      byPeople ||= words.byPeople;
    }
    return { text: translate(language, key, values), byPeople };
  }
}
