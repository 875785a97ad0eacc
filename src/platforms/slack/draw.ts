import type { Message } from '../../app/ports/messenger.ts';
import type { Translate } from '../../i18n/translate.ts';
import { type Block, type BlocksOptions, toMessage } from './blocks/index.ts';
import { labelsIn } from './texts.ts';

/** A message as Slack wants it: one part, or several when it is longer than Slack allows. */
export interface Drawn {
  parts: { blocks: Block[]; text: string }[];
  /** The fields are in a dialog that a button opens. */
  dialog: boolean;
}

export interface Draw {
  (message: Message): Drawn;
  /** How the converter is to write in the message's language. */
  options(message: Message): Omit<BlocksOptions, 'surface'>;
}

/** The same conversion for what is sent and what is updated, so that an update fits where a message did. */
export function createDraw(translate: Translate): Draw {
  const options = ({ language, fallbackText }: Message) => ({
    locale: language,
    text: fallbackText,
    labels: labelsIn(translate, language),
  });
  /** The same message is asked about, sent and kept: it is converted once. */
  const known = new WeakMap<Message, Drawn>();
  const draw = (message: Message): Drawn => {
    const before = known.get(message);
    if (before) return before;
    const { messages, dialog } = toMessage(message.card, options(message));
    const drawn = { parts: messages, dialog };
    known.set(message, drawn);
    return drawn;
  };
  return Object.assign(draw, { options });
}
