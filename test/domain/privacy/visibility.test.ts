import { describe, expect, it } from 'vitest';
import { type Person, ROLES, type Role } from '../../../src/domain/people/people.ts';
import {
  CONTENT_KINDS,
  type ContentKind,
  type ContentPlace,
  maySee,
  VISIBILITY,
} from '../../../src/domain/privacy/visibility.ts';

function person(role: Role, more: Partial<Person> = {}): Person {
  const owner = role === 'ownerAdvisor' || role === 'educationDirector';
  return {
    id: `the-${role}`,
    name: role,
    email: `${role}@fjordvik.example`,
    schools: owner ? [] : ['nordlia'],
    roles: [role],
    teams: role === 'teacher' || role === 'teamLead' ? ['team-a'] : [],
    language: 'nb',
    preferences: { reminders: 2, stopped: false },
    active: true,
    ...more,
  };
}

/** What each role sees of somebody else's content at its own school, in its own team, not shared with the owner. */
const STAFF: ContentKind[] = [
  'teamAnswer',
  'sourceNote',
  'unnamedAnswers',
  'summary',
  'finding',
  'tally',
  'goal',
  'measure',
  'followUp',
  'competenceNeed',
  'focusArea',
  'loopBack',
  'process',
  'voiceResult',
  'resultNote',
  'resultsConversation',
  'publicFigure',
];
const LEADER: ContentKind[] = [
  ...STAFF,
  'helpRequest',
  'commitment',
  'agenda',
  'minutes',
  'leaderSelfCheck',
  'safetyAlert',
  'mergedWords',
  'classResult',
  'offeredStory',
];
const OWNER: ContentKind[] = [
  'process',
  'publicFigure',
  'safetyAlertOnLeaders',
  'helpRequest',
  'commitment',
  'agenda',
  'minutes',
];
const SHARED: ContentKind[] = [
  'summary',
  'finding',
  'goal',
  'measure',
  'followUp',
  'competenceNeed',
  'focusArea',
  'loopBack',
  'voiceResult',
];

const AT_HOME: Record<Role, ContentKind[]> = {
  educationDirector: OWNER,
  ownerAdvisor: OWNER,
  principal: LEADER,
  deputyPrincipal: LEADER,
  teamLead: [...STAFF, 'sharedAnswer'],
  teacher: [...STAFF, 'sharedAnswer'],
  otherProfession: STAFF,
  pupilCouncilContact: [...STAFF, 'classResult'],
  parentCommitteeContact: ['loopBack', 'voiceResult'],
};

const place: ContentPlace = { person: 'somebody-else', school: 'nordlia', team: 'team-a', shared: false };

describe('who may see what', () => {
  it.each(ROLES)('%s, every kind of content, at the own school', (role) => {
    const seen = CONTENT_KINDS.filter((kind) => maySee(person(role), kind, place));
    expect(seen.sort()).toEqual([...AT_HOME[role]].sort());
  });

  it.each(ROLES)('%s, every kind of content, at another school', (role) => {
    const seen = CONTENT_KINDS.filter((kind) =>
      maySee(person(role), kind, { ...place, school: 'holmen', team: 'team-h' }),
    );
    expect(seen.sort()).toEqual(OWNER === AT_HOME[role] ? [...OWNER].sort() : []);
  });

  it.each(ROLES)('%s, after «Ferdigstill og del»', (role) => {
    const more = AT_HOME[role] === OWNER ? SHARED : [];
    const seen = CONTENT_KINDS.filter((kind) => maySee(person(role), kind, { ...place, shared: true }));
    expect(seen.sort()).toEqual([...AT_HOME[role], ...more].sort());
  });

  it.each(ROLES)('%s, once they have left: nothing', (role) => {
    const gone = person(role, { active: false });
    expect(CONTENT_KINDS.filter((kind) => maySee(gone, kind, { ...place, shared: true }))).toEqual([]);
  });

  it("a class's words are for its contact teacher, and for no colleague and no leader", () => {
    const ofClass: ContentPlace = { school: 'nordlia', group: 'nordlia-6a', shared: true };
    const teacher = person('teacher', { homeroomOf: ['nordlia-6a'] });
    expect(
      ['classWords', 'classResult'].map((kind) => maySee(teacher, kind as ContentKind, ofClass)),
    ).toEqual([true, true]);
    for (const role of ROLES) {
      const other = person(role, { homeroomOf: ['nordlia-6b'] });
      expect(maySee(other, 'classWords', ofClass), role).toBe(false);
    }
    expect(maySee({ ...teacher, active: false }, 'classWords', ofClass)).toBe(false);
  });

  it('nobody at all sees a ballot or who has answered', () => {
    expect(VISIBILITY.ballot).toEqual([]);
    expect(VISIBILITY.participation).toEqual([]);
  });

  it("one's own words are one's own, whatever the role", () => {
    for (const role of ROLES) {
      const self = person(role);
      expect(maySee(self, 'ownAnswer', { ...place, person: self.id })).toBe(true);
      expect(maySee(self, 'ownAnswer', place)).toBe(false);
    }
  });

  it('a team lead of another team does not see what a team shares', () => {
    const lead = person('teamLead', { teams: ['team-b'] });
    expect(maySee(lead, 'sharedAnswer', place)).toBe(false);
  });
});
