import type { OwnState, OwnWindow } from '../../domain/cycle/own-year.ts';
import type { Language } from '../../domain/language.ts';
import type { IsoDate, SchoolYear } from '../../domain/time.ts';

/** From the outermost in: what the school has itself, what its plan has, its owner's, and the country's. */
export const RINGS = ['own', 'school', 'owner', 'national'] as const;
export type Ring = (typeof RINGS)[number];

/** Said by shape and in words as well as by colour. */
export type MarkState = OwnState;

/** Each has its own shape; everything else is an activity or a date of the plan. */
export type OwnKind = 'round' | 'followUp' | 'meeting';

/** A round on the wheel: a bar through the year, with its number. */
export interface RoundBar {
  n: number;
  /** Undefined while it goes on. */
  endedOn?: IsoDate;
  windows: OwnWindow[];
}

/** One activity, or one date, on the wheel. */
export interface WheelMark {
  id: string;
  ring: Ring;
  /** A meeting also stands in the plan, before it has a day. */
  kind?: OwnKind;
  round?: RoundBar;
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
  /** The owner's own wheel has no rounds and no tiltak. */
  of: 'school' | 'owner';
  marks: WheelMark[];
  breaks: WheelBreak[];
  language: Language;
}

export type WheelTheme = 'light' | 'dark';
