/** What a card loses in Slack, by code: what is lost, and why. */
const DEGRADATIONS = {
  HIDDEN: ['not shown', 'isVisible is false and no action of the card shows it'],
  UNKNOWN_ELEMENT: ['not shown', 'the element is not part of Adaptive Cards 1.5 and has no fallback'],
  FALLBACK_USED: ['its fallback is shown instead', 'the element is unknown, or requires what is not there'],
  REQUIRES: ['not shown', 'it requires a feature that is not there, and has no fallback'],
  TOO_DEEP: ['not shown', 'the card is nested deeper than the converter follows'],
  NOT_AN_ELEMENT: ['not shown', 'it is not an object with a type'],
  TOGGLE: [
    'the button; what it hides is shown all the time',
    'Slack cannot show and hide parts of a message',
  ],
  SHOW_CARD: ['the fold; the card stands below its title', 'Slack has no card within a card'],
  MEDIA: ['the player; a link stands in its place', 'Slack plays no media from other addresses in a message'],
  STACKED: ['side by side; the parts stand below each other', 'Slack has no columns for this content'],
  TABLE_AS_TEXT: [
    'the grid; rows stand as lines',
    'one table of plain cells per message, 100 rows, 20 columns, 10,000 characters',
  ],
  HEADING_CUT: ['the end of the heading; the whole text stands below it', 'headers hold 150 characters'],
  HEADING_AS_TEXT: ['the size; it is shown bold', 'headers hold one line without links'],
  FORMAT_LOST: ['bold and italic', 'small text with these signs cannot be formatted without changing it'],
  LINK_AS_TEXT: [
    'the link; the address stands as text',
    'the address is too long, or of a kind Slack does not open',
  ],
  IMAGE_AS_TEXT: [
    'the picture; its description is shown',
    'Slack fetches http and https addresses up to 3,000 characters',
  ],
  IMAGE_WITHOUT_ALT: ['nothing visible; a general description is read out', 'the picture has no altText'],
  ALT_CUT: ['the end of the description', 'descriptions hold 2,000 characters'],
  BUTTON_CUT: ['the end of the label', 'button labels hold 75 characters, those of a dialog 24'],
  BUTTON_WITHOUT_TITLE: ['nothing; the button got a general label', 'the action has no title'],
  TOOLTIP: ['the tooltip; screen readers read it', 'Slack shows no tooltips'],
  TOOLTIP_LOST: [
    'the tooltip',
    'links have none; for buttons, screen readers get 75 characters with the title',
  ],
  DISABLED: ['the button; its label is shown as text', 'Slack has no disabled buttons'],
  DATA_TOO_LONG: ['the data of the action', 'a button carries 2,000 characters'],
  VERB_TOO_LONG: ['the end of the verb', 'an action id holds 255 characters'],
  BAD_URL: [
    'the button; title and address are shown as text',
    'Slack opens http, https and mailto, up to 3,000 characters',
  ],
  UNKNOWN_ACTION: ['the button', 'the action is not part of Adaptive Cards 1.5 and has no fallback'],
  LABEL_CUT: ['nothing; the whole label stands above the field', 'labels hold 2,000 characters'],
  NO_LABEL: [
    'nothing; the field is labelled by its id',
    'the field has neither label, title nor placeholder',
  ],
  PLACEHOLDER_CUT: ['nothing; the whole text stands below the field', 'placeholders hold 150 characters'],
  PLACEHOLDER_AS_HINT: ['nothing; it stands below the field', 'this kind of field has no placeholder'],
  VALUE_DROPPED: ['what stood in the field', 'Slack refuses this value in this kind of field'],
  RANGE_DROPPED: ['min and max while typing; they are checked on submit', 'Slack refuses these bounds'],
  SHORTER_INPUT: ['answers over 3,000 characters', 'a Slack field holds no more'],
  PASSWORD: ['the hiding of what is typed', 'Slack has no password fields'],
  INLINE_ACTION: ['the place in the field; the button stands below', 'Slack has no buttons in fields'],
  NO_CHOICES: ['the field; its label is shown', 'Slack refuses a field without choices'],
  CHOICES_FROM_SERVICE: ['the choices that a service would give', 'Slack asks no Data.Query'],
  CHOICES_CUT: ['the choices after the first 10,000', '100 groups of 100'],
  CHOICE_CUT: [
    'nothing; the whole choices stand above the field',
    'a choice holds 75 characters and a description of 75',
  ],
  CHOICES_AS_SELECT: ['the open list; it is a menu', 'Slack holds 10 radio buttons or checkboxes'],
  LONG_VALUE: [
    'nothing, when the answer is read together with its card',
    'ids and values of choices hold 255 and 75 characters',
  ],
  SAME_ID: ['the id alone; it got a number', 'two fields of the card have the same id'],
  NO_SUBMIT: ['the way to send', 'the card has fields, but no action that sends them'],
  BAD_REGEX: ['the check', 'the expression is not valid, or longer than 1,000 characters'],
  TOO_LONG: ['everything after the limit', 'the surface holds no more blocks'],
  SPLIT_FORM: [
    'fields apart from their button',
    'the message is split, and Slack sends only the fields of its own message',
  ],
  METADATA_TOO_LONG: ['the metadata of the view', 'private_metadata holds 3,000 characters'],
  TITLE_CUT: ['nothing; the whole title stands in the dialog', 'titles of dialogs hold 24 characters'],
  AUTHENTICATION: ['the sign-in of the card', 'Slack has its own'],
  DECORATION: ['colour, size, place or background', 'Slack has one look'],
} as const;
export type DegradationCode = keyof typeof DEGRADATIONS;

export interface Degradation {
  /** Where in the card: `body[1].columns[0].items[2]`. */
  path: string;
  /** Type of the element or action. */
  element: string;
  code: DegradationCode;
  lost: string;
  why: string;
  /** What is not, or not wholly, in the blocks. */
  texts: string[];
  inputs: string[];
  actions: string[];
}

export interface Lost {
  texts?: string[];
  inputs?: string[];
  actions?: string[];
}

export function degradation(
  path: string,
  element: string,
  code: DegradationCode,
  what: Lost = {},
): Degradation {
  const [lost, why] = DEGRADATIONS[code];
  return {
    path,
    element,
    code,
    lost,
    why,
    texts: what.texts ?? [],
    inputs: what.inputs ?? [],
    actions: what.actions ?? [],
  };
}
