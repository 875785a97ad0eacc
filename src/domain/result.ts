/** A refusal is a value: a code (key of a sentence under `refusal.` in the catalogues) and what the sentence needs. */
export interface Refusal {
  ok: false;
  code: string;
  params?: Record<string, string | number>;
}

export type Result<T> = ({ ok: true } & T) | Refusal;

export function refuse(code: string, params?: Record<string, string | number>): Refusal {
  return params ? { ok: false, code, params } : { ok: false, code };
}

/** Makes a switch complete at compile time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
