import { addDays } from '../calendar/dates.ts';
import { firstYearOf, schoolYearOf, spanOf } from '../calendar/weeks.ts';
import type { IsoDate, SchoolYear } from '../time.ts';
import { becomesSource, type Prompt } from '../voice/prompt.ts';

/** Raw answers and votes (domain.md 4.2: 60-90 days after the window). */
export const RAW_ANSWER_DAYS = 90;
/** § 12-4 alerts, after a person has taken them over into the school's own case system. */
export const ACKNOWLEDGED_ALERT_DAYS = 90;

/** What a team, the elevråd or FAU says together is working material until the end of the next school year. */
export function sharedDeletedOn(closed: IsoDate): IsoDate {
  return `${firstYearOf(schoolYearOf(closed)) + 2}-07-31`;
}

/** Kept until the end of the next school year, so that last year's next step can be seen. */
export function selfCheckDeletedOn(schoolYear: SchoolYear): IsoDate {
  return sharedDeletedOn(spanOf(schoolYear).first);
}

export function rawDeletedOn(closed: IsoDate): IsoDate {
  return addDays(closed, RAW_ANSWER_DAYS);
}

export function isTeamPrompt(prompt: Pick<Prompt, 'id'>): boolean {
  return prompt.id.endsWith(':team');
}

/** The day on which what was answered to a prompt is removed; the same day that its card says. */
export function deletedOn(prompt: Pick<Prompt, 'id' | 'purpose'>, closed: IsoDate): IsoDate {
  return isTeamPrompt(prompt) || becomesSource(prompt.purpose)
    ? sharedDeletedOn(closed)
    : rawDeletedOn(closed);
}
