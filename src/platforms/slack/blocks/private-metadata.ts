import { type ActionMeaning, encodeAction } from './action-value.ts';
import { LIMITS } from './limits.ts';
import { isObject, type Json, str } from './read-json.ts';

export interface PackedMetadata {
  callbackId: string;
  metadata: string;
  tooLong: boolean;
}

/** What a dialog knows of the action that it will send: the verb as callback id, the rest here. */
export function packMetadata(meaning: ActionMeaning, meta = ''): PackedMetadata {
  const { actionId } = encodeAction(meaning);
  const packed: Json = { ref: meaning.reference };
  if (meaning.data !== undefined) packed.data = meaning.data;
  if (actionId !== meaning.verb) packed.verb = meaning.verb;
  if (meta) packed.meta = meta;
  const metadata = JSON.stringify(packed);
  if (metadata.length <= LIMITS.privateMetadata) return { callbackId: actionId, metadata, tooLong: false };
  const shorter = JSON.stringify({ ref: meaning.reference });
  return {
    callbackId: actionId,
    metadata: shorter.length <= LIMITS.privateMetadata ? shorter : '',
    tooLong: true,
  };
}

export function unpackMetadata(callbackId: string, metadata: string): ActionMeaning & { meta: string } {
  const packed = parse(metadata);
  const meaning = {
    verb: str(packed.verb) || callbackId,
    reference: str(packed.ref),
    meta: str(packed.meta),
  };
  return packed.data === undefined ? meaning : { ...meaning, data: packed.data };
}

function parse(metadata: string): Json {
  try {
    const packed: unknown = JSON.parse(metadata);
    return isObject(packed) ? packed : {};
  } catch {
    return {};
  }
}
