import type { EpochMs, IsoDate } from '../domain/time.ts';
import type { Prompt } from '../domain/voice/prompt.ts';
import type { Look } from './card-look.ts';

/** Something a person has in mind to do, and when. */
export interface Intent {
  id: string;
  at: EpochMs;
  who: string;
  do: string;
  /** The message that made them think of it. */
  message?: string;
  /** The message as it looked then, where an old card is pressed that the platform has not drawn anew. */
  look?: Look;
}

/** How a POST ended, seen from the platform. */
export type PostEnd = 'sent' | 'arrived-but-timed-out' | 'timed-out' | 'throttled' | 'refused';

export interface Violation {
  invariant: string;
  /** What was seen that must not be. Holds ids, never what people wrote. */
  what: string;
  where: string;
  at: EpochMs;
}

/** What is known of a prompt that people answered: when it closed decides when the words are deleted. */
export type SeenPrompt = Pick<Prompt, 'id' | 'purpose' | 'closesAt'>;

/** What the platform and the people remember, line by line. */
export type PlatformRecord =
  | { t: 'begin'; seed: number; from: IsoDate; to: IsoDate; owner: string }
  | { t: 'run'; run: number; at: EpochMs; plans: Intent[] }
  | {
      t: 'send';
      at: EpochMs;
      to: string;
      delivery: string;
      end: PostEnd;
      message?: string;
      look?: Look;
      language?: string;
      plans?: Intent[];
    }
  | { t: 'update'; at: EpochMs; to: string; message: string; end: PostEnd; look?: Look }
  | {
      t: 'press';
      at: EpochMs;
      who: string;
      verb: string;
      ref: string;
      code: string;
      message: string;
      to: string;
      onlyFor?: string;
      look: Look;
    }
  | { t: 'did'; at: EpochMs; intent: string; plans: Intent[] }
  /** About to be pressed: a kill may come before the yes, with the answer saved all the same. */
  | { t: 'try'; at: EpochMs; tried: Acknowledged }
  /** The clock moved: after a stop it never goes back, just as the wall clock does not. */
  | { t: 'time'; at: EpochMs }
  | { t: 'prompt'; prompt: SeenPrompt }
  | ({ t: 'violation' } & Violation)
  | { t: 'end'; at: EpochMs };

/** One thing the bot said yes to: from here on it may not be lost. */
export interface Acknowledged {
  at: EpochMs;
  key: string;
  actor: string;
  verb: string;
  ref: string;
  values: Record<string, string>;
}
