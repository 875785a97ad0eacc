export interface Button {
  verb: string;
  reference: string;
  /** Of Block Kit: the button as it stands there. */
  element?: { action_id: string; value: string };
}

/** The first button of an Adaptive Card or of Block Kit; of a form that opens as a dialog, what it is a form for. */
export function buttonIn(value: unknown): Button | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { verb, data, action_id: id, value: said } = value as Record<string, unknown>;
  if (typeof verb === 'string')
    return { verb, reference: String((data as { ref?: string } | undefined)?.ref) };
  if (typeof id === 'string' && typeof said === 'string') {
    return { verb: id.replace(/^open:/, ''), reference: said, element: { action_id: id, value: said } };
  }
  for (const part of Object.values(value)) {
    const found = buttonIn(part);
    if (found) return found;
  }
  return undefined;
}
