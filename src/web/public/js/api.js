const BASE = '/workbench/api';

/** A refusal of the server: `code` is the end of a key under `error.` in the texts. */
export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** A server that does not answer is told of, rather than waited for. */
const PATIENCE_MS = 15_000;

function waiting() {
  return AbortSignal.timeout(PATIENCE_MS);
}

export async function get(path, query = {}) {
  const params = new URLSearchParams(
    Object.entries(query).filter(([, value]) => value !== undefined && value !== ''),
  );
  return answer(await fetch(`${BASE}/${path}?${params}`, { signal: waiting() }));
}

export async function post(path, body = {}) {
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify(body), signal: waiting() };
  return answer(await fetch(`${BASE}/${path}`, request));
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
