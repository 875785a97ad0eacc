import type { EpochMs } from '../../domain/time.ts';
import type { Acknowledged } from '../records.ts';

/** What people remember having done, from what they got a yes to. */
export interface Memory {
  remember(ack: Acknowledged): void;
  /** How many times this was done with this reference, by this person or (without a person) by anybody. */
  times(verb: string, ref: string, actor?: string): number;
  /** How many times this person has done this, whatever it was about. */
  timesBy(verb: string, actor: string): number;
  /** When it was last done. */
  last(verb: string, ref: string): EpochMs | undefined;
  /** How many times somebody at this school (or the owner) has written exactly this. */
  wrote(text: string, school: string | undefined): number;
}

export function createMemory(schoolOf: (actor: string) => string | undefined): Memory {
  const done = new Map<string, { times: number; last: EpochMs }>();
  const note = (key: string, at: EpochMs) => {
    done.set(key, { times: (done.get(key)?.times ?? 0) + 1, last: at });
  };
  const written = (text: string, school: string | undefined) => `«${text}» ${school ?? ''}`;
  return {
    remember({ actor, verb, ref, at, values }) {
      note(`${verb} ${ref}`, at);
      note(`${verb} ${ref} ${actor}`, at);
      note(`${verb} * ${actor}`, at);
      for (const text of Object.values(values)) note(written(text, schoolOf(actor)), at);
    },
    times: (verb, ref, actor) => done.get(actor ? `${verb} ${ref} ${actor}` : `${verb} ${ref}`)?.times ?? 0,
    timesBy: (verb, actor) => done.get(`${verb} * ${actor}`)?.times ?? 0,
    last: (verb, ref) => done.get(`${verb} ${ref}`)?.last,
    wrote: (text, school) => done.get(written(text, school))?.times ?? 0,
  };
}
