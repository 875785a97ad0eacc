import type { Person, School } from '../src/domain/people/people.ts';

export const TENANT = '7a0c2f5e-1111-4222-8333-abcdefabcdef';
export const SLACK_TEAM = 'T0ONE';

export type Kind = 'bare teams' | 'bare slack' | 'teams' | 'slack';

/** What the server's process is told. */
export interface ToServe {
  kind: Kind;
  storeUrl: string;
  issuer: { issuer: string; openIdMetadataUrl: string };
  /** Of the connector that stands for Teams. */
  connectorHost: string;
  /** Of the Web API that stands for Slack. */
  apiUrl: string;
  /** Where the addresses of Slack's buttons lead. */
  hooksUrl: string;
}

/** What it says when it listens. */
export interface Served {
  url: string;
  /** What its clock says, for signatures. */
  now: number;
  prompt: string;
  question: string;
}

export function userOf(person: { id: string }): string {
  return `U${person.id.toUpperCase().replace(/[^A-Z0-9]/g, '')}`;
}

/** The people of the largest school, who are all asked the same. */
export function staffOf({ people, schools }: { people: Person[]; schools: School[] }): Person[] {
  const staffs = schools.map(({ id }) => people.filter((person) => person.schools.includes(id)));
  return staffs.reduce((most, staff) => (staff.length > most.length ? staff : most), []);
}
