import type { EpochMs } from '../../domain/time.ts';
import type { Delivery } from './delivery.ts';
import type { Address, Message, MessageReference } from './messenger.ts';

/** What is to be done with a delivery, decided when its turn comes. */
export type Composed<View> =
  | { type: 'send'; view: View; address: Address }
  | { type: 'update'; view: View; message: MessageReference }
  /** Not now: outside school hours, a holiday, the person is away. */
  | { type: 'defer'; until: EpochMs; reason: string }
  /** Not any more: answered, closed, no longer of the team. */
  | { type: 'expire'; reason: string }
  /** There is nowhere to send it. */
  | { type: 'unreachable'; reason: string };

/** Makes what a delivery says, from the state of this moment. Reads only. Reasons are codes, never personal. */
export type Compose<View> = (delivery: Delivery, now: EpochMs) => Promise<Composed<View>>;

/** Draws a view as the message that people see. */
export type Render<View> = (view: View) => Message;
