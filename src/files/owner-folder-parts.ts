import type { OwnerData } from '../app/import-owner.ts';

/** What an owner's folder holds, with the default wheel under the owner's own, and a calendar for each school and year. */
export interface OwnerFolder extends OwnerData {
  schoolYears: string[];
}
