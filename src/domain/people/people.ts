import type { Language, WrittenStandard } from '../language.ts';
import type { MinGroups } from '../privacy/min-group.ts';
import type { ClockTime, IsoDate, Weekday } from '../time.ts';

export type OwnerId = string;
export type SchoolId = string;
export type TeamId = string;
export type PersonId = string;
export type ClassId = string;

export const ROLES = [
  'educationDirector',
  'ownerAdvisor',
  'principal',
  'deputyPrincipal',
  'teamLead',
  'teacher',
  'otherProfession',
  'pupilCouncilContact',
  'parentCommitteeContact',
] as const;
export type Role = (typeof ROLES)[number];

export interface Owner {
  id: OwnerId;
  name: string;
  kind: 'municipality' | 'county' | 'board';
  /** IANA zone, Europe/Oslo by default. */
  timeZone: string;
  language: WrittenStandard;
  /** Higher minimum groups than the program's, from the owner's folder. */
  minGroups?: Partial<MinGroups>;
  /** The same, set in the chat; a folder that is read again leaves them. */
  raisedGroups?: Partial<MinGroups>;
}

/** A weekly slot in the school's own time: fellestid, teamtid, utviklingstid. */
export interface WeeklySlot {
  weekday: Weekday;
  start: ClockTime;
  end: ClockTime;
}

export interface School {
  id: SchoolId;
  name: string;
  writtenStandard: WrittenStandard;
  orgNumber?: string;
  yearLevels: { from: number; to: number };
  /** Nothing is sent outside these hours. */
  hours: { start: ClockTime; end: ClockTime };
  /** fellestid: where prompts go by preference. */
  sharedTime: WeeklySlot[];
  /** Set while rektor holds the wheel ("en tung uke"): nothing but safety is sent until this day. */
  heldUntil?: IsoDate;
}

export interface Team {
  id: TeamId;
  school: SchoolId;
  name: string;
}

export interface SchoolClass {
  id: ClassId;
  school: SchoolId;
  name: string;
  yearLevel: number;
  /** Number of pupils. */
  size: number;
  /** The kommune has switched on that the class can answer in its own channel of Teams or Slack. */
  chat?: true;
}

export interface Preferences {
  /** How many reminders at most per prompt. */
  reminders: 0 | 1 | 2;
  /** Away (leave, holiday) up to and including this day. */
  pausedUntil?: IsoDate;
  /** «avmeld»: nothing is sent until the person comes back. */
  stopped: boolean;
}

export interface Person {
  id: PersonId;
  name: string;
  /** Lower case; how Teams and Slack users are matched to the roster. */
  email: string;
  /** Empty for owner staff. */
  schools: SchoolId[];
  roles: Role[];
  teams: TeamId[];
  /** The classes that a teacher is kontaktlærer for. */
  homeroomOf?: ClassId[];
  language: Language;
  preferences: Preferences;
  /** False once the person has left; kept until retention removes it. */
  active: boolean;
}

export function hasRole(person: Person, ...roles: Role[]): boolean {
  return roles.some((role) => person.roles.includes(role));
}

export function isOwnerStaff(person: Person): boolean {
  return hasRole(person, 'educationDirector', 'ownerAdvisor');
}

/** rektor or inspektør/avdelingsleder at this school. */
export function leadsSchool(person: Person, school: SchoolId): boolean {
  return person.schools.includes(school) && hasRole(person, 'principal', 'deputyPrincipal');
}
