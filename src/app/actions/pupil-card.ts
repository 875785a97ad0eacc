import { refuse } from '../../domain/result.ts';
import type { Refused } from '../use-case.ts';

/** Somebody whom the roster knows pressed the class's card: it is for those whom it does not know. */
export async function notForStaff(): Promise<Refused> {
  return refuse('PUPIL_CARD.NOT_YOURS');
}
