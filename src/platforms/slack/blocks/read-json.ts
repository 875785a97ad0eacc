/** Reading of cards that nobody has checked: each reader gives a value of its type or a harmless one, and never throws. */
export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text of a property; numbers and truth values too, as templates put them there. */
export function str(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Names of styles are compared without regard to case, as the card renderers do. */
export function word(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

export function typeOf(value: unknown): string {
  return isObject(value) ? str(value.type) : '';
}
