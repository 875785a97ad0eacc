import type { Action, Reply, Said } from '../app/action.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { Message } from '../app/ports/messenger.ts';
import type { Store } from '../app/ports/store.ts';
import type { WebChat } from '../app/ports/web-chat.ts';
import type { CardView } from '../app/view.ts';
import type { DialogueFormat } from '../domain/dialogue/format.ts';
import type { Localized } from '../domain/language.ts';
import type { OwnerId, PersonId } from '../domain/people/people.ts';
import type { EpochMs } from '../domain/time.ts';

/** The workbench's clock stands still until somebody moves it. */
export interface SettableClock extends Clock {
  set(at: EpochMs): void;
}

export interface NextEvent {
  at: EpochMs;
  title: Localized;
  /** It stands in the wheel, and its name is on the button. */
  isActivity?: boolean;
}

/** Called as the virtual time goes, with the time reached. */
export type TimeProgress = (now: EpochMs) => void;

/** All that the workbench needs of the application; the same use cases as Teams and Slack go through. */
export interface WorkbenchDeps {
  owner: OwnerId;
  store: Store;
  chat: WebChat;
  clock: SettableClock;
  log: Log;
  /** Kinds of meetings, for those planned by hand. */
  formats: readonly DialogueFormat[];
  /** Also sends what the action caused to be due now, as a dispatcher would at once. */
  handleAction(action: Action): Promise<Reply>;
  handleSaid(said: Said): Promise<Reply>;
  render(view: CardView): Message;
  /** Moves the clock to `at`, with ticks and dispatches on the way. Stops soon after `signal` is aborted, wherever it is. */
  runUntil(at: EpochMs, progress: TimeProgress, signal: AbortSignal): Promise<void>;
  /** The next thing that will happen by itself after `now`. */
  nextEvent(now: EpochMs): Promise<NextEvent | undefined>;
  /** Somebody sits down as this person: from now on nobody else answers for them. */
  playedAs?(person: PersonId): void;
  /** Empties the store of this owner and reads the owner's folder once more; absent where there is nothing to play. */
  startAgain?(): Promise<void>;
  /** Simulated colleagues who answer while time goes; absent when there are none. */
  letOthersAnswer?: { get(): boolean; set(on: boolean): void };
}
