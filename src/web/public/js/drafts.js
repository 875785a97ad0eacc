/**
 * What has been typed and not sent, by person and message. It survives a change of chat and a reload of the page, in this
 * window only: the workbench is a demonstration, and the platforms keep drafts in their own ways.
 */
const PREFIX = 'draft ';

export function readDraft(key) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(key, values) {
  if (Object.keys(values).length === 0) return dropDraft(key);
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(values));
  } catch {
    // Full or switched off: then it lasts only as long as the card stands there.
  }
}

export function dropDraft(key) {
  sessionStorage.removeItem(PREFIX + key);
}

/** When the year begins again, new cards may have the ids of old ones. */
export function dropAllDrafts() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}
