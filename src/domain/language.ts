export const LANGUAGES = ['nb', 'nn', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** hovedmål: a school's legal written standard towards pupils and parents (opplæringslova § 15-2). */
export type WrittenStandard = 'nb' | 'nn';

export type Localized = Record<Language, string>;
