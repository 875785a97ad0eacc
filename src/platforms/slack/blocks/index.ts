/** Adaptive Card 1.5 -> Slack Block Kit, and answers back. Imports nothing else of the project. See docs/cards.md. */
export type { Block, ModalView } from './block-types.ts';
export type { BlocksOptions, Labels } from './context.ts';
export type { Degradation, DegradationCode } from './degradation.ts';
export { actionTakesFields } from './form.ts';
export { type Answer, fromState, type PressedAction } from './from-state.ts';
export { LIMITS, type Surface } from './limits.ts';
export { type Converted, toBlocks } from './to-blocks.ts';
export { type MessageOptions, type MessageParts, needsModal, toMessage } from './to-message.ts';
export { type Modal, type ModalOptions, toModal } from './to-modal.ts';
export { errorsByBlock, type FieldFault, type SayFault, validateInputs } from './validate-inputs.ts';
