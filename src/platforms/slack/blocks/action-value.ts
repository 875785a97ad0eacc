import { cleanText } from './clean-text.ts';
import { LIMITS } from './limits.ts';
import { isObject, type Json, str, typeOf } from './read-json.ts';
import { originalId } from './unique-id.ts';

/** What an action says when it is pressed. */
export interface ActionMeaning {
  verb: string;
  reference: string;
  /** Data of a foreign card beyond `ref`; absent for our own. */
  data?: unknown;
}

export const OPENS = 'open:';
const LONGEST_VERB = LIMITS.id - 16;

/** Reads Action.Execute (`verb`, `data.ref`) and Action.Submit (`data.verb`, `data.ref`). */
export function meaningOf(action: Json): ActionMeaning {
  const submit = typeOf(action) === 'Action.Submit';
  const data = isObject(action.data) ? { ...action.data } : action.data;
  const spoken = submit && isObject(data) && typeof data.verb === 'string' ? data.verb : str(action.verb);
  if (submit && isObject(data) && typeof data.verb === 'string') delete data.verb;
  const reference = isObject(data) && typeof data.ref === 'string' ? data.ref : '';
  if (isObject(data) && typeof data.ref === 'string') delete data.ref;
  const verb = spoken || str(action.id) || (submit ? 'submit' : 'execute');
  const empty = data === undefined || data === null || (isObject(data) && Object.keys(data).length === 0);
  return empty ? { verb, reference } : { verb, reference, data };
}

export interface EncodedAction {
  actionId: string;
  value?: string;
  tooLong?: 'data' | 'verb';
}

/** The verb is the action id and the reference the value; what does not go that way is JSON in the value. */
export function encodeAction(meaning: ActionMeaning): EncodedAction {
  const { verb } = meaning;
  const asId = isClean(verb) && verb.length <= LONGEST_VERB && !verb.startsWith(OPENS);
  const actionId = asId
    ? verb
    : cleanText(verb.replace(/^open:/, ''))
        .trim()
        .slice(0, LONGEST_VERB)
        .toWellFormed();
  const value = encodeValue(meaning, asId);
  if (value.length > LIMITS.buttonValue)
    return { actionId: actionId || 'action', tooLong: asId ? 'data' : 'verb' };
  return value ? { actionId: actionId || 'action', value } : { actionId: actionId || 'action' };
}

/** Slack may change control characters and the white space at the ends. */
function isClean(text: string): boolean {
  return text === cleanText(text).trim();
}

function encodeValue(meaning: ActionMeaning, verbIsId: boolean): string {
  const asValue = isClean(meaning.reference) && !meaning.reference.startsWith('{');
  if (verbIsId && meaning.data === undefined && asValue) return meaning.reference;
  const packed: Json = {};
  if (meaning.reference) packed.ref = meaning.reference;
  if (meaning.data !== undefined) packed.data = meaning.data;
  if (!verbIsId) packed.verb = meaning.verb;
  return JSON.stringify(packed);
}

export interface DecodedAction extends ActionMeaning {
  /** The button opens the dialog that this action will send. */
  opens: boolean;
}

export function decodeAction(actionId: string, value = ''): DecodedAction {
  const opens = actionId.startsWith(OPENS);
  const verb = originalId(opens ? actionId.slice(OPENS.length) : actionId);
  const packed = value.startsWith('{') ? unpack(value) : undefined;
  if (!packed) return { verb, reference: value, opens };
  const meaning: DecodedAction = { verb: str(packed.verb) || verb, reference: str(packed.ref), opens };
  if (packed.data !== undefined) meaning.data = packed.data;
  return meaning;
}

/** A value is what we wrote, or what somebody forged: then it is a reference that leads nowhere. */
function unpack(value: string): Json | undefined {
  try {
    const packed: unknown = JSON.parse(value);
    return isObject(packed) ? packed : undefined;
  } catch {
    return undefined;
  }
}
