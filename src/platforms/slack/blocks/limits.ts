/**
 * Every limit of Block Kit that the converter keeps, in UTF-16 units of the text as sent (never less than what Slack counts).
 * Sources: [types] @slack/types 2.x, block-kit/*.d.ts and views.d.ts; [doc] docs.slack.dev reference pages;
 * [seen] behaviour reported by users, not documented. Checked 2026-11-24.
 */
export const LIMITS = {
  /** Blocks per surface [types, views.d.ts; doc, blocks]. */
  blocks: { message: 50, modal: 100, home: 100 },
  /** msg_blocks_too_long at about 13,200 characters over all blocks, though each was legal [seen, bolt-js#2509]. */
  messageTotal: 13_000,
  /** chat.postMessage `text`: 4,000 is advised, 40,000 is cut [doc]. */
  messageText: 4_000,
  /** [types] */
  sectionText: 3_000,
  sectionFields: 10,
  sectionField: 2_000,
  headerText: 150,
  contextElements: 10,
  /** Text objects may hold 3,000 [types], context elements were refused above 2,000 [seen]. */
  contextText: 2_000,
  /** Not documented; held to that of a section. */
  richText: 3_000,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  /** Ours: a longer address would leave no room for text in a field or context. */
  linkInText: 1_000,
  accessibilityLabel: 75,
  overflowOptions: 5,
  /** Action, block and callback ids [types]. */
  id: 255,
  imageAlt: 2_000,
  inputLabel: 2_000,
  inputHint: 2_000,
  placeholder: 150,
  /** plain_text_input: largest min_length and max_length, hence also the largest initial value [types]. */
  inputText: 3_000,
  selectOptions: 100,
  optionGroups: 100,
  groupLabel: 75,
  /** radio_buttons and checkboxes [types]. */
  boxOptions: 10,
  optionText: 75,
  optionDescription: 75,
  /** 75 [types], 150 [doc, 2025]: the smaller holds. */
  optionValue: 75,
  tableRows: 100,
  tableColumns: 20,
  /** All cells of the tables of a message together [doc, invalid_blocks above]. */
  tableTotal: 10_000,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3_000,
} as const;

export type Surface = keyof typeof LIMITS.blocks;
