/** Who can do something about a fault. */
export type FaultActor = 'user' | 'school' | 'operator' | 'nobody';

export interface AppErrorOptions {
  cause?: unknown;
  /** What the actor can do now, as one sentence. */
  hint?: string | undefined;
  actor?: FaultActor;
}

/**
 * A fault: something that should not happen and that somebody has to look at. What people may run into in daily use
 * is a refusal (`domain/result.ts`), not this. Code, message and hint never hold anything personal: they are logged.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: string;
  readonly hint: string | undefined;
  readonly actor: FaultActor;

  constructor(code: string, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.actor = options.actor ?? 'operator';
  }
}
