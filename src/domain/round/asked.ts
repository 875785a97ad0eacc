import { hasRole, type Person, type Team } from '../people/people.ts';

/** Staff who are asked for their own reflection: members of the chosen teams. */
export function askedStaff(people: Person[], teams: Team['id'][]): Person[] {
  return people.filter(
    (person) =>
      hasRole(person, 'teamLead', 'teacher', 'otherProfession') &&
      person.teams.some((team) => teams.includes(team)),
  );
}
