import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Store } from '../../app/ports/store.ts';
import type { WebConversation } from '../../app/ports/web-chat.ts';
import { isVerb, type Verb } from '../../app/verbs.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { OwnerId, Person } from '../../domain/people/people.ts';
import { activePerson, conversationsOf } from './people.ts';

const id = z.string().min(1).max(300);
const conversation = z.templateLiteral([z.enum(['person', 'team']), ':', z.string().min(1).max(300)]);
const key = z.string().regex(/^[\w-]{8,64}$/);

export const actBody = z.strictObject({
  as: id,
  conversation,
  message: z.string().min(1).max(700),
  verb: z.string().refine(isVerb),
  /** The card's own data with the fields' values, as a client on Teams sends it. */
  data: z.record(z.string().max(100), z.string().max(50_000)),
  key,
});
export const sayBody = z.strictObject({
  as: id,
  conversation,
  text: z.string().trim().min(1).max(2000),
  key,
});
export const seenBody = z.strictObject({ as: id, conversation, last: z.string().max(700) });
export const jumpBody = z.union([
  z.strictObject({ to: z.enum(['next', 'day', 'week']) }),
  z.strictObject({ date: z.iso.date() }),
]);
export type Jump = z.infer<typeof jumpBody>;
/** Said out loud, so that nothing is emptied by a slip. */
export const restartBody = z.strictObject({ sure: z.literal(true) });
export const othersBody = z.strictObject({ on: z.boolean() });
export const language = z.enum(LANGUAGES).catch('nb');

/** The reference and the values lie side by side in the data. */
export function splitData(data: Record<string, string>): {
  reference: string;
  values: Record<string, string>;
} {
  const { ref = '', verb: _verb, ...values } = data;
  return { reference: ref, values };
}

export function asVerb(verb: string): Verb {
  if (!isVerb(verb)) throw new TypeError(`not a verb: ${verb}`);
  return verb;
}

/** The body when it is right; otherwise the response has been given. */
export function readBody<T>(schema: z.ZodType<T>, request: Request, response: Response): T | undefined {
  const read = schema.safeParse(request.body);
  if (read.success) return read.data;
  const fields = [...new Set(read.error.issues.map((issue) => String(issue.path[0] ?? '')))];
  response.status(400).json({ code: 'WEB.BAD_BODY', fields });
  return undefined;
}

export interface Seat {
  person: Person;
  conversation: WebConversation;
}

/** The person and a conversation that is theirs; otherwise the response has been given. */
export async function readSeat(
  { store, owner }: { store: Store; owner: OwnerId },
  as: unknown,
  where: unknown,
  response: Response,
): Promise<Seat | undefined> {
  const person = typeof as === 'string' && as !== '' ? await activePerson(store, owner, as) : undefined;
  if (!person) return refuse(response, 'WEB.NO_SUCH_PERSON');
  const found = conversationsOf(person).find((one) => one === where);
  return found ? { person, conversation: found } : refuse(response, 'WEB.NOT_YOUR_CHAT', 403);
}

export function refuse(response: Response, code: string, status = 404): undefined {
  response.status(status).json({ code });
  return undefined;
}
