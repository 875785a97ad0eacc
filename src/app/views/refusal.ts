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
