import type { Audience } from '../cycle/activity.ts';
import { hasRole, isOwnerStaff, type Person, type SchoolId } from './people.ts';

/** The active people of a school (or the owner) that an audience means; 'teamChannel' means no person. */
export function addresseesOf(audience: Audience[], people: Person[], school: SchoolId | undefined): Person[] {
  return people.filter((person) => person.active && audience.some((one) => belongs(one, person, school)));
}

function belongs(audience: Audience, person: Person, school: SchoolId | undefined): boolean {
  if (audience === 'owner') return isOwnerStaff(person);
  if (school !== undefined && !person.schools.includes(school)) return false;
  switch (audience) {
    case 'allStaff':
      return hasRole(person, 'principal', 'deputyPrincipal', 'teamLead', 'teacher', 'otherProfession');
    case 'teachers':
      return hasRole(person, 'teamLead', 'teacher', 'otherProfession');
    case 'teamLeads':
      return hasRole(person, 'teamLead');
    case 'leadership':
      return hasRole(person, 'principal', 'deputyPrincipal');
    case 'principal':
      return hasRole(person, 'principal');
    case 'pupilCouncilContact':
      return hasRole(person, 'pupilCouncilContact');
    case 'parentCommitteeContact':
      return hasRole(person, 'parentCommitteeContact');
    case 'teamChannel':
      return false;
  }
}
