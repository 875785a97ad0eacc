import { z } from 'zod';

/** What Slack sends, as far as it is used. Everything else is dropped here, before anything looks at it. */

const slackId = z.string().regex(/^[A-Za-z0-9]{1,40}$/);
/** `ts`, trigger ids, hashes: opaque, and short. */
const token = z.string().regex(/^[\x21-\x7e]{1,300}$/);
const wellFormed = z.string().transform((text) => text.toWellFormed().replaceAll('\u0000', ''));
const typed = wellFormed.pipe(z.string().max(40_000));
const url = z.url().max(2000);

const team = z.object({ id: slackId });
const user = z.object({ id: slackId, team_id: slackId.nullish() });
const state = z.object({ values: z.unknown() }).nullish();

const pressed = z.object({
  type: z.string().max(60),
  action_id: wellFormed.pipe(z.string().max(255)),
  block_id: z.string().max(255).optional(),
  action_ts: token.optional(),
  value: wellFormed.pipe(z.string().max(2000)).optional(),
  selected_option: z.object({ value: wellFormed.pipe(z.string().max(2000)) }).nullish(),
});

const view = z.object({
  id: slackId,
  type: z.enum(['modal', 'home']),
  hash: token.optional(),
  root_view_id: slackId.nullish(),
  callback_id: wellFormed.pipe(z.string().max(255)).default(''),
  private_metadata: wellFormed.pipe(z.string().max(3000)).default(''),
  blocks: z.array(z.unknown()).max(100).default([]),
  title: z.object({ text: z.string() }).nullish(),
  state,
});

const blockActions = z.object({
  type: z.literal('block_actions'),
  team,
  user,
  trigger_id: token.optional(),
  response_url: url.optional(),
  container: z
    .object({ type: z.string().max(60), is_ephemeral: z.boolean().optional(), message_ts: token.optional() })
    .optional(),
  channel: z.object({ id: slackId, name: z.string().max(200).optional() }).nullish(),
  message: z.object({ ts: token }).nullish(),
  view: view.nullish(),
  state,
  actions: z.array(pressed).min(1).max(25),
});

const viewSubmission = z.object({
  type: z.literal('view_submission'),
  team,
  user,
  trigger_id: token.optional(),
  view,
});
const viewClosed = z.object({
  type: z.literal('view_closed'),
  team,
  user,
  is_cleared: z.boolean().optional(),
  view,
});

const shortcut = z.object({
  type: z.literal('shortcut'),
  team,
  user,
  callback_id: z.string().min(1).max(255),
  trigger_id: token,
  action_ts: token.optional(),
});

const event = z.object({
  type: z.string().min(1).max(100),
  subtype: z.string().max(100).optional(),
  user: slackId.optional(),
  inviter: slackId.optional(),
  bot_id: slackId.optional(),
  channel: slackId.optional(),
  channel_type: z.string().max(40).optional(),
  tab: z.string().max(40).optional(),
  text: typed.optional(),
  ts: token.optional(),
  thread_ts: token.optional(),
});

const eventCallback = z.object({
  type: z.literal('event_callback'),
  team_id: slackId,
  event_id: token,
  /** Of a shared channel: where the app is installed, which may be another workspace than the event's own. */
  authorizations: z.array(z.object({ team_id: slackId.nullish(), user_id: slackId.nullish() })).optional(),
  event,
});

const command = z.object({
  command: z.string().regex(/^\/.{1,80}$/),
  text: typed.default(''),
  team_id: slackId,
  user_id: slackId,
  channel_id: slackId.optional(),
  channel_name: z.string().max(200).optional(),
  trigger_id: token,
  response_url: url.optional(),
});

const urlVerification = z.object({ type: z.literal('url_verification'), challenge: z.string().max(500) });

export type BlockActions = z.infer<typeof blockActions>;
export type Pressed = z.infer<typeof pressed>;
export type ViewSubmission = z.infer<typeof viewSubmission>;
export type ViewClosed = z.infer<typeof viewClosed>;
export type Shortcut = z.infer<typeof shortcut>;
export type EventCallback = z.infer<typeof eventCallback>;
export type Command = z.infer<typeof command>;
export type SlackView = z.infer<typeof view>;
export type Body = BlockActions | ViewSubmission | ViewClosed | Shortcut | EventCallback | Command;

export type Envelope =
  | { ok: true; kind: 'challenge'; challenge: string }
  /** `team`: where the app is installed. */
  | { ok: true; kind: 'body'; team: string; body: Body }
  /** Signed by Slack and of a kind that the app has not asked for. */
  | { ok: true; kind: 'unknown' }
  /** Where the first mistake is; never what it says. */
  | { ok: false; where: string };

const INTERACTIONS = {
  block_actions: blockActions,
  view_submission: viewSubmission,
  view_closed: viewClosed,
  shortcut,
  event_callback: eventCallback,
} as const;

const shape = z.object({ type: z.string().optional(), command: z.unknown().optional() });

export function readEnvelope(value: unknown): Envelope {
  const seen = shape.safeParse(value);
  if (!seen.success) return { ok: false, where: 'type' };
  const { type } = seen.data;
  if (type === undefined)
    return seen.data.command === undefined ? { ok: false, where: 'type' } : read(command, value);
  if (type === 'url_verification') {
    const challenge = urlVerification.safeParse(value);
    return challenge.success
      ? { ok: true, kind: 'challenge', challenge: challenge.data.challenge }
      : { ok: false, where: 'challenge' };
  }
  const schema = Object.hasOwn(INTERACTIONS, type)
    ? INTERACTIONS[type as keyof typeof INTERACTIONS]
    : undefined;
  return schema ? read(schema, value) : { ok: true, kind: 'unknown' };
}

function read(schema: z.ZodType<Body>, value: unknown): Envelope {
  const result = schema.safeParse(value);
  if (!result.success) return { ok: false, where: result.error.issues[0]?.path.slice(0, 4).join('.') ?? '' };
  return { ok: true, kind: 'body', team: workspaceOf(result.data), body: result.data };
}

/** Where the app is installed: of a shared channel, not where it was said. */
export function workspaceOf(body: Body): string {
  if ('team' in body) return body.team.id;
  if ('authorizations' in body) return body.authorizations?.[0]?.team_id ?? body.team_id;
  return body.team_id;
}
