import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LISTED_COMMANDS } from '../../../src/app/commands.ts';
import { isVerb } from '../../../src/app/verbs.ts';
import { EVENTS_PATH } from '../../../src/platforms/slack/create-slack.ts';
import { REDIRECT_PATH } from '../../../src/platforms/slack/install/oauth-routes.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { BOT_EVENTS, BOT_SCOPES, COMMAND } from '../../../src/platforms/slack/settings.ts';
import { slackManifestSchema } from './support/manifest-schema.ts';

const url = 'https://hjul.kommune.no';
const parsed = (options: { publicUrl?: string; many: boolean }) =>
  slackManifestSchema.parse(JSON.parse(slackManifest(options)));
const manifest = parsed({ publicUrl: url, many: true });

/** What each method needs, from Slack's page of the method (docs.slack.dev/reference/methods). */
const SCOPE_OF: Record<string, string[]> = {
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'conversations.info': ['channels:read', 'groups:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'auth.test': [],
  'auth.revoke': [],
  'oauth.v2.access': [],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
};
/** And each event. */
const SCOPE_OF_EVENT: Record<string, string[]> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  channel_archive: ['channels:read'],
  channel_left: ['channels:read'],
  group_archive: ['groups:read'],
  group_left: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.im': ['im:history'],
  tokens_revoked: [],
};
/** What is needed for something else than a method or an event. */
const OTHER_SCOPES = ['commands', 'users:read.email'];

describe('the manifest', () => {
  it.each([{ publicUrl: url, many: true }, { publicUrl: url, many: false }, { many: false }])(
    'is as Slack wants it: $publicUrl, many: $many',
    (options) => {
      expect(() => parsed(options)).not.toThrow();
    },
  );

  it('asks for what the code uses and nothing more', () => {
    const used = new Set(
      [
        ...methodsInCode().flatMap(scopesOf),
        ...BOT_EVENTS.flatMap((one) => SCOPE_OF_EVENT[one] ?? [one]),
      ].concat(OTHER_SCOPES),
    );
    expect([...BOT_SCOPES].sort()).toEqual([...used].sort());
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...BOT_SCOPES].sort());
  });

  it('subscribes to the events that are listened to', () => {
    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual([...BOT_EVENTS].sort());
    const listener = readFileSync('src/platforms/slack/inbound/on-event.ts', 'utf8');
    const handled = [...listener.matchAll(/case '([a-z_]+)'/g)].map(([, name]) => name);
    expect(handled.sort()).toEqual(BOT_EVENTS.map((one) => one.split('.')[0]).sort());
  });

  it('has the command, with every word of Teams in its hint, and shortcuts that are verbs', () => {
    const [command] = manifest.features.slash_commands;
    expect(command?.command).toBe(COMMAND);
    const hint = (command?.usage_hint ?? '').split(' | ');
    expect(hint.slice(0, -1)).toEqual([...LISTED_COMMANDS]);
    expect(hint.at(-1)).toBe('kanal');
    expect(manifest.features.shortcuts.every(({ callback_id }) => isVerb(callback_id))).toBe(true);
  });

  it('leads to the addresses that the bot has', () => {
    const addresses = [
      manifest.settings.event_subscriptions.request_url,
      manifest.settings.interactivity.request_url,
      manifest.features.slash_commands[0]?.url,
    ];
    expect(new Set(addresses)).toEqual(new Set([`${url}${EVENTS_PATH}`]));
    expect(manifest.oauth_config.redirect_urls).toEqual([`${url}${REDIRECT_PATH}`]);
    expect(manifest.settings.token_rotation_enabled).toBe(true);
  });

  it('with Socket Mode has no addresses at all', () => {
    const text = slackManifest({ many: false });
    expect(text).not.toContain('https://');
    expect(JSON.parse(text).settings.socket_mode_enabled).toBe(true);
  });
});

function scopesOf(method: string): string[] {
  const scopes = SCOPE_OF[method];
  if (!scopes) throw new Error(`${method}: which scope does it need?`);
  return scopes;
}

/** `client.chat.postMessage(` and the like. */
function methodsInCode(): string[] {
  const files = readdirSync('src/platforms/slack', { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join('src/platforms/slack', name), 'utf8'));
  const calls = sources.flatMap((source) => [
    ...source.matchAll(/\.((?:chat|views|users|conversations|auth|oauth\.v2)\.[a-zA-Z]+)\(/g),
  ]);
  const methods = [...new Set(calls.map(([, name]) => name ?? ''))];
  if (methods.length < 10) throw new Error('the calls are written in another way now');
  return methods;
}
