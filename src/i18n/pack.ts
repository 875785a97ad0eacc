import { IntlMessageFormat } from 'intl-messageformat';
import type { LanguagePack } from '../domain/language-pack.ts';
import { CATALOGUES } from './catalogue.ts';
import { parameters } from './parameters.ts';
import type { TextParams } from './translate.ts';

/** What pupils and parents read: their pages, and the refusals that are said there. Sheets for teachers are not in it. */
const IN_A_PACK =
  /^pupil\.(?!sheet\.|loopBack\.(sheet|file|to)|product|whichOwner|tooMany)|^refusal\.(CODE|TOGETHER)\.|^refusal\.(BUSY|FORM\.(EMPTY|TOO_LONG|NATIONAL_ID)|SAFETY\.NO_SCHOOL|SAFETY\.NO_LEADER|VOICE\.(TOO_FULL|BLANK))$/;

/** Every text of a pack, with what it says in bokmål. */
export function packTexts(): ReadonlyMap<string, string> {
  return new Map([...CATALOGUES.nb].filter(([key]) => IN_A_PACK.test(key)));
}

/** What is wrong with one text: it does not parse, or asks for other parameters than the original. */
export function packTextFault(original: string, words: string): string | undefined {
  try {
    const [wanted, found] = [parameters(original), parameters(words)];
    const differs = wanted.join() !== found.join();
    return differs ? `the parameters ${named(wanted)}, as in «${original}»` : undefined;
  } catch {
    return 'a text where every { has its }';
  }
}

function named(parametersOf: string[]): string {
  return parametersOf.length === 0 ? 'none' : parametersOf.map((one) => `{${one}}`).join(', ');
}

const formats = new WeakMap<LanguagePack, Map<string, IntlMessageFormat>>();

/** A text of the pack; undefined where it has none, and the school's målform is used. */
export function packSay(pack: LanguagePack, key: string, params: TextParams): string | undefined {
  const pattern = pack.texts[key];
  if (pattern === undefined) return undefined;
  const known = formats.get(pack) ?? new Map<string, IntlMessageFormat>();
  formats.set(pack, known);
  const format = known.get(key) ?? new IntlMessageFormat(pattern, pack.tag, undefined, { ignoreTag: true });
  known.set(key, format);
  return String(format.format(params));
}
