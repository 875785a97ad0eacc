import type { CalendarDay } from '../calendar/school-calendar.ts';
import type { DayTest } from '../calendar/school-days.ts';
import type { Activity } from './activity.ts';

/** Pupils are asked on days when they are at school; everybody else on days when the staff are. */
export function dayTestOf(activity: Pick<Activity, 'kind'>): DayTest {
  return activity.kind === 'pupilVoice' ? isSharedDay : isStaffDay;
}

function isStaffDay(day: CalendarDay): boolean {
  return day.teacherDay;
}

function isSharedDay(day: CalendarDay): boolean {
  return day.teacherDay && day.pupilDay;
}
