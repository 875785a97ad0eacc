import {
  type ClassId,
  hasRole,
  isOwnerStaff,
  leadsSchool,
  type Person,
  type SchoolId,
  type TeamId,
} from '../people/people.ts';

/** Every kind of content the product holds. */
export const CONTENT_KINDS = [
  /** A person's own answer, with the name on. */
  'ownAnswer',
  /** The same words once shared with the team, without the name. */
  'sharedAnswer',
  'teamAnswer',
  'sourceNote',
  /** «tre ting» and other nameless answers, as text or figure. */
  'unnamedAnswers',
  'summary',
  'finding',
  'ballot',
  'tally',
  'goal',
  'measure',
  'followUp',
  'competenceNeed',
  'loopBack',
  /** Which phase a round is in, dates, the five prerequisites. */
  'process',
  /** What a school has chosen to work on; `shared` is the area's own. */
  'focusArea',
  /** The leaders' own words about the ten recommendations. */
  'leaderSelfCheck',
  'helpRequest',
  'commitment',
  'agenda',
  'minutes',
  /** Who has answered. */
  'participation',
  /** § 12-4: a message to an adult. */
  /** A class's own words, before an adult has read them. */
  'classWords',
  /** The same of classes that are too small alone. */
  'mergedWords',
  /** What one class answered: bands, and words that an adult has let go on. */
  'classResult',
  /** What the school's pupils (or parents) answered as a whole. */
  'voiceResult',
  'safetyAlert',
  /** The same, about somebody in the school's leadership. */
  'safetyAlertOnLeaders',
  'criticalFriendNote',
  /** What a team tells of its group after elevsamtaler and analysis, and what the leadership concludes. */
  'resultNote',
  'resultsConversation',
  /** Udir's public figures of the own school, over years. */
  'publicFigure',
  /** A practice story before rektor has put it into the report. */
  'offeredStory',
] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** The content's place: whose it is, which team and school, and whether rektor has shared the round. */
export interface ContentPlace {
  person?: string;
  team?: TeamId;
  /** A class, where the content is one class's. */
  group?: ClassId;
  school?: SchoolId;
  shared: boolean;
}

/** A person's standing towards a piece of content, the closest that applies. */
export const STANDINGS = [
  'self',
  'sameTeam',
  'leader',
  'sameSchool',
  /** Contact teacher of the class; besides what one is otherwise. */
  'homeroom',
  /** The elevråd's contact; besides what one is otherwise. */
  'contact',
  /** FAU's contact: gave input, but does not work at the school. */
  'contributor',
  'owner',
  'ownerAfterSharing',
  'stranger',
] as const;
export type Standing = (typeof STANDINGS)[number];

const NOBODY: readonly Standing[] = [];
const SCHOOL: readonly Standing[] = ['self', 'sameTeam', 'leader', 'sameSchool'];
const SCHOOL_THEN_OWNER: readonly Standing[] = [...SCHOOL, 'ownerAfterSharing'];
const BOTH_SIDES: readonly Standing[] = ['leader', 'owner', 'ownerAfterSharing'];

/** Who may see what: the one table. A kind that is not listed for a standing is never shown to it. */
export const VISIBILITY: Record<ContentKind, readonly Standing[]> = {
  ownAnswer: ['self'],
  sharedAnswer: ['self', 'sameTeam'],
  teamAnswer: SCHOOL,
  sourceNote: SCHOOL,
  unnamedAnswers: SCHOOL,
  summary: SCHOOL_THEN_OWNER,
  finding: SCHOOL_THEN_OWNER,
  ballot: NOBODY,
  tally: SCHOOL,
  goal: SCHOOL_THEN_OWNER,
  measure: SCHOOL_THEN_OWNER,
  followUp: SCHOOL_THEN_OWNER,
  competenceNeed: SCHOOL_THEN_OWNER,
  loopBack: [...SCHOOL_THEN_OWNER, 'contributor'],
  focusArea: SCHOOL_THEN_OWNER,
  leaderSelfCheck: ['leader'],
  process: [...SCHOOL, 'owner', 'ownerAfterSharing'],
  helpRequest: BOTH_SIDES,
  commitment: BOTH_SIDES,
  // 'self': a guest at the meeting.
  agenda: ['self', ...BOTH_SIDES],
  minutes: ['self', ...BOTH_SIDES],
  participation: NOBODY,
  classWords: ['homeroom'],
  mergedWords: ['leader'],
  classResult: ['leader', 'homeroom', 'contact'],
  voiceResult: [...SCHOOL_THEN_OWNER, 'contributor'],
  safetyAlert: ['leader'],
  safetyAlertOnLeaders: ['owner', 'ownerAfterSharing'],
  criticalFriendNote: ['self'],
  resultNote: SCHOOL,
  resultsConversation: SCHOOL,
  publicFigure: [...SCHOOL, 'owner', 'ownerAfterSharing'],
  offeredStory: ['leader'],
};

/** The closest standing of a person towards content. */
export function standing(person: Person, place: ContentPlace): Standing {
  if (!person.active) return 'stranger';
  if (place.person !== undefined && place.person === person.id) return 'self';
  if (place.school !== undefined) {
    if (leadsSchool(person, place.school)) return 'leader';
    if (person.schools.includes(place.school)) {
      if (place.team !== undefined && person.teams.includes(place.team)) return 'sameTeam';
      return worksAtSchool(person) ? 'sameSchool' : 'contributor';
    }
  }
  if (isOwnerStaff(person)) return place.shared ? 'ownerAfterSharing' : 'owner';
  return 'stranger';
}

/**
 * Whether a standing alone opens it: for a picture that a whole kind of readers gets, where nobody is a guest or a
 * teammate. `shared` is whether rektor has shared the content's round.
 */
export function standingSees(who: Standing, kind: ContentKind, shared: boolean): boolean {
  const closest = who === 'owner' && shared ? 'ownerAfterSharing' : who;
  return VISIBILITY[kind].includes(closest);
}

/** Whether this person may see this kind of content in this place. */
export function maySee(person: Person, kind: ContentKind, place: ContentPlace): boolean {
  const closest = standing(person, place);
  // A leader is also a colleague; being a team's leader does not open what only the team shares.
  if (VISIBILITY[kind].includes(closest) || (closest === 'leader' && isOwnTeam(person, kind, place)))
    return true;
  return besides(person, place).some((one) => VISIBILITY[kind].includes(one));
}

/** What somebody of the school is besides: a class's contact teacher, the elevråd's contact. */
function besides(person: Person, { school, group }: ContentPlace): Standing[] {
  if (!person.active || school === undefined || !person.schools.includes(school)) return [];
  const more: Standing[] = [];
  if (group !== undefined && person.homeroomOf?.includes(group)) more.push('homeroom');
  if (hasRole(person, 'pupilCouncilContact')) more.push('contact');
  return more;
}

function isOwnTeam(person: Person, kind: ContentKind, place: ContentPlace): boolean {
  return (
    place.team !== undefined && person.teams.includes(place.team) && VISIBILITY[kind].includes('sameTeam')
  );
}

function worksAtSchool(person: Person): boolean {
  return hasRole(
    person,
    'principal',
    'deputyPrincipal',
    'teamLead',
    'teacher',
    'otherProfession',
    'pupilCouncilContact',
  );
}
