import { z } from 'zod';
import type { Message } from '../../app/ports/messenger.ts';
import type { EpochMs } from '../../domain/time.ts';
import { type Block, fromState, type ModalView, toModal } from './blocks/index.ts';
import type { Drafts, Whose } from './drafts.ts';
import { withValues } from './drafts.ts';
import type { Draw } from './draw.ts';
import type { SlackTexts } from './texts.ts';

/** What a dialog knows of the message it was opened from. In the dialog itself, since any instance may get the answer. */
export interface Meta {
  /** `shared`: others see it too, and it is updated for all by the outbox; never by what one of them is answered. */
  message?: { channel: string; ts: string; ephemeral?: boolean; shared?: boolean };
  responseUrl?: string;
  openedAt: EpochMs;
  /** Stands in the block ids of a dialog that was shown again. */
  iteration?: string;
}

const meta = z.object({
  message: z
    .object({
      channel: z.string(),
      ts: z.string(),
      ephemeral: z.boolean().optional(),
      shared: z.boolean().optional(),
    })
    .optional(),
  responseUrl: z.string().optional(),
  openedAt: z.number(),
  iteration: z.string().optional(),
});

/** What comes back is what we gave, or nothing: it is used for where to answer, never for who may. */
export function readMeta(packed: string): Meta {
  try {
    return meta.parse(JSON.parse(packed)) as Meta;
  } catch {
    return { openedAt: 0 };
  }
}

export interface DialogOptions {
  meta: Meta;
  /** The action that the opening button said. */
  action?: { verb: string; reference: string };
  /** The message has the other buttons. */
  companion?: boolean;
  /** Another for each time the same dialog is shown with new values. */
  iteration?: string;
}

export interface DialogParts {
  draw: Draw;
  drafts: Drafts;
  texts: SlackTexts;
}

/** A card as a dialog, with the draft of this person when there is one. */
export function createDialogs({ draw, drafts, texts }: DialogParts) {
  function plain(
    message: Message,
    { meta: { iteration: _before, ...about }, ...options }: DialogOptions,
  ): ModalView {
    const { iteration } = options;
    const { view } = toModal(message.card, {
      ...draw.options(message),
      ...options,
      meta: JSON.stringify({ ...about, ...(iteration ? { iteration } : {}) }),
      notifyOnClose: true,
    });
    return { ...view, blocks: view.blocks.map(listening) };
  }

  async function withDraft(message: Message, options: DialogOptions, whose: Pick<Whose, 'owner' | 'person'>) {
    const view = plain(message, options);
    if (!view.submit) return view;
    const { verb, reference } = fromState({}, view);
    const draft = await drafts.find({ ...whose, verb, reference });
    if (!draft) return view;
    const filled = plain({ ...message, card: withValues(message.card, draft) }, options);
    const told: Block = {
      type: 'context',
      elements: [{ type: 'plain_text', text: texts.say(message.language, 'slack.draft'), emoji: false }],
    };
    return { ...filled, blocks: [told, ...filled.blocks].slice(0, 100) };
  }

  return { plain, withDraft };
}

export type Dialogs = ReturnType<typeof createDialogs>;

/**
 * That `view_closed` brings what was typed is not documented, and a client that loses its connection says nothing at all:
 * long texts are told of as they are typed.
 */
function listening(block: Block): Block {
  if (block.type !== 'input' || block.element.type !== 'plain_text_input' || !block.element.multiline)
    return block;
  const element = {
    ...block.element,
    dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
  };
  return { ...block, element, dispatch_action: true } as Block;
}
