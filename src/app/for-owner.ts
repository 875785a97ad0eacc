import { groupsOf } from '../domain/people/owner-settings.ts';
import type { Owner } from '../domain/people/people.ts';
import type { App } from './use-case.ts';

/** The app with what this owner has set. */
export function forOwner(app: App, owner: Owner): App {
  return { ...app, minGroups: groupsOf(owner) };
}
