import type { SchoolId } from '../people/people.ts';
import { type Result, refuse } from '../result.ts';
import type { IsoDate } from '../time.ts';
import { readText } from '../voice/answer.ts';

/** At most four at a time (domain.md 7.7); a fifth needs a reason. */
export const MAX_FOCUS_AREAS = 4;

export const FOCUS_ENDS = ['finished', 'stopped'] as const;
export type FocusEnd = (typeof FOCUS_ENDS)[number];

/** fokusområde: what a school, or the owner, has chosen to work on. Few at a time, so that they get finished. */
export interface FocusArea {
  /** `<school or 'owner'>:<random>` */
  id: string;
  /** Absent for the owner's own. */
  school?: SchoolId;
  title: string;
  /** What will be seen when it goes well. */
  sign: string;
  openedOn: IsoDate;
  /** The owner may read a school's. */
  shared: boolean;
  /** Why there is a fifth. */
  reason?: string;
  /** The days on which it was looked at and carried on. */
  carriedOn: IsoDate[];
  closed?: { how: FocusEnd; on: IsoDate; text: string };
}

export function isOpenFocus(area: Pick<FocusArea, 'closed'>): boolean {
  return area.closed === undefined;
}

/** `others`: how many are open already; from four on a reason is asked for. */
export function readFocus(
  base: Pick<FocusArea, 'id' | 'school' | 'openedOn'>,
  values: Record<string, string>,
  others: number,
): Result<{ area: FocusArea }> {
  const title = readText(values, 'title', { max: 80 });
  if (!title.ok) return title;
  const sign = readText(values, 'sign', { max: 300 });
  if (!sign.ok) return sign;
  const reason = readText(values, 'reason', { max: 300, required: false });
  if (!reason.ok) return reason;
  if (others >= MAX_FOCUS_AREAS && reason.text === '')
    return refuse('FOCUS.FOUR', { max: MAX_FOCUS_AREAS, field: 'reason' });
  const said = { title: title.text, sign: sign.text, shared: values.shared === 'true' };
  const area: FocusArea = { ...base, ...said, carriedOn: [] };
  return { ok: true, area: others >= MAX_FOCUS_AREAS ? { ...area, reason: reason.text } : area };
}

export function closeFocus(
  area: FocusArea,
  values: Record<string, string>,
  on: IsoDate,
): Result<{ area: FocusArea }> {
  if (!isOpenFocus(area)) return refuse('FOCUS.CLOSED');
  const how = FOCUS_ENDS.find((one) => one === values.how);
  if (!how) return refuse('FORM.EMPTY', { field: 'how' });
  const text = readText(values, 'text', { max: 300 });
  return text.ok ? { ok: true, area: { ...area, closed: { how, on, text: text.text } } } : text;
}

/** «Videreføre»: looked at, and carried on. Twice on a day is once. */
export function carryOn(area: FocusArea, on: IsoDate): Result<{ area: FocusArea }> {
  if (!isOpenFocus(area)) return refuse('FOCUS.CLOSED');
  return { ok: true, area: { ...area, carriedOn: [...area.carriedOn.filter((day) => day !== on), on] } };
}
