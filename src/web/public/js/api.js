const BASE = '/workbench/api';

/** A refusal of the server: `code` is the end of a key under `error.` in the texts. */
export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export async function get(path, query = {}) {
  const params = new URLSearchParams(
    Object.entries(query).filter(([, value]) => value !== undefined && value !== ''),
  );
  return answer(await fetch(`${BASE}/${path}?${params}`));
}

export async function post(path, body = {}) {
  const headers = { 'content-type': 'application/json' };
  return answer(await fetch(`${BASE}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function answer(response) {
  if (response.status === 204) return undefined;
  const body = await response.json().catch(() => ({ code: 'unknown' }));
  if (!response.ok) throw new Refused(body.code ?? 'unknown');
  return body;
}

/** Unguessable, so that no two actions are taken for the same one. */
export function newKey() {
  return crypto.randomUUID();
}
