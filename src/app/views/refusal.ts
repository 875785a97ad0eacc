import type { Language } from '../../domain/language.ts';
import type { Refusal } from '../../domain/result.ts';
import { type CardData, type CardView, text } from '../view.ts';

/** A refusal as a card: what is wrong and what to do instead. */
export function refusalView(language: Language, refusal: Refusal): CardView {
  return {
    card: 'notice',
    language,
    data: { title: text(titleOf(refusal)), lead: refusalText(refusal) },
  };
}

/** Nothing went wrong where it is simply somebody else who does this. */
function titleOf({ code }: Refusal): string {
  return code.startsWith('NOT_ALLOWED.') ? 'help.others' : 'refusal.title';
}

/**
 * What somebody had written stands under the refusal where no form holds it, so that it can be copied. Only words: what was
 * chosen from a list has no blanks in it.
 */
export function keepingWords(view: CardView, values: Record<string, string>): CardView {
  const { fields = [], sections = [] } = view.data;
  const written = Object.values(values).filter((one) => /\S\s+\S/.test(one));
  if (written.length === 0 || fields.some(({ id }) => values[id] !== undefined)) return view;
  const kept = { heading: text('answered.yourWords'), quotes: written.map((words) => ({ text: words })) };
  return { ...view, data: { ...view.data, sections: [...sections, kept] } };
}

export function refusalText(refusal: Refusal) {
  return text(`refusal.${refusal.code}`, refusal.params ?? {});
}

/** The same form again with what was typed, and the reason at its field or at the top. */
export function formAgain(view: CardView, values: Record<string, string>, refusal: Refusal): CardView {
  const field = refusal.params?.field;
  const fields = view.data.fields?.map((one) => ({
    ...one,
    value: values[one.id] ?? one.value ?? '',
    ...(one.id === field ? { error: refusalText(refusal) } : {}),
  }));
  const atField = fields?.some((one) => one.id === field) ?? false;
  const data: CardData = { ...view.data };
  if (fields) data.fields = fields;
  if (!atField) data.notice = refusalText(refusal);
  return { ...view, data };
}
