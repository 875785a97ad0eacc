import { z } from 'zod';

/** The part of Slack's published manifest schema (v1 and v2 alike) that an app like this one uses. Strict, as theirs is. */
const text = (max: number, min = 1) => z.string().min(min).max(max);
const address = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^https?:\/\//);
const unique = <T extends z.ZodType>(item: T, max: number) =>
  z
    .array(item)
    .max(max)
    .refine((all) => new Set(all).size === all.length, 'the same twice');

const shortcut = z.strictObject({
  name: text(24),
  type: z.enum(['message', 'global']),
  callback_id: text(255),
  description: text(150),
});

const slashCommand = z.strictObject({
  command: text(32, 2).startsWith('/'),
  url: address(3000).optional(),
  description: text(2000),
  usage_hint: text(1000).optional(),
  should_escape: z.boolean().optional(),
});

export const slackManifestSchema = z.strictObject({
  _metadata: z
    .strictObject({ major_version: z.int().optional(), minor_version: z.int().optional() })
    .optional(),
  display_information: z.strictObject({
    name: text(35),
    description: text(140).optional(),
    background_color: z
      .string()
      .regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/)
      .optional(),
    long_description: text(4000, 175).optional(),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean().optional() }),
    // Their description says five, their schema ten: the smaller holds.
    shortcuts: z.array(shortcut).min(1).max(5),
    slash_commands: z.array(slashCommand).min(1).max(5),
  }),
  oauth_config: z.strictObject({
    redirect_urls: unique(z.string().max(2500), 1000).optional(),
    scopes: z.strictObject({ bot: unique(text(50), 255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: address(3500).optional(),
      bot_events: unique(text(50), 100),
    }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address(3500).optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});
