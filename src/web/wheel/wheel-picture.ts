import type { Language } from '../../domain/language.ts';
import type { IsoDate, SchoolYear } from '../../domain/time.ts';

export const RINGS = ['school', 'owner', 'national'] as const;
export type Ring = (typeof RINGS)[number];

/** Said by shape and in words as well as by colour. */
export type MarkState = 'done' | 'now' | 'coming';

/** One activity, or one date, on the wheel. */
export interface WheelMark {
  id: string;
  ring: Ring;
  title: string;
  /** Why, or what the date is. */
  text: string;
  date: IsoDate;
  /** The last day of the window; the same as `date` for a single day. */
  until: IsoDate;
  state: MarkState;
  /** Comes again all year, as every week: drawn small. */
  minor?: boolean;
  /** «flyttet fra 17. mai: helligdag», «foreløpig dato» */
  note?: string;
}

/** A school-free time of several days. */
export interface WheelBreak {
  from: IsoDate;
  to: IsoDate;
}

/** Everything that the drawing needs: it knows no store and no clock. */
export interface WheelPicture {
  schoolYear: SchoolYear;
  today: IsoDate;
  /** The school or the owner. */
  name: string;
  marks: WheelMark[];
  breaks: WheelBreak[];
  language: Language;
}

export type WheelTheme = 'light' | 'dark';
