import type { OwnerId } from '../../domain/people/people.ts';

/** Slack's own id of a workspace, as `T0123ABCD`. */
export type WorkspaceId = string;

/** How the app is registered with Slack, and who may use it. */
export interface SlackSettings {
  /** Allow-list: workspace -> the owner whose people they are. Nobody else is answered. */
  workspaces: ReadonlyMap<WorkspaceId, OwnerId>;
  access: SlackAccess;
  /** Proves that a request is from Slack. Not needed where Socket Mode is the only way in. */
  signingSecret?: string;
  /** Socket Mode: Slack is called, instead of calling. For a machine that cannot be reached from outside. */
  appToken?: string;
  /** Others only in tests. */
  apiUrl?: string;
  hooksUrl?: string;
}

export type SlackAccess =
  /** One workspace, with the token from the app's page. */
  | { type: 'token'; token: string }
  /** Each workspace installs the app and gets a token of its own. */
  | { type: 'oauth'; clientId: string; clientSecret: string; publicUrl: string };

export const SLACK_API = 'https://slack.com/api/';
/** Where Slack lets a reply to a button be sent. Nothing else is ever posted to. */
export const SLACK_HOOKS = 'https://hooks.slack.com/';

/** What the app may do; the same as in `manifests/slack/manifest.json`, which a test sees to. */
export const BOT_SCOPES = [
  // Send, update and publish.
  'chat:write',
  // `/arshjul` and the shortcuts.
  'commands',
  // Who a user is, by e-mail, against the roster.
  'users:read',
  'users:read.email',
  // Commands that are typed to the bot.
  'im:history',
  'app_mentions:read',
  // The name of a channel the bot is added to, and when it is taken away.
  'channels:read',
  'groups:read',
] as const;

/** What Slack tells the app of. */
export const BOT_EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_left',
  'group_archive',
  'group_left',
  'member_joined_channel',
  'message.im',
  'tokens_revoked',
] as const;

export const COMMAND = '/arshjul';
